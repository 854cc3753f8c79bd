import type { EndMessage, Job, JobMode, Observation } from '../../../shared/domain/job'
import type { Database } from '../database'
import type { Tables } from '../store'
import { mergeObservation } from '../observation'

export interface JobRow {
  job_id: string
  profile_id: number
  mode: JobMode | null
  started_here: number
  started_at: string | null
  ended_at: string | null
  status: string
  /** 0 while it runs, 1 once it has ended; 2 where it was given up, and `ended_at` is when that was. */
  finished: number
  sealed: Uint8Array
  /** 1 if the console or a message saw it end, 0 if it was found ended. */
  witnessed: number
}

interface Sealed {
  detail: string | null
  /** Absent in rows of an earlier version. */
  startedBy?: string | null
  message?: EndMessage
  namedProfile?: string
}

export const jobColumns =
  'job_id, profile_id, mode, started_here, started_at, ended_at, status, finished, sealed, witnessed'

/** Reads a row with its observations. */
export const jobReader =
  (db: Database) =>
  (row: JobRow): Job => {
    // If the sealed part cannot be opened, only that part is lost.
    const sealed = db.unseal('job', row.job_id, row.sealed) as Sealed | undefined
    return {
      profileId: row.profile_id,
      jobId: row.job_id,
      status: row.status,
      finished: row.finished === 1,
      detail: sealed?.detail ?? null,
      mode: row.mode,
      startedHere: row.started_here === 1,
      startedBy: sealed?.startedBy ?? null,
      startedAt: row.started_at,
      endedAt: row.witnessed === 1 && row.finished === 1 ? row.ended_at : null,
      ...(row.finished === 2 && row.ended_at !== null && { lostAt: row.ended_at }),
      observations: db.all(
        `SELECT status, first_seen AS firstSeen, last_seen AS lastSeen
         FROM observation WHERE job_id = ? ORDER BY place`,
        row.job_id,
      ) as Observation[],
      watchTrouble: null,
      ...(sealed?.message && { message: sealed.message }),
      ...(sealed?.namedProfile && { namedProfile: sealed.namedProfile }),
    }
  }

const seenLast = (job: Job): string => job.endedAt ?? job.observations.at(-1)?.lastSeen ?? ''

/** A job of which only the end was seen: a message may have reported it long afterwards. */
const mayBeLate = (job: Job): boolean => job.finished && !job.startedHere && job.observations.length === 1

/**
 * Newest first, in the order in which jobs were recorded, which does not depend on the clock. Ends that may have been
 * reported late are placed by their time.
 */
export const newestFirst = (jobs: readonly Job[]): readonly Job[] => {
  const sorted: Job[] = []
  for (const job of jobs) {
    const before = mayBeLate(job)
      ? sorted.findLastIndex((other) => seenLast(other) <= seenLast(job))
      : sorted.length - 1
    sorted.splice(before + 1, 0, job)
  }
  return sorted.toReversed()
}

/** Every job seen, with the times at which its stages were observed: what the API does not tell again. */
export const jobsTable = (db: Database) => {
  const jobOf = jobReader(db)

  const rowOf = (jobId: string): JobRow | undefined =>
    db.get(`SELECT ${jobColumns} FROM job WHERE job_id = ?`, jobId) as JobRow | undefined

  const find = (jobId: string): Job | null => {
    const row = rowOf(jobId)
    return row ? jobOf(row) : null
  }

  /** Only the last observation can have changed. */
  const save = (job: Job, reported: boolean): void => {
    const sealed: Sealed = {
      detail: job.detail,
      startedBy: job.startedBy,
      ...(job.message && { message: job.message }),
      ...(job.namedProfile && { namedProfile: job.namedProfile }),
    }
    db.run(
      `INSERT INTO job (${jobColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (job_id) DO UPDATE SET mode = excluded.mode, started_here = excluded.started_here,
         started_at = excluded.started_at, ended_at = excluded.ended_at, status = excluded.status,
         finished = excluded.finished, sealed = excluded.sealed,
         witnessed = MAX(witnessed, excluded.witnessed)`,
      job.jobId,
      job.profileId,
      job.mode,
      job.startedHere ? 1 : 0,
      job.startedAt,
      job.endedAt,
      job.status,
      job.finished ? 1 : 0,
      db.seal('job', job.jobId, sealed),
      // A job found ended does not say when it ended.
      reported || job.startedHere || !job.finished || job.observations.length > 1 ? 1 : 0,
    )
    for (const last of job.observations.slice(-1)) {
      db.run(
        `INSERT INTO observation (job_id, place, status, first_seen, last_seen) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (job_id, place) DO UPDATE SET last_seen = excluded.last_seen`,
        job.jobId,
        job.observations.length,
        last.status,
        last.firstSeen,
        last.lastSeen,
      )
    }
  }

  return {
    'jobs.observe': (seen) => {
      const row = rowOf(seen.jobId)
      // `jobOf` omits the time of an unseen end, which is kept in the row all the same.
      const before = row ? { ...jobOf(row), endedAt: row.finished === 1 ? row.ended_at : null } : null
      const after = mergeObservation(before, seen)
      if (after !== before) save(after, seen.reported === true)
      return find(seen.jobId) ?? after
    },
    'jobs.lose': ({ jobId, at }) => {
      db.run('UPDATE job SET finished = 2, ended_at = ? WHERE job_id = ? AND finished = 0', at, jobId)
      return find(jobId)
    },
    'jobs.job': find,
    'jobs.some': (jobIds) =>
      (
        db.all(
          `SELECT ${jobColumns} FROM job WHERE job_id IN (SELECT value FROM json_each(?))`,
          JSON.stringify(jobIds),
        ) as JobRow[]
      ).map(jobOf),
    'jobs.ofProfile': (profileId) =>
      newestFirst(
        (
          db.all(`SELECT ${jobColumns} FROM job WHERE profile_id = ? ORDER BY rowid`, profileId) as JobRow[]
        ).map(jobOf),
      ),
    'jobs.running': () =>
      (db.all(`SELECT ${jobColumns} FROM job WHERE finished = 0 ORDER BY rowid DESC`) as JobRow[]).map(jobOf),
  } satisfies Partial<Tables>
}
