import { Button, Checkbox, Modal, Select, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { maxLines, type ListResolution } from '../../../shared/domain/directory'
import { shownText } from '../../../shared/domain/shown-text'
import { call, failureOf } from '../../bridge/call'
import { notifyFailure } from '../../parts/notify-failure'
import { count, counted } from '../../lib/numbers'
import { FailureNotice } from '../../parts/failure-notice'
import { DialogFoot } from '../../ui/dialog-foot'
import { Notice } from '../../ui/notice'
import classes from './paste-list.module.css'
import { emptyWords, ListFindings } from './list-findings'
import { linesIn, pastedTable, unmatchedOf, type Pasted } from './pasted'
import type { Ids } from './profile-list'
import type { Scope } from './persisted-scope'

interface Props {
  /** What was pasted in the list itself, or nothing. */
  readonly given: string
  readonly onClose: () => void
  readonly onShow: (scope: Scope) => void
}

const chosenOf = ({ found, ambiguous }: ListResolution, chosen: ReadonlyMap<string, number>): Ids => {
  const picked = ambiguous.flatMap(({ line }) => chosen.get(line) ?? [])
  return Int32Array.from(new Set([...found, ...picked]))
}

/** The name of a column: its heading, or the first value in it. */
const columnName = ({ rows }: Pasted, at: number, withHeading: boolean): string => {
  const first = rows.map((row) => (row[at] ?? '').trim()).find((cell) => cell !== '') ?? 'empty'
  return withHeading && rows[0]?.[at]?.trim()
    ? shownText(rows[0][at].trim(), 60)
    : `Column ${at + 1}: ${shownText(first, 60)}`
}

const Content = ({ given, onClose, onShow }: Props) => {
  const [text, setText] = useState(given)
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map())
  // Null until the person chooses another column than the suggested one.
  const [keyChoice, setKeyChoice] = useState<number | null>(null)
  const [headingChoice, setHeadingChoice] = useState<boolean | null>(null)
  const pasted = useMemo(() => pastedTable(text), [text])
  const key = keyChoice !== null && keyChoice < pasted.columns ? keyChoice : pasted.key
  const withHeading = pasted.rows.length > 1 && (headingChoice ?? pasted.hasHeading)
  const { lines, empty } = useMemo(() => linesIn(pasted, key, withHeading), [pasted, key, withHeading])
  const surplus = Math.max(0, lines.length - maxLines)
  const resolve = useMutation({
    mutationFn: (some: readonly string[]) => call('profiles:resolve', { lines: [...some] }),
    onSuccess: () => setChosen(new Map()),
  })
  /** Choices are kept: looking up again can only add candidates. */
  const again = useMutation({
    mutationFn: (some: readonly string[]) => call('profiles:resolve', { lines: [...some] }),
    onError: notifyFailure,
  })
  const data = resolve.data && (again.data ?? resolve.data)
  const look = (): void => {
    if (lines.length > 0 && surplus === 0 && !resolve.isPending) resolve.mutate(lines)
  }
  const lookAtOnce = useEffectEvent(() => {
    // With several columns the person first sees which one is meant.
    if (given !== '' && pasted.columns === 1) look()
  })
  useEffect(() => lookAtOnce(), [])

  if (!data) {
    return (
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          look()
        }}
      >
        <Textarea
          label="IDs or labels, one per line"
          description={`As copied from a spreadsheet, one column or several, up to ${count(maxLines)} lines`}
          rows={12}
          classNames={{ input: `lc-mono lc-private ${classes.lines}` }}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setKeyChoice(null)
            setHeadingChoice(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) look()
          }}
          error={surplus > 0 ? `${counted(surplus, 'line')} too many` : undefined}
          data-autofocus
        />
        {pasted.columns > 1 && (
          <Select
            label="Column that names the profiles"
            data={Array.from({ length: pasted.columns }, (_, at) => ({
              value: String(at),
              label: columnName(pasted, at, withHeading),
            }))}
            value={String(key)}
            allowDeselect={false}
            onChange={(value) => setKeyChoice(Number(value))}
          />
        )}
        {pasted.rows.length > 1 && (pasted.columns > 1 || pasted.hasHeading) && (
          <Checkbox
            label={`The first line is a heading: ${shownText((pasted.rows[0] ?? []).join(', '), 60)}`}
            checked={withHeading}
            onChange={(event) => setHeadingChoice(event.currentTarget.checked)}
          />
        )}
        {resolve.isError && <FailureNotice ofRead failure={failureOf(resolve.error)} />}
        <DialogFoot>
          <span className={classes.hint}>
            {counted(lines.length, 'line')}
            {empty.length > 0 && ` · ${emptyWords(empty)}`}
          </span>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={lines.length === 0 || surplus > 0} loading={resolve.isPending}>
            Look up
          </Button>
        </DialogFoot>
      </form>
    )
  }

  const back = (): void => {
    resolve.reset()
    again.reset()
  }
  const ids = chosenOf(data, chosen)
  const isWrongColumn = pasted.columns > 1 && data.found.length === 0 && data.ambiguous.length === 0
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (ids.length === 0) return
        const unmatched = unmatchedOf(data, chosen)
        onShow({ name: `Pasted list of ${count(ids.length)}`, ids, unmatched })
      }}
    >
      {isWrongColumn && (
        <Notice
          title={`No profile was found for “${columnName(pasted, key, withHeading)}”.`}
          actions={
            <Button variant="default" onClick={back}>
              Choose another column
            </Button>
          }
        >
          Another column may name the profiles.
        </Notice>
      )}
      <ListFindings
        resolution={data}
        empty={empty}
        chosen={chosen}
        busy={again.isPending}
        onLookAgain={() => again.mutate(lines)}
        onChoose={(line, id) => {
          const next = new Map(chosen)
          if (id === null) next.delete(line)
          else next.set(line, id)
          setChosen(next)
        }}
      />
      <DialogFoot>
        <Button variant="default" className={classes.back} onClick={back}>
          Back to the list
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={ids.length === 0} autoFocus>
          Show {ids.length === 1 ? 'this profile' : `these ${counted(ids.length, 'profile')}`}
        </Button>
      </DialogFoot>
    </form>
  )
}

/** Makes a list from a column pasted from a spreadsheet. It shows what each line names before the list is opened. */
export const PasteList = (props: Props) => (
  <Modal
    opened
    onClose={props.onClose}
    title="Paste a list of profiles"
    size={560}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <Content {...props} />
  </Modal>
)
