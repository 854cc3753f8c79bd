import type { LoggedLine } from '../../../shared/domain/activity'
import {
  changesByRecord,
  partsOfRecord,
  type BillChange,
  type FieldChange,
  type Units,
} from '../../../shared/domain/bill-change'
import type { Facet } from '../../../shared/history/fields'
import {
  sourceOf,
  type ChangeEntry,
  type ChangedRecord,
  type HistoryEntry,
  type HistoryKind,
  type HistoryPage,
  type HistorySource,
  type HistoryStart,
  type JobEntry,
  type LineEntry,
  type Mark,
  type RecordsEntry,
  type SeenChange,
  type UnreadableEntry,
} from '../../../shared/history/history'
import { latestLine, ownChanges } from '../../../shared/history/own-changes'
import type { Database } from '../database'
import type { HistoryQuestion } from '../store'
import { lineReader, wholeLines, type LineRow } from './activity'
import { listOf, readingsOf } from './bills'
import { jobColumns, jobReader, type JobRow } from './jobs'

interface Sealed extends Mark {
  readonly sealed: Uint8Array
}

/** Before every mark: a history is told from its newest end. */
const newest: Mark = { at: '9999', n: Number.MAX_SAFE_INTEGER }

/** Lines of the log that may explain the changes of one page. */
const mostLines = 500

/** A reading may find every record changed, and labels may be long: a page stays small all the same. */
const mostRecords = 20
const mostCharacters = 2_000

/** What is left out is said in the text itself, so that it is read wherever the text goes. */
const short = (text: string | null): string | null =>
  text !== null && text.length > mostCharacters
    ? `${text.slice(0, mostCharacters)}… (${text.length - mostCharacters} more characters)`
    : text

const shortened = ({ field, before, after }: FieldChange): FieldChange => ({
  field,
  before: short(before),
  after: short(after),
})

/** What a source is asked: so many, after this mark. */
interface Window {
  readonly profileId: number
  readonly after: Mark
  readonly limit: number
}

type Source = (window: Window) => readonly HistoryEntry[]

const facetsOf = (kinds: readonly HistoryKind[]): readonly Facet[] =>
  (['profile', 'tags', 'bills'] as const).filter((facet) => kinds.includes(facet))

const unreadable = (source: HistorySource, { at, n }: Mark): UnreadableEntry => ({
  kind: 'unreadable',
  source,
  at,
  n,
})

const lineOf = (db: Database) => {
  const read = lineReader(db)
  return (row: LineRow): LoggedLine | null => {
    const proof = read(row)
    return proof && { ...proof.line, personal: proof.part?.personal ?? null }
  }
}

/** The changes of fields, each with the lines of the log that explain it. */
const changesIn =
  (db: Database, facets: readonly Facet[]): Source =>
  ({ profileId, after, limit }) => {
    const rows = db.all(
      `SELECT n, seen_at AS at, facet, sealed FROM profile_change
       WHERE profile_id = ? AND facet IN (SELECT value FROM json_each(?)) AND (seen_at, n) < (?, ?)
       ORDER BY seen_at DESC, n DESC LIMIT ?`,
      profileId,
      JSON.stringify(facets),
      after.at,
      after.n,
      limit,
    ) as readonly (Sealed & { readonly facet: Facet })[]
    const opened = rows.map(({ sealed, ...row }) => {
      const change = db.unseal('profile_change', row.n, sealed) as SeenChange | undefined
      return { ...row, change: change && { ...change, seenAt: row.at } }
    })
    const [newestRow] = rows
    if (!newestRow) return []
    const since = opened.reduce((least, { change, at }) => {
      const from = change?.since ?? at
      return from < least ? from : least
    }, newestRow.at)
    const lines = (
      db.all(
        `SELECT ${wholeLines} WHERE activity.profile_id = ? AND outcome = 'done'
           AND action IN ('change', 'tag-add', 'tag-remove', 'delete') AND at > ? AND at <= ?
         ORDER BY seq DESC LIMIT ?`,
        profileId,
        since,
        latestLine(newestRow.at),
        mostLines,
      ) as readonly LineRow[]
    ).flatMap((row) => lineOf(db)(row) ?? [])
    const own = ownChanges(
      opened.flatMap(({ change }) => change ?? []),
      lines,
    )
    return opened.map(({ change, ...row }): ChangeEntry | UnreadableEntry =>
      change
        ? {
            kind: 'change',
            ...row,
            since: change.since,
            modified: change.modified,
            fields: change.fields.map(shortened),
            own: own.get(change) ?? [],
          }
        : unreadable('change', row),
    )
  }

