import { outcomeWords } from '../../../shared/domain/activity'
import { time, type Cell } from '../../../shared/domain/cell'
import { subjectOf } from '../../../shared/domain/line-parts'
import { jobWords } from '../../../shared/domain/status'
import { mostLines } from '../../../shared/domain/table-format'
import type {
  ChangeEntry,
  HistoryEntry,
  HistoryStart,
  JobEntry,
  LineEntry,
  RecordsEntry,
} from '../../../shared/history/history'
import { detailWords } from '../../parts/detail-words'
import {
  beginningWords,
  byWords,
  causeWords,
  changeTitle,
  dayOf,
  jobCause,
  jobTitle,
  lineCause,
  lineTitle,
  moreRecords,
  periodWords,
  seriesWords,
  shownChanges,
  tagsIn,
  unreadableWords,
  withoutTold,
  type ShowFields,
} from './words'

/** One changed field, or one thing that was done or seen. */
interface Row {
  readonly what: string
  /** The record, the job or whatever else it was about. */
  readonly of?: string
  readonly field?: string
  readonly old?: string | null
  readonly new?: string | null
  readonly by?: string
  readonly remark?: string
}

/** The day is that of the window, by this computer's clock; the time can be compared with those of other files. */
const columns = ['Day (local)', 'Time (UTC)', 'What', 'Of', 'Field', 'Old', 'New', 'By', 'Remark'] as const

const rowsOfChange = (entry: ChangeEntry): readonly Row[] => {
  const about = { what: changeTitle(entry), by: byWords(entry), remark: causeWords(entry) }
  const rows: readonly Row[] = [
    ...shownChanges(entry).map(({ name, before, after }) => ({
      ...about,
      field: name,
      old: before,
      new: after,
    })),
    ...tagsIn(entry, 'before').map((tag) => ({ ...about, field: 'Tag', old: tag })),
    ...tagsIn(entry, 'after').map((tag) => ({ ...about, field: 'Tag', new: tag })),
  ]
  return rows.length > 0 ? rows : [about]
}

const rowsOfRecords = (entry: RecordsEntry, showFields: ShowFields): readonly Row[] => {
  const more = moreRecords(entry)
  return [
    ...entry.records.flatMap((record) =>
      showFields({ ...record, seenAt: entry.at }).map(({ name, before, after }) => ({
        what: 'Record of the bills changed',
        of: `${seriesWords(record.name)}, ${periodWords({ ...record.name, billDate: null })}`,
        field: name,
        old: before,
        new: after,
      })),
    ),
    ...(more === null ? [] : [{ what: `${entry.count} records of the bills changed`, remark: more }]),
  ]
}

const rowOfJob = (entry: JobEntry): Row => {
  const { job } = entry
  return {
    what: jobTitle(job.mode),
    of: job.jobId,
    field: 'Status',
    new: jobWords(job.status, job.finished),
    by: (job.startedHere && job.startedBy) || '',
    remark: [job.detail && detailWords(job.detail), jobCause(entry)].filter(Boolean).join(' '),
  }
}

const rowOfLine = (entry: LineEntry): Row => ({
  what: lineTitle(entry),
  of: subjectOf(entry.line),
  field: 'Outcome',
  new: outcomeWords[entry.line.outcome],
  by: entry.line.who,
  remark: lineCause(entry),
})

const rowsOf = (entry: HistoryEntry, showFields: ShowFields): readonly Row[] => {
  switch (entry.kind) {
    case 'change':
      return rowsOfChange(entry)
    case 'records':
      return rowsOfRecords(entry, showFields)
    case 'job':
      return [rowOfJob(entry)]
    case 'line':
      return [rowOfLine(entry)]
    case 'unreadable':
      return [{ what: unreadableWords }]
  }
}

const cellsOf = (at: string | null, row: Row): Cell[] => [
  at === null ? null : time(dayOf(at)),
  time(at),
  row.what,
  ...[row.of, row.field, row.old, row.new, row.by, row.remark].map((text) => text || null),
]

/**
 * A history as it is shown, with a row for each changed field, newest first. It ends with what is known of its beginning, or
 * says that it is not all: `start` is null where not all has been read.
 */
export const historyTable = (
  entries: readonly HistoryEntry[],
  start: HistoryStart | null,
  showFields: ShowFields,
): { readonly columns: string[]; readonly lines: Cell[][] } => {
  const lines = withoutTold(entries).flatMap((entry) =>
    rowsOf(entry, showFields).map((row) => cellsOf(entry.at, row)),
  )
  const end =
    start && lines.length < mostLines
      ? cellsOf(start.firstSeen ?? start.knownFrom, { what: 'Beginning', remark: beginningWords(start) })
      : cellsOf(null, {
          what: 'Not all',
          remark: 'What is older is left out: a file has no room for more rows.',
        })
  return { columns: [...columns], lines: [...lines.slice(0, mostLines - 1), end] }
}
