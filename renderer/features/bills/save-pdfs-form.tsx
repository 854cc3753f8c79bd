import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { z } from 'zod'
import type { Bill } from '../../../shared/domain/bill'
import { nameParts, unknownParts, usualPattern, type NamePart } from '../../../shared/domain/pdf-names'
import { namesOfPdfs, type PdfBill, type PdfPlace } from '../../../shared/domain/saved-pdfs'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { counted } from '../../lib/numbers'
import { usePersisted } from '../../parts/place'
import { DialogFoot } from '../../ui/dialog-foot'
import { pdfBillsOf } from './pdf-bills'
import classes from './save-pdfs.module.css'
import { savePdfs } from './saving-pdfs'

/** Some of the bills of the tab, and what they are. */
export interface PdfChoice {
  readonly name: string
  readonly bills: readonly Bill[]
}

interface Props {
  readonly profileId: number
  /** At least one. */
  readonly choices: readonly PdfChoice[]
  readonly onClose: () => void
}

const partNames: Readonly<Record<NamePart, string>> = {
  label: 'Label',
  profile: 'Profile ID',
  period: 'Period',
  type: 'Type',
  date: 'Bill date',
  account: 'Account',
  meter: 'Meter',
  bill: 'Bill ID',
}

const placeHints: Readonly<Record<PdfPlace, string>> = {
  folder:
    'You can stop and start again: what the folder has is not read again. No other file in it is touched.',
  zip: 'It is written whole or not at all, and holds at most 4 GB.',
}

const maxPattern = 200
const patternSchema = z.string().min(1).max(maxPattern)

/** Kept in the connection's sealed store, because a person may type a name into it. */
const usePattern = () => usePersisted('pdf-names', patternSchema, usualPattern)

const faultOf = (pattern: string): string | null => {
  if (pattern.trim() === '') return 'A name is needed.'
  const [unknown] = unknownParts(pattern)
  return unknown === undefined ? null : `There is no {${unknown}}: use one of those below.`
}

interface NamesProps {
  readonly pattern: string
  readonly fault: string | null
  readonly example: string
  readonly onChange: (pattern: string) => void
}

const Names = ({ pattern, fault, example, onChange }: NamesProps) => {
  const field = useRef<HTMLInputElement>(null)
  const insert = (part: NamePart): void => {
    const from = field.current?.selectionStart ?? pattern.length
    const to = field.current?.selectionEnd ?? from
    onChange(`${pattern.slice(0, from)}{${part}}${pattern.slice(to)}`.slice(0, maxPattern))
    field.current?.focus()
  }
  return (
    <div className={classes.form}>
      <TextInput
        ref={field}
        label="File names"
        classNames={{ input: 'lc-mono lc-private' }}
        maxLength={maxPattern}
        value={pattern}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={fault}
        data-autofocus
      />
      <div className={classes.parts} role="group" aria-label="Parts of file names">
        {nameParts.map((part) => (
          <Button key={part} variant="default" size="compact-xs" onClick={() => insert(part)}>
            {partNames[part]}
          </Button>
        ))}
      </div>
      <p className={classes.example} role="status" aria-label="The first file">
        {fault === null && (
          <>
            The first file: <b className="lc-private">{example}</b>
          </>
        )}
      </p>
    </div>
  )
}

const hasPdf = (bill: PdfBill): boolean => bill.hasPdf

/** Which PDFs are saved, under which names, and as what. */
export const SavePdfsForm = ({ profileId, choices, onClose }: Props) => {
  const [chosen, choose] = useState(choices[0]?.name ?? '')
  const [into, setInto] = useState<PdfPlace>('folder')
  const [pattern, setPattern] = usePattern()
  const [typed, setTyped] = useState(pattern)
  const profile = useQuery({
    queryKey: keys.profile(profileId),
    queryFn: ({ signal }) => call('profiles:get', { id: profileId }, signal),
  })
  const label = profile.data?.label ?? ''
  const bills = pdfBillsOf((choices.find(({ name }) => name === chosen) ?? choices[0])?.bills ?? [])
  const wanted = bills.filter(hasPdf)
  const without = bills.length - wanted.length
  const fault = faultOf(typed)
  const [example = ''] = namesOfPdfs(typed, profileId, label, wanted.slice(0, 1))
  const save = (): void => {
    setPattern(typed)
    void savePdfs({ profileId, label, pattern: typed, into, bills: [...bills] })
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (fault === null && wanted.length > 0) save()
      }}
    >
      {choices.length > 1 && (
        <div className={classes.choice}>
          <span className={classes.name}>Which</span>
          <SegmentedControl
            aria-label="Which PDFs"
            size="xs"
            data={choices.map(({ name, bills: some }) => ({
              value: name,
              label: `${name} (${pdfBillsOf(some).filter(hasPdf).length})`,
            }))}
            value={chosen}
            onChange={choose}
          />
        </div>
      )}
      <Names pattern={typed} fault={fault} example={example} onChange={setTyped} />
      {profile.isError && (
        <p className={classes.hint}>The profile could not be read: the names have no label.</p>
      )}
      <div className={classes.choice}>
        <span className={classes.name}>As</span>
        <SegmentedControl
          aria-label="As what"
          size="xs"
          data={[
            { value: 'folder', label: 'Files in a folder' },
            { value: 'zip', label: 'One zip file' },
          ]}
          value={into}
          onChange={(value) => setInto(value)}
        />
        <p className={classes.hint}>{placeHints[into]}</p>
      </div>
      <p className={classes.hint}>
        A list beside them (manifest, CSV) has the bill, the period and the SHA-256 of each file.
        {without > 0 && ` ${counted(without, 'bill')} of the list ${without === 1 ? 'has' : 'have'} no PDF.`}
      </p>
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          disabled={fault !== null || wanted.length === 0}
          // The names need the label.
          loading={profile.isPending}
        >
          Save {counted(wanted.length, 'PDF')}…
        </Button>
      </DialogFoot>
    </form>
  )
}
