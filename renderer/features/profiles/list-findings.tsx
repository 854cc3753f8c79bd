import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useState, type ReactNode } from 'react'
import { chunk } from 'es-toolkit/array/chunk'
import { clsx } from 'clsx'
import type { ListResolution, ResolvedLine } from '../../../shared/domain/directory'
import type { ProfileRow } from '../../../shared/domain/profile'
import { shownText } from '../../../shared/domain/shown-text'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { count, counted } from '../../lib/numbers'
import { localDay } from '../../lib/time'
import { CopyButton } from '../../ui/copy-button'
import findings from '../../ui/findings.module.css'
import { Notice } from '../../ui/notice'
import { Verbatim } from '../../ui/verbatim'
import classes from './paste-list.module.css'

/** Lines listed at first, and added by each press of the button. */
const maxListed = 200
/** The same for lines that a person decides, each of which has a field with choices. */
const maxUndecided = 25
/** The contract's limit for one request. */
const maxRows = 200
/** The most profiles with the same label among which a person can choose. */
const maxNamesakes = 50

interface Props {
  readonly resolution: ListResolution
  /** The numbers of the rows of the pasted table that have nothing in the column. */
  readonly empty: readonly number[]
  readonly chosen: ReadonlyMap<string, number>
  readonly onChoose: (line: string, id: number | null) => void
  readonly onLookAgain: () => void
  /** Whether the lines are being looked up again. */
  readonly busy: boolean
}

const maxNumbers = 5

/** `2 rows without a value here (rows 3, 7)` */
export const emptyWords = (empty: readonly number[]): string => {
  const numbers = empty.slice(0, maxNumbers).map(count).join(', ')
  const more = empty.length > maxNumbers ? ` and ${count(empty.length - maxNumbers)} more` : ''
  return `${counted(empty.length, 'row')} without a value here (${empty.length === 1 ? 'row' : 'rows'} ${numbers}${more})`
}

/** What tells profiles with the same label apart. */
const describe = (id: number, row: ProfileRow | undefined): string => {
  const { provider, zipcode, created } = row?.profile ?? {}
  return [String(id), provider && shownText(provider), zipcode, created && localDay(created)]
    .filter(Boolean)
    .join(' · ')
}

const rowsOf = async (ids: readonly number[], signal: AbortSignal): Promise<readonly ProfileRow[]> => {
  const rows: ProfileRow[] = []
  for (const some of chunk(ids, maxRows)) {
    rows.push(...(await call('profiles:rows', { ids: some, fresh: false }, signal)))
  }
  return rows
}

const useRows = (ids: readonly number[]): ReadonlyMap<number, ProfileRow> => {
  const { data = [] } = useQuery({
    queryKey: keys.namesakes(ids),
    queryFn: ({ signal }) => rowsOf(ids, signal),
    gcTime: 0,
  })
  return new Map(data.map((row) => [row.id, row]))
}

interface AmbiguousProps extends Pick<Props, 'chosen' | 'onChoose'> {
  readonly lines: readonly ResolvedLine[]
}

const Ambiguous = ({ lines, chosen, onChoose }: AmbiguousProps) => {
  const rows = useRows(lines.flatMap(({ ids }) => ids.slice(0, maxNamesakes)))
  return lines.map(({ line, ids }) => (
    <li key={line} className={classes.choice}>
      <span className={clsx(classes.line, 'lc-private')}>
        <Verbatim text={line} />
      </span>
      <Select
        aria-label={`Which profile is ${shownText(line)}?`}
        placeholder={`Choose one of ${count(ids.length)}`}
        data={ids
          .slice(0, maxNamesakes)
          .map((id) => ({ value: String(id), label: describe(id, rows.get(id)) }))}
        value={chosen.has(line) ? String(chosen.get(line)) : null}
        onChange={(value) => onChoose(line, value === null ? null : Number(value))}
        clearable
      />
    </li>
  ))
}

interface PagesProps<Line> {
  readonly lines: readonly Line[]
  /** Number of lines on one page. */
  readonly pageSize?: number
  /** Renders the lines of one page. */
  readonly children: (page: readonly Line[]) => ReactNode
}

