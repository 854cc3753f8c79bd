import type { Database } from '../database'
import type { Tables } from '../store'
import type { FailureHistory } from '../triage-store'

/**
 * Jobs whose end time is known: started or seen running here, or found after the profile had been looked at before. A
 * job that was already over at the first look may have ended long ago.
 */
const timed = `(j.started_here
  OR EXISTS (SELECT 1 FROM observation o WHERE o.job_id = j.job_id AND o.place > 1)
  OR EXISTS (SELECT 1 FROM job e WHERE e.profile_id = j.profile_id AND e.rowid < j.rowid))`

/** How jobs ended, counted by profile and by provider: what triage asks of the ledger as a whole. */
export const jobEndsTable = (db: Database) =>
  ({
    'triage.ends': () => {
      const rows = db.all(
        `SELECT profile_id AS id, max(ended_at) AS at FROM job
         WHERE finished = 1 AND ended_at IS NOT NULL GROUP BY profile_id`,
      ) as readonly { id: number; at: string }[]
      return {
        profileIds: Int32Array.from(rows, ({ id }) => id),
        endedAt: Float64Array.from(rows, ({ at }) => Date.parse(at)),
      }
    },
    'triage.recentEnds': (since) =>
      (
        db.all(
          `WITH newest AS (
               -- SQLite takes the row of the greatest end: messages tell ends late and in any order.
               SELECT rowid AS n, max(ended_at) FROM job WHERE finished = 1 GROUP BY profile_id
             ),
             ended AS (
               SELECT p.provider_id AS provider, j.status, ${timed} AS timed, j.ended_at >= ? AS recent
               FROM newest JOIN job j ON j.rowid = newest.n JOIN profile p ON p.id = j.profile_id
               WHERE p.provider_id IS NOT NULL
             )
           SELECT provider AS providerId, status, timed, recent, count(*) AS profiles
           FROM ended GROUP BY provider, status, timed, recent`,
          since,
        ) as readonly {
          providerId: number
          status: string
          timed: number
          recent: number
          profiles: number
        }[]
      ).map((row) => ({ ...row, timed: row.timed === 1, recent: row.recent === 1 })),
    'triage.solved': ({ since, good }) =>
      (
        db.get(
          `SELECT count(DISTINCT j.profile_id) AS n FROM job j
           WHERE j.witnessed = 1 AND j.finished = 1 AND j.ended_at >= ?1
             AND j.status IN (SELECT value FROM json_each(?2))
             AND (SELECT e.status FROM job e
                  WHERE e.profile_id = j.profile_id AND e.finished = 1 AND e.job_id <> j.job_id
                    AND (e.ended_at IS NULL OR e.ended_at < j.ended_at)
                  ORDER BY e.ended_at DESC, e.rowid DESC LIMIT 1)
               NOT IN (SELECT value FROM json_each(?2))`,
          since,
          JSON.stringify(good),
        ) as { n: number }
      ).n,
    'triage.history': ({ providerIds, failures, from, to }) =>
      db.all(
        `WITH ended AS (
           SELECT p.provider_id AS provider, j.profile_id, j.status, j.ended_at
           FROM profile p JOIN job j ON j.profile_id = p.id
           WHERE p.provider_id IN (SELECT value FROM json_each(?1))
             AND j.finished = 1 AND j.ended_at >= ?2 AND j.ended_at < ?3 AND ${timed}
         ), asked AS (
           SELECT value AS provider, EXISTS (
             SELECT 1 FROM profile p JOIN job j ON j.profile_id = p.id
             WHERE p.provider_id = value AND j.finished = 1 AND j.ended_at < ?2 AND ${timed}
           ) AS older
           FROM json_each(?1)
         )
         SELECT asked.provider AS providerId, CASE WHEN older THEN ?2 ELSE min(ended_at) END AS first,
           count(DISTINCT CASE WHEN status IN (SELECT value FROM json_each(?4))
             THEN profile_id || ' ' || substr(ended_at, 1, 10) END) AS failures
         FROM asked LEFT JOIN ended ON ended.provider = asked.provider
         GROUP BY asked.provider HAVING first IS NOT NULL`,
        JSON.stringify(providerIds),
        from,
        to,
        JSON.stringify(failures),
      ) as readonly FailureHistory[],
  }) satisfies Partial<Tables>
