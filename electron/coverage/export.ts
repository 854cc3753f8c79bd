import { inTypeOrder } from '../../shared/coverage/summary'
import {
  intervalType,
  stripMonths,
  type CoverageQuestion,
  type MonthState,
  type ProfileCoverage,
  type SeriesStrip,
  type SweptKind,
} from '../../shared/domain/coverage'
import type { TableFormat } from '../../shared/domain/table-format'
import { fail, type Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
import { time, type Cell } from '../../shared/domain/cell'
import type { MakeTable, TableFile } from '../files/table'

/** Profiles processed at a time, so that main can serve other calls in between. */
const chunk = 200

const monthsBefore = (month: string): readonly string[] => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Array.from({ length: stripMonths }, (_, at) =>
    new Date(Date.UTC(year, number - stripMonths + at, 1)).toISOString().slice(0, 7),
  )
}

const headings: Readonly<Record<SweptKind, readonly string[]>> = {
  bills: ['Missing', 'Late', 'Last bill', 'Bills read (UTC)'],
  intervals: ['Missing', 'Not complete', 'Last month', 'Interval months read (UTC)'],
}

const headingOf = (what: SweptKind, month: string): readonly string[] => [
  'ID',
  'Label',
  'Provider',
  'Type',
  'Account',
  'Meter',
  ...monthsBefore(month),
  ...headings[what],
]

/** What a month is called in the file; of bills by its state, as the page calls it. */
const intervalStates: Readonly<Record<MonthState, string>> = {
  here: 'complete',
  late: 'not complete',
  missing: 'missing',
  'not-due': 'not over',
  unknown: 'not known',
  none: '',
}

const stateText = (state: MonthState, type: string): string => {
  if (type === intervalType) return intervalStates[state]
  return state === 'none' ? '' : state
}

const lineOf = (
  { id, label, provider, readAt }: ProfileCoverage,
  series: SeriesStrip | undefined,
): readonly Cell[] => {
  const read = readAt === null ? 'not read' : time(readAt)
  const months = series?.months.map((state) => stateText(state, series.type)) ?? []
  return [
    id,
    label,
    provider,
    series?.type ?? null,
    series?.accountNumber ?? null,
    series?.meterNumber ?? null,
    ...Array.from({ length: stripMonths }, (_, at) => months[at] ?? null),
    // With too few bills nothing is known, so this is not 0.
    series?.missing ?? null,
    series?.late ?? null,
    time(series?.last ?? null),
    read,
  ]
}

/**
 * A line for each series of the type. It uses what is known now: bills may have been read since the overview was
 * computed.
 */
const linesOf = (row: ProfileCoverage, type: string | null): readonly (readonly Cell[])[] => {
  const own = row.series.filter((one) => type === null || one.type === type)
  if (own.length === 0) return type !== null && row.readAt !== null ? [] : [lineOf(row, undefined)]
  return inTypeOrder([...new Set(own.map((one) => one.type))]).flatMap((wanted) =>
    own.filter((one) => one.type === wanted).map((one) => lineOf(row, one)),
  )
}

interface Parts {
  readonly ask: Directory['ask']
  readonly format: TableFormat
  readonly makeTable: MakeTable
  readonly signal: AbortSignal
}

/** The lines of an overview in its order, one for each series. */
export const coverageFile = async (
  { ask, format, makeTable, signal }: Parts,
  question: CoverageQuestion,
): Promise<Result<TableFile>> => {
  const { what = 'bills' } = question
  const overview = await ask('coverage', question)
  if (!overview.ok) return overview
  const ids = [...new Set(overview.value.lines.filter((_, at) => at % 2 === 0))]
  let table: ReturnType<MakeTable> | undefined
  for (let from = 0; from === 0 || from < ids.length; from += chunk) {
    if (signal.aborted) return fail('cancelled')
    const some = ids.slice(from, from + chunk)
    const rows = await ask('coverageRows', { what, ids: some })
    if (!rows.ok) return rows
    table ??= makeTable(format, headingOf(what, rows.value[0]?.month ?? new Date().toISOString().slice(0, 7)))
    table.add(rows.value.flatMap((row) => linesOf(row, question.type)))
  }
  return (table ?? makeTable(format, [])).file(signal)
}
