import { acceptanceOf } from '../../../shared/domain/acceptance'
import type { Job, JobFilter, JobGroup, JobPaces } from '../../../shared/domain/job'
import { groupBy } from '../../../shared/domain/group-by'
import { isTerminal, terminalStatuses } from '../../../shared/domain/status'
import type { Database } from '../database'
import type { Tables } from '../store'
import { jobColumns, jobReader, type JobRow } from './jobs'

interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** A list as one parameter. */
const oneOf = (column: string): string => `${column} IN (SELECT value FROM json_each(?))`

/** A terminal status does not apply to a running job, whatever its code says so far. */
const ofRunning = ({ statuses, ...filter }: JobFilter): readonly Condition[] => [
  { sql: 'finished = 0', values: [] },
  ...ofAll(
    statuses === undefined ? filter : { ...filter, statuses: statuses.filter((code) => !isTerminal(code)) },
  ),
]

/** Conditions for all jobs of the list, running or not. */
const ofAll = ({ statuses, unknownToo, providerId, mode }: JobFilter): readonly Condition[] => [
  ...(statuses === undefined
    ? []
    : [
        {
          sql: `(${oneOf('status')}${unknownToo ? ` OR (finished = 1 AND NOT ${oneOf('status')})` : ''})`,
          values: [JSON.stringify(statuses), ...(unknownToo ? [JSON.stringify(terminalStatuses)] : [])],
        },
      ]),
  ...(providerId === undefined
    ? []
    : [{ sql: 'profile_id IN (SELECT id FROM profile WHERE provider_id = ?)', values: [providerId] }]),
  ...(mode === undefined ? [] : [{ sql: 'mode = ?', values: [mode] }]),
]

/** Jobs that were given up (`finished = 2`) are listed among the ends, by the time of that. */
const endedIn = ({ since, until, statuses }: JobFilter): readonly Condition[] => [
  { sql: '((witnessed = 1 AND finished = 1) OR finished = 2)', values: [] },
  // Its status may be terminal although the API never reported an end: a search for that status looks for jobs that are
  // over.
  ...(statuses === undefined
    ? []
    : [{ sql: `(finished = 1 OR NOT ${oneOf('status')})`, values: [JSON.stringify(terminalStatuses)] }]),
  ...(since === undefined ? [] : [{ sql: 'ended_at >= ?', values: [since] }]),
  ...(until === undefined ? [] : [{ sql: 'ended_at < ?', values: [until] }]),
]

const joined = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
})

/** How long a stage usually takes is judged by this many of the latest jobs whose stages were seen. */
const maxJobsRead = 500
const usualShare = 0.9

/** Each of these is read with its observations. */
const maxAcceptancesRead = 100
/** With fewer, nothing can be called usual. */
const minAcceptances = 5

/** The latest ended jobs whose stages were seen. */
const ofLatestEnded = `job WHERE witnessed = 1 AND finished = 1
  AND EXISTS (SELECT 1 FROM observation WHERE job_id = job.job_id AND place > 1)
  ORDER BY ended_at DESC LIMIT ?`

const latestEnded = (db: Database): JobRow[] =>
  db.all(`SELECT ${jobColumns} FROM ${ofLatestEnded}`, maxAcceptancesRead) as JobRow[]

/** The value below which this share of all lies. */
const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0)

const stagePaces = (db: Database): JobPaces['stages'] => {
  const ended = db.all(
    `SELECT stage.status AS status,
       (julianday(next.first_seen) - julianday(stage.first_seen)) * 86400000 AS took
     FROM (SELECT job_id FROM ${ofLatestEnded}) AS latest
     JOIN observation AS stage ON stage.job_id = latest.job_id
     JOIN observation AS next ON next.job_id = stage.job_id AND next.place = stage.place + 1`,
    maxJobsRead,
  ) as { status: string; took: number }[]
  const byStatus = groupBy(ended, ({ status }) => status)
  const paceOf = (times: readonly number[]) => ({
    count: times.length,
    usualMs: quantile(
      times.toSorted((a, b) => a - b),
      usualShare,
    ),
  })
  return Object.fromEntries(
    [...byStatus].map(([status, stages]) => [status, paceOf(stages.map(({ took }) => took))]),
  )
}

const acceptancePace = (jobs: readonly Job[]): JobPaces['acceptance'] => {
  const times = jobs.flatMap((job) => acceptanceOf(job)?.afterMs ?? []).toSorted((a, b) => a - b)
  return times.length < minAcceptances ? null : { fromMs: quantile(times, 0.25), toMs: quantile(times, 0.75) }
}

/** The list of jobs as people see it, and how long their stages take. */
export const jobListTable = (db: Database) => {
  const jobOf = jobReader(db)

  return {
    'jobs.list': ({ filter, from, count }) => {
      const now = joined(ofRunning(filter))
      const over = joined([...endedIn(filter), ...ofAll(filter)])
      const { many } = db.get(`SELECT COUNT(*) AS many FROM job WHERE ${now.sql}`, ...now.values) as {
        many: number
      }
      const days = db.all(
        `SELECT date(ended_at, 'localtime') AS day, COUNT(*) AS count FROM job WHERE ${over.sql}
         GROUP BY day ORDER BY day DESC`,
        ...over.values,
      ) as JobGroup[]
      const rows = db.all(
        `SELECT ${jobColumns} FROM (
           SELECT *, rowid AS place FROM job WHERE ${now.sql}
           UNION ALL SELECT *, rowid AS place FROM job WHERE ${over.sql}
         ) ORDER BY finished > 0, CASE WHEN finished > 0 THEN ended_at END DESC, place DESC LIMIT ? OFFSET ?`,
        ...now.values,
        ...over.values,
        count,
        from,
      ) as JobRow[]
      return { jobs: rows.map(jobOf), groups: [...(many > 0 ? [{ day: null, count: many }] : []), ...days] }
    },
    'jobs.paces': () => ({ stages: stagePaces(db), acceptance: acceptancePace(latestEnded(db).map(jobOf)) }),
  } satisfies Partial<Tables>
}
