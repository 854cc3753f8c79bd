import { useMemo } from 'react'
import {
  intervalType,
  stripMonths,
  type MonthState,
  type SeriesMonth,
  type SeriesStrip,
  type SweptKind,
} from '../../../shared/domain/coverage'
import { dateFormat } from '../../lib/date-format'
import { count } from '../../lib/numbers'
import { typeName } from '../../lib/type-name'
import { monthsUpTo } from '../../parts/bill-strip'
import type { GridColumn } from '../../ui/grid/column'
import type { CoverageLine } from './coverage-lines'
import classes from './coverage.module.css'
import { coverageWords } from './words'

type Words = (typeof coverageWords)[SweptKind]

const quiet = (text: string) => <span className="lc-muted">{text}</span>

const monthName = dateFormat({ month: 'short' }, 'en')

/** "Aug"; the first month and each January also show the year. */
const headOf = (month: string, at: number): string => {
  const name = monthName.format(new Date(`${month}-15T00:00:00Z`))
  return at === 0 || month.endsWith('-01') ? `${name} ${month.slice(2, 4)}` : name
}

/** What a line is of. */
const kindName = ({ type }: SeriesStrip): string => (type === intervalType ? 'Intervals' : typeName(type))

const nameOf = (words: Words, { series, profile }: CoverageLine) => {
  if (!series) return quiet(profile.readAt === null ? words.notRead : words.none)
  const { meterNumber, accountNumber, ended } = series
  const number = meterNumber ?? accountNumber
  return (
    <span>
      {kindName(series)} {number !== null && <span className="lc-mono lc-private">{number}</span>}
      {ended && quiet(' ended')}
    </span>
  )
}

const number = (value: number | null | undefined, kind: 'missing' | 'late') => {
  if (value === undefined) return null
  if (value === null) return quiet('too few')
  return value === 0 ? quiet('–') : <span className={classes[kind]}>{count(value)}</span>
}

/** Opens the bills, or the intervals, of a profile, at what was pointed at. */
export type OpenRecords = (id: number, wanted: SeriesMonth | null) => void

/** What is selected when a line, or a month of it, is opened. */
export const wantedOf = ({ series }: CoverageLine, month: string | null): SeriesMonth | null => {
  if (!series) return null
  const { type, accountNumber, serviceId, meterNumber } = series
  return { type, accountNumber, serviceId, meterNumber, month }
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
const monthsBetween = (from: string, to: string): number => monthNumber(to) - monthNumber(from)

/** The state of a month. If a line was read before that month began, its months end before it. */
const stateIn = ({ series, profile }: CoverageLine, month: string): MonthState =>
  series?.months[stripMonths - 1 - monthsBetween(month, profile.month)] ?? 'none'

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

/**
 * A month of a line. It is one element, whose mark is drawn by its style: of these the first frame has hundreds. The focus
 * stays on the grid, where Enter opens the line.
 */
const monthCell = (
  line: CoverageLine,
  series: SeriesStrip,
  month: string,
  words: Words,
  onOpen: OpenRecords,
) => {
  const state = stateIn(line, month)
  const text = `${kindName(series)}, ${month}: ${words.months[state]}`
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.cell}
      data-state={state}
      title={text}
      aria-label={text}
      onClick={() => onOpen(line.profile.id, wantedOf(line, month))}
    />
  )
}

const monthColumn = (
  month: string,
  at: number,
  words: Words,
  onOpen: OpenRecords,
): GridColumn<CoverageLine> => ({
  id: `month-${at}`,
  name: headOf(month, at),
  width: at === 0 || month.endsWith('-01') ? 46 : 30,
  minWidth: 28,
  narrow: true,
  cell: (line) => line.series && monthCell(line, line.series, month, words, onOpen),
})

/** The columns of the page. `month` is the last one shown, `YYYY-MM`. */
export const useCoverageColumns = (
  month: string,
  what: SweptKind,
  onOpen: OpenRecords,
): readonly GridColumn<CoverageLine>[] =>
  useMemo(() => {
    const words = coverageWords[what]
    return [
      {
        id: 'label',
        name: 'Label',
        width: 104,
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
      { id: 'series', name: 'Series', width: 166, mostWidth: 220, cell: (line) => nameOf(words, line) },
      ...monthsUpTo(month, stripMonths).map((one, at) => monthColumn(one, at, words, onOpen)),
      {
        id: 'missing',
        name: 'Missing',
        width: what === 'bills' ? 80 : 70,
        align: 'end',
        cell: missingOf,
      },
      {
        id: 'late',
        name: words.columns.late,
        width: what === 'bills' ? 48 : 62,
        align: 'end',
        // The column beside it says why, and has the room for it.
        cell: ({ series }) => (series?.late === null ? quiet('?') : number(series?.late, 'late')),
        title: ({ series }) => (series?.late === null ? 'Too few bills to tell' : undefined),
      },
      {
        id: 'last-bill',
        name: words.columns.last,
        width: 90,
        cell: ({ series }) => series && quiet(series.last ?? 'none dated'),
      },
    ]
  }, [month, what, onOpen])
