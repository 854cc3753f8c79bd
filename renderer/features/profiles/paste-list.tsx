import { Button, Checkbox, Modal, Select, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { maxLines } from '../../../shared/domain/directory'
import { shownText } from '../../../shared/domain/shown-text'
import { call, failureOf } from '../../bridge/call'
import { notifyFailure } from '../../parts/notify-failure'
import { count, counted } from '../../lib/numbers'
import { FailureNotice } from '../../parts/failure-notice'
import { DialogFoot } from '../../ui/dialog-foot'
import classes from './paste-list.module.css'
import { ColumnsForValues } from './columns-for-values'
import { emptyWords } from './list-findings'
import { PasteFound, type ValuesToSet } from './paste-found'
import { linesIn, pastedTable, type Pasted } from './pasted'
import { guessedColumns, type ValueColumns } from './row-values'
import type { Scope } from './persisted-scope'

interface Props {
  /** What was pasted in the list itself, or nothing. */
  readonly given: string
  readonly onClose: () => void
  readonly onShow: (scope: Scope) => void
  /** The person wants the values of the rows set. */
  readonly onValues: (values: ValuesToSet) => void
}

/** The name of a column: its heading, or the first value in it. */
const columnName = ({ rows }: Pasted, at: number, withHeading: boolean): string => {
  const first = rows.map((row) => (row[at] ?? '').trim()).find((cell) => cell !== '') ?? 'empty'
  return withHeading && rows[0]?.[at]?.trim()
    ? shownText(rows[0][at].trim(), 60)
    : `Column ${at + 1}: ${shownText(first, 60)}`
}

const Content = ({ given, ...after }: Props) => {
  const [text, setText] = useState(given)
  // Null until the person chooses another column than the suggested one.
  const [keyChoice, setKeyChoice] = useState<number | null>(null)
  const [headingChoice, setHeadingChoice] = useState<boolean | null>(null)
  /** Null while the table is only a list of profiles. */
  const [valueColumns, setValueColumns] = useState<ValueColumns | null>(null)
  const pasted = useMemo(() => pastedTable(text), [text])
  const key = keyChoice !== null && keyChoice < pasted.columns ? keyChoice : pasted.key
  const withHeading = pasted.rows.length > 1 && (headingChoice ?? pasted.hasHeading)
  const { lines, empty } = useMemo(() => linesIn(pasted, key, withHeading), [pasted, key, withHeading])
  const columns = pasted.columns > 1 ? valueColumns : null
  const surplus = Math.max(0, lines.length - maxLines)
  const resolve = useMutation({
    mutationFn: (some: readonly string[]) => call('profiles:resolve', { lines: [...some] }),
  })
  /** Choices are kept: looking up again can only add candidates. */
  const again = useMutation({
    mutationFn: (some: readonly string[]) => call('profiles:resolve', { lines: [...some] }),
    onError: notifyFailure,
  })
  const data = resolve.data && (again.data ?? resolve.data)
  const choices = Array.from({ length: pasted.columns }, (_, at) => ({
    value: String(at),
    label: columnName(pasted, at, withHeading),
  }))
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
            setValueColumns(null)
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
            data={choices}
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
        {pasted.columns > 1 && (
          <ColumnsForValues
            choices={choices}
            columns={columns}
            guess={() => guessedColumns(pasted, key)}
            onChange={setValueColumns}
          />
        )}
        {resolve.isError && <FailureNotice ofRead failure={failureOf(resolve.error)} />}
        <DialogFoot>
          <span className={classes.hint}>
            {counted(lines.length, 'line')}
            {empty.length > 0 && ` · ${emptyWords(empty)}`}
          </span>
          <Button variant="default" onClick={after.onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={lines.length === 0 || surplus > 0} loading={resolve.isPending}>
            Look up
          </Button>
        </DialogFoot>
      </form>
    )
  }

  return (
    <PasteFound
      table={{ pasted, key, withHeading }}
      columns={columns}
      name={columnName(pasted, key, withHeading)}
      data={data}
      empty={empty}
      busy={again.isPending}
      onLookAgain={() => again.mutate(lines)}
      onBack={() => {
        resolve.reset()
        again.reset()
      }}
      {...after}
    />
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
