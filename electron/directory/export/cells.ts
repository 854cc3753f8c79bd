import type { SortColumn } from '../../../shared/domain/directory'
import { possibleDayWords, type BillSummary, type PossibleDay } from '../../../shared/domain/coverage'
import type { ProfileRow } from '../../../shared/domain/profile'
import { jobWords } from '../../../shared/domain/status'
import { tagList } from '../../../shared/domain/tag-list'
import { time, type Cell } from '../../../shared/domain/cell'

/** In UTC, in the form that spreadsheets read as a date. What is not a date stays a text. */
const timeOf = (at: string | null | undefined): Cell => {
  const [, day, clock] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(at ?? '') ?? []
  return day && clock ? time(`${day} ${clock}`) : (at ?? null)
}

const lastJobOf = ({ lastJob }: ProfileRow): string => {
  if (lastJob === undefined) return ''
  return lastJob === null ? 'never run' : jobWords(lastJob.status, lastJob.finished)
}

/** A day that is not known exactly is no date, and stays a text. */
const possibleDay = (day: PossibleDay | null): Cell =>
  time(day && (day.from === day.to ? day.from : possibleDayWords(day)))

/** What the strip shows by signs. */
const stripText = ({ strips, missing, late, tooFew, unknown }: BillSummary): string => {
  const rest = [
    late !== null && late > 0 && `${late} late`,
    missing !== null && missing > 0 && `${missing} missing`,
    unknown > 0 && `${unknown} not known since`,
    tooFew > 0 && 'too few to tell',
  ].filter((one) => one !== false)
  const types = strips.map(({ type }) => type).join(', ')
  return [types === '' ? 'no bills' : types, ...rest].join('; ')
}

interface ExportColumn {
  /** The grid's name for the column; a time adds that it is in UTC. */
  readonly name: string
  readonly cell: (row: ProfileRow) => Cell
}

export const exportColumns: Readonly<Record<SortColumn, ExportColumn>> = {
  label: { name: 'Label', cell: ({ profile }) => profile?.label ?? null },
  id: { name: 'ID', cell: ({ id }) => id },
  provider: { name: 'Provider', cell: ({ profile }) => profile?.provider ?? null },
  'last-job': { name: 'Last job', cell: (row) => lastJobOf(row) },
  zip: { name: 'ZIP', cell: ({ profile }) => profile?.zipcode ?? null },
  tags: { name: 'Tags', cell: ({ profile }) => profile && tagList(profile.tags) },
  created: { name: 'Created (UTC)', cell: ({ profile }) => timeOf(profile?.created) },
  read: { name: 'Read (UTC)', cell: ({ readAt }) => timeOf(readAt) },
  bills: { name: 'Bills', cell: ({ bills }) => (bills ? stripText(bills) : null) },
  'last-bill': { name: 'Last bill', cell: ({ bills }) => time(bills?.lastBill ?? null) },
  missing: { name: 'Missing', cell: ({ bills }) => bills?.missing ?? null },
  'last-interval': {
    name: 'Last interval',
    cell: ({ intervals }) => possibleDay(intervals?.lastInterval ?? null),
  },
}
