import {
  billsOf,
  fieldsOfBills,
  fieldsOfProfile,
  noFields,
  profileOf,
  undone,
  type Fields,
} from '../../../shared/history/fields'
import type { HistoryStart, JobThen, ProfileAsOf, SeenChange, Then } from '../../../shared/history/history'
import type { Database } from '../database'
import type { Tables } from '../store'
import { listOf } from './bills'
import { dropOldChanges, keptNow, putLimits } from './drop-changes'
import { historyPages } from './history-pages'
import { jobColumns, jobReader, newestFirst, type JobRow } from './jobs'
import { storedProfile } from './profiles'

/** With more changes in between, the way back to a day is not gone. */
const mostSteps = 5_000
/** Jobs recorded last before a time: the newest of them is the newest then, though an end may have been told late. */
const lastJobs = 50

interface ChangeRow {
  readonly n: number
  readonly seen_at: string
  readonly sealed: Uint8Array
}

/** What is known now, with the reading that says it. */
interface Present {
  readonly fields: Fields
  readonly readAt: string | null
}

const notStarted: HistoryStart = { firstSeen: null, knownFrom: null, billsFrom: null }

const startReader =
  (db: Database) =>
  (profileId: number): HistoryStart =>
    (db.get(
      `SELECT first_seen AS firstSeen, known_from AS knownFrom, bills_from AS billsFrom
       FROM history_start WHERE profile_id = ?`,
      profileId,
    ) as HistoryStart | undefined) ?? notStarted

/** Goes back from what is known now, change by change. */
const wayBack = (db: Database) => {
  const rowsFrom = (profileId: number, ofBills: boolean, until: string): readonly ChangeRow[] =>
    db.all(
      `SELECT n, seen_at, sealed FROM profile_change
       WHERE profile_id = ? AND (facet = 'bills') = ? AND seen_at >= ? ORDER BY seen_at DESC, n DESC LIMIT ?`,
      profileId,
      Number(ofBills),
      until,
      mostSteps + 1,
    ) as readonly ChangeRow[]

  const lastBefore = (profileId: number, ofBills: boolean, until: string): string | null =>
    (
      db.get(
        `SELECT max(seen_at) AS at FROM profile_change
         WHERE profile_id = ? AND (facet = 'bills') = ? AND seen_at < ?`,
        profileId,
        Number(ofBills),
        until,
      ) as { readonly at: string | null }
    ).at

  return <T>(
    question: { readonly profileId: number; readonly ofBills: boolean; readonly until: string },
    present: Present | null,
    from: string | null,
    valueOf: (fields: Fields) => T | null,
  ): Then<T> | null => {
    const { profileId, ofBills, until } = question
    if (!present || from === null || until <= from) return null
    const rows = rowsFrom(profileId, ofBills, until)
    if (rows.length > mostSteps) return null
    let { fields } = present
    let next: { readonly seenAt: string; readonly since: string } | null = null
    for (const { n, seen_at: seenAt, sealed } of rows) {
      const change = db.unseal('profile_change', n, sealed) as SeenChange | undefined
      const before = change ? undone(fields, change.fields) : null
      if (!change || !before) return null
      fields = before
      next = { seenAt, since: change.since }
    }
    const since = lastBefore(profileId, ofBills, until) ?? from
    return {
      value: valueOf(fields),
      since,
      lastRead: next?.since ?? present.readAt ?? since,
      nextSeen: next?.seenAt ?? null,
    }
  }
}

/** The newest job that had been seen by then, in the state that had been seen by then. */
const jobBefore = (db: Database, profileId: number, until: string): JobThen | null => {
  const rows = db.all(
    `SELECT ${jobColumns} FROM job WHERE profile_id = ?
       AND EXISTS (SELECT 1 FROM observation WHERE observation.job_id = job.job_id AND first_seen < ?)
     ORDER BY rowid DESC LIMIT ?`,
    profileId,
    until,
    lastJobs,
  ) as readonly JobRow[]
  const [job] = newestFirst(rows.map(jobReader(db)).toReversed())
  if (!job) return null
  const seen = job.observations.filter(({ firstSeen }) => firstSeen < until)
  const last = seen.at(-1)
  if (!last) return null
  const isItsLast = seen.length === job.observations.length
  const endedLater = job.endedAt !== null && job.endedAt >= until
  return {
    jobId: job.jobId,
    mode: job.mode,
    status: last.status,
    finished: job.finished && isItsLast && !endedLater,
    lost: job.lostAt !== undefined && job.lostAt < until,
    seen: last.firstSeen,
  }
}

/** What was seen of a profile: its pages, and how it was on a day. */
export const historyTable = (db: Database) => {
  const startOf = startReader(db)
  const back = wayBack(db)

  const asOf = (profileId: number, until: string): ProfileAsOf => {
    const start = startOf(profileId)
    const stored = storedProfile(db, profileId)
    const profile = typeof stored === 'object' ? stored : null
    const list = listOf(db, profileId)
    const now: Present | null =
      stored === 'unreadable'
        ? null
        : { fields: profile ? fieldsOfProfile(profile) : noFields, readAt: profile?.readAt ?? null }
    const bills: Present | null = list && { fields: fieldsOfBills(list.bills), readAt: list.at }
    return {
      until,
      profile: back({ profileId, ofBills: false, until }, now, start.knownFrom, profileOf),
      bills: back({ profileId, ofBills: true, until }, bills, start.billsFrom, billsOf),
      job: jobBefore(db, profileId, until),
      start,
      created: profile?.created ?? null,
    }
  }

  return {
    'history.page': historyPages(db, startOf),
    'history.asOf': asOf,
    'history.labels': (profileId) => {
      const rows = db.all(
        `SELECT n, seen_at, sealed FROM profile_change WHERE profile_id = ? AND facet = 'profile'`,
        profileId,
      ) as readonly ChangeRow[]
      const labels = rows.flatMap(({ n, sealed }) => {
        const change = db.unseal('profile_change', n, sealed) as SeenChange | undefined
        const label = change?.fields.find(({ field }) => field === 'label')
        return [label?.before, label?.after].flatMap((text) => text ?? [])
      })
      return [...new Set(labels)].filter((label) => label !== '')
    },
    'history.kept': () => keptNow(db),
    'history.keep': (limits, at) => {
      putLimits(db, limits)
      dropOldChanges(db, at)
      return keptNow(db)
    },
  } satisfies Partial<Tables>
}
