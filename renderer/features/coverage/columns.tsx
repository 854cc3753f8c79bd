import { useMemo } from 'react'
import { stripMonths, type MonthState, type SeriesMonth } from '../../../shared/domain/coverage'
import { dateFormat } from '../../lib/date-format'
import { count } from '../../lib/numbers'
import { typeName } from '../../lib/type-name'
import { monthsUpTo, monthWords } from '../../parts/bill-strip'
import type { GridColumn } from '../../ui/grid/column'
import type { CoverageLine } from './coverage-lines'
import classes from './coverage.module.css'

const quiet = (text: string) => <span className="lc-muted">{text}</span>

const monthName = dateFormat({ month: 'short' }, 'en')

/** "Aug"; the first month and each January also show the year. */
const headOf = (month: string, at: number): string => {
  const name = monthName.format(new Date(`${month}-15T00:00:00Z`))
  return at === 0 || month.endsWith('-01') ? `${name} ${month.slice(2, 4)}` : name
}

interface MarkProps {
  readonly state: MonthState
  /** "Gas, 2026-08". */
  readonly what: string
  readonly onOpen: () => void
}

const Mark = ({ state, what, onOpen }: MarkProps) => {
  const words = `${what}: ${monthWords[state]}`
  return (
    // The focus stays on the grid, where Enter opens the bills of the line.
    <button
      type="button"
      tabIndex={-1}
      className={classes.cell}
      title={words}
      aria-label={words}
      onClick={onOpen}
    >
      <span className={classes.mark} data-state={state} />
    </button>
  )
}

const nameOf = ({ series, profile }: CoverageLine) => {
  if (!series) return quiet(profile.readAt === null ? 'bills not read' : 'no bills')
  const { type, meterNumber, accountNumber, ended } = series
  const number = meterNumber ?? accountNumber
  return (
    <span>
      {typeName(type)} {number !== null && <span className="lc-mono lc-private">{number}</span>}
      {ended && quiet(' ended')}
    </span>
  )
}

const number = (value: number | null | undefined, kind: 'missing' | 'late') => {
  if (value === undefined) return null
  if (value === null) return quiet('too few')
  return value === 0 ? quiet('–') : <span className={classes[kind]}>{count(value)}</span>
}

export type OpenBills = (id: number, wanted: SeriesMonth | null) => void

/** What is selected when a line, or a month of it, is opened. */
export const wantedOf = ({ series }: CoverageLine, month: string | null): SeriesMonth | null => {
  if (!series) return null
  const { type, accountNumber, serviceId, meterNumber } = series
  return { type, accountNumber, serviceId, meterNumber, month }
}

/** The state of a month. If a line was read before that month began, its months end before it. */
const stateIn = ({ series, profile }: CoverageLine, month: string): MonthState =>
  series?.months[monthsUpTo(profile.month, stripMonths).indexOf(month)] ?? 'none'

/** The count of all years. The marks are of the last months alone, so it is said where they cannot show all of it. */
const missingOf = ({ series }: CoverageLine) => {
  const shown = number(series?.missing, 'missing')
  if (!series?.missing || series.missingBefore === 0) return shown
  return (
    <span title={`${count(series.missingBefore)} of these before the months shown here`}>
      {shown} {quiet('earlier')}
    </span>
  )
}

const monthColumn = (month: string, at: number, onOpen: OpenBills): GridColumn<CoverageLine> => ({
  id: `month-${at}`,
  name: headOf(month, at),
  width: at === 0 || month.endsWith('-01') ? 46 : 30,
  minWidth: 28,
  narrow: true,
  cell: (line) =>
    line.series && (
      <Mark
        state={stateIn(line, month)}
        what={`${typeName(line.series.type)}, ${month}`}
        onOpen={() => onOpen(line.profile.id, wantedOf(line, month))}
      />
    ),
})

/** The columns of the page. `month` is the last one shown, `YYYY-MM`. */
export const useCoverageColumns = (month: string, onOpen: OpenBills): readonly GridColumn<CoverageLine>[] =>
  useMemo(
    () => [
      {
        id: 'label',
        name: 'Label',
        width: 110,
        minWidth: 80,
        grow: true,
        hideable: false,
        private: true,
        cell: ({ profile, isFirst }) => {
          if (!isFirst) return null
          if (profile.label === null) return quiet('not read')
          return profile.label === '' ? quiet('no label') : profile.label
        },
        title: ({ profile }) => profile.label ?? undefined,
      },
      {
        id: 'id',
        name: 'ID',
        width: 62,
        cell: ({ profile, isFirst }) => isFirst && <span className="lc-mono">{profile.id}</span>,
      },
      {
        id: 'provider',
        name: 'Provider',
        width: 94,
        cell: ({ profile, isFirst }) => (isFirst ? (profile.provider ?? quiet('unknown')) : null),
        title: ({ profile }) => profile.provider ?? undefined,
      },
      { id: 'series', name: 'Series', width: 166, cell: nameOf },
      ...monthsUpTo(month, stripMonths).map((one, at) => monthColumn(one, at, onOpen)),
      {
        id: 'missing',
        name: 'Missing',
        width: 84,
        align: 'end',
        cell: missingOf,
      },
      {
        id: 'late',
        name: 'Late',
        width: 48,
        align: 'end',
        // The column beside it says why, and has the room for it.
        cell: ({ series }) => (series?.late === null ? quiet('?') : number(series?.late, 'late')),
        title: ({ series }) => (series?.late === null ? 'Too few bills to tell' : undefined),
      },
      {
        id: 'last-bill',
        name: 'Last bill to',
        width: 98,
        cell: ({ series }) => series && quiet(series.lastBill ?? 'none dated'),
      },
    ],
    [month, onOpen],
  )