/** The units of each change, by its fields: known as far as the changes can be followed back from the list of today. */
const unitsOf = (
  db: Database,
  profileId: number,
  readings: readonly BillChange[],
): ReadonlyMap<readonly FieldChange[], readonly [Units | null, Units | null]> => {
  const changes = changesByRecord(listOf(db, profileId)?.bills ?? [], readings)
  return new Map(
    [...changes.values()].flatMap((its) =>
      its.map(({ fields, unitsBefore, unitsAfter }) => [fields, [unitsBefore, unitsAfter]] as const),
    ),
  )
}

const recordsIn =
  (db: Database): Source =>
  ({ profileId, after, limit }) => {
    const rows = db.all(
      `SELECT n, seen_at AS at, sealed FROM bill_change WHERE profile_id = ? AND (seen_at, n) < (?, ?)
       ORDER BY seen_at DESC, n DESC LIMIT ?`,
      profileId,
      after.at,
      after.n,
      limit,
    ) as readonly Sealed[]
    if (rows.length === 0) return []
    const readings = readingsOf(db, profileId)
    const opened = new Map(readings.map(({ n, changes }) => [n, changes]))
    const units = unitsOf(
      db,
      profileId,
      readings.flatMap(({ changes }) => changes),
    )
    return rows.map(({ n, at, sealed }): RecordsEntry | UnreadableEntry => {
      const changes =
        opened.get(n) ?? (db.unseal('bill_change', n, sealed) as readonly BillChange[] | undefined)
      if (!changes) return unreadable('records', { at, n })
      const records = changes.slice(0, mostRecords).map(({ record, fields }): ChangedRecord => {
        const [unitsBefore, unitsAfter] = units.get(fields) ?? [null, null]
        return { name: partsOfRecord(record), fields: fields.map(shortened), unitsBefore, unitsAfter }
      })
      return { kind: 'records', n, at, count: changes.length, records }
    })
  }

const jobsIn =
  (db: Database): Source =>
  ({ profileId, after, limit }) => {
    const jobOf = jobReader(db)
    const rows = db.all(
      `SELECT * FROM (
         SELECT ${jobColumns}, rowid AS n, coalesce(
           ended_at, (SELECT max(last_seen) FROM observation WHERE observation.job_id = job.job_id), started_at, ''
         ) AS at FROM job WHERE profile_id = ?)
       WHERE (at, n) < (?, ?) ORDER BY at DESC, n DESC LIMIT ?`,
      profileId,
      after.at,
      after.n,
      limit,
    ) as readonly (JobRow & Mark)[]
    return rows.map((row): JobEntry => ({ kind: 'job', n: row.n, at: row.at, job: jobOf(row) }))
  }

/** What was asked for from here. A start that was made is told by its job, where jobs are told. */
const linesIn =
  (db: Database, withJobs: boolean): Source =>
  ({ profileId, after, limit }) => {
    const rows = db.all(
      `SELECT ${wholeLines} WHERE activity.profile_id = ? AND (at, seq) < (?, ?)
         AND NOT (? AND action = 'job-start' AND outcome = 'done')
       ORDER BY at DESC, seq DESC LIMIT ?`,
      profileId,
      after.at,
      after.n,
      Number(withJobs),
      limit,
    ) as readonly LineRow[]
    return rows.map((row): LineEntry | UnreadableEntry => {
      const line = lineOf(db)(row)
      const mark = { n: row.seq, at: row.at }
      return line ? { kind: 'line', ...mark, line } : unreadable('line', mark)
    })
  }

const sourcesOf = (
  db: Database,
  kinds: readonly HistoryKind[],
): readonly (readonly [HistorySource, Source])[] => {
  const facets = facetsOf(kinds)
  const withJobs = kinds.includes('jobs')
  return [
    ...(facets.length > 0 ? [['change', changesIn(db, facets)] as const] : []),
    ...(kinds.includes('bills') ? [['records', recordsIn(db)] as const] : []),
    ...(withJobs ? [['job', jobsIn(db)] as const] : []),
    ...(kinds.includes('own') ? [['line', linesIn(db, withJobs)] as const] : []),
  ]
}

/**
 * A page of what all sources tell, newest first. Each source is asked for a whole page, so that none has to be asked again, and
 * goes on after the last of its entries that was taken.
 */
export const historyPages =
  (db: Database, startOf: (profileId: number) => HistoryStart) =>
  ({ profileId, kinds, after, limit }: HistoryQuestion): HistoryPage => {
    const found = sourcesOf(db, kinds).flatMap(([name, source]) =>
      // One more than is wanted tells whether there is more.
      source({ profileId, after: after?.[name] ?? newest, limit: limit + 1 }),
    )
    // The sort is stable: of several with one time, the order of the sources remains, and the order within each.
    const sorted = found.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    const entries = sorted.slice(0, limit)
    const told = Object.fromEntries(entries.map((entry) => [sourceOf(entry), { at: entry.at, n: entry.n }]))
    return {
      entries,
      next: sorted.length > limit ? { ...after, ...told } : null,
      start: startOf(profileId),
    }
  }