/** A list that may have 20,000 lines. It shows one page, and one more at each press. */
const Pages = <Line,>({ lines, pageSize = maxListed, children }: PagesProps<Line>) => {
  const [pages, setPages] = useState(1)
  const left = lines.length - pages * pageSize
  return (
    <ul className={clsx(findings.frame, classes.list)}>
      {Array.from({ length: pages }, (_, page) => (
        <Fragment key={page}>{children(lines.slice(page * pageSize, (page + 1) * pageSize))}</Fragment>
      ))}
      {left > 0 && (
        <li>
          <Button variant="subtle" size="compact-xs" onClick={() => setPages(pages + 1)}>
            Show {count(Math.min(left, pageSize))} of {counted(left, 'more line')}
          </Button>
        </li>
      )}
    </ul>
  )
}

interface UnsettledProps {
  readonly lines: readonly string[]
  readonly unread: number
  readonly onLookAgain: () => void
  readonly busy: boolean
}

/** Shown before anything can be done with the list: which of its lines may mean a profile that is not known yet. */
const Unsettled = ({ lines, unread, onLookAgain, busy }: UnsettledProps) => {
  const [listed, setListed] = useState(false)
  const missing =
    unread > 0 ? `${counted(unread, 'profile')} that had not been read then` : 'Profiles not listed yet'
  return (
    <Notice
      title={`${counted(lines.length, 'line')} looked up among the profiles read so far.`}
      actions={
        <>
          <Button variant="default" loading={busy} onClick={onLookAgain}>
            Look up again
          </Button>
          <Button variant="subtle" aria-expanded={listed} onClick={() => setListed(!listed)}>
            {listed ? 'Hide these lines' : 'Which lines'}
          </Button>
        </>
      }
    >
      {missing} may have the same label, so that another profile could be meant.
      {listed && (
        <Pages lines={lines}>
          {(page) =>
            page.map((line) => (
              <li key={line} className={clsx(classes.line, 'lc-private')}>
                <Verbatim text={line} />
              </li>
            ))
          }
        </Pages>
      )}
    </Notice>
  )
}

/** What the lines of the list name: one profile, several, or none. */
export const ListFindings = ({ resolution, empty, chosen, onChoose, onLookAgain, busy }: Props) => {
  const { found, ambiguous, unknown, repeated, unread, unsettled } = resolution
  const left = ambiguous.filter(({ line }) => !chosen.has(line)).length
  return (
    <>
      <p className={clsx(findings.counts, classes.counts)} role="status">
        <strong>{count(found.length)}</strong> found
        <span>{count(ambiguous.length)} ambiguous</span>
        <span>{count(unknown.length)} unknown</span>
        {empty.length > 0 && <span>{emptyWords(empty)}</span>}
        {repeated > 0 && <span>{counted(repeated, 'repeated line')} counted once</span>}
      </p>
      {unsettled.length > 0 && (
        <Unsettled lines={unsettled} unread={unread} onLookAgain={onLookAgain} busy={busy} />
      )}
      {ambiguous.length > 0 && (
        <section aria-label="Ambiguous lines">
          <h3 className={classes.heading}>
            {counted(ambiguous.length, 'line')}: several profiles have this label
            {left > 0 && `. Choose one for each, or leave it out: ${count(left)} left`}
          </h3>
          <Pages lines={ambiguous} pageSize={maxUndecided}>
            {(lines) => <Ambiguous lines={lines} chosen={chosen} onChoose={onChoose} />}
          </Pages>
        </section>
      )}
      {unknown.length > 0 && (
        <section aria-label="Unknown lines">
          <h3 className={classes.heading}>
            {counted(unknown.length, 'line')}: no profile has this ID or label
            {unsettled.length > 0 && ', as far as they have been read'}
          </h3>
          <Pages lines={unknown}>
            {(lines) =>
              lines.map((line) => (
                <li key={line} className={clsx(classes.line, 'lc-private')}>
                  <Verbatim text={line} />
                </li>
              ))
            }
          </Pages>
          <div className={classes.copy}>
            <CopyButton value={unknown.join('\n')} label="Copy unknown lines" />
          </div>
        </section>
      )}
    </>
  )
}
