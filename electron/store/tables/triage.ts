import type { JobMode } from '../../../shared/domain/job'
import type { Database } from '../database'
import type { Tables } from '../store'
import type { FailureHistory, ProviderHold, ReleaseItemState } from '../triage-store'

interface SnoozeRow {
  profile_id: number
  job_id: string
  until: string
  sealed: Uint8Array
}

interface SealedNote {
  note: string
}

interface ReleaseRow {
  provider_id: number
  profile_id: number
  due: string
  job_id: string
  mode: JobMode
  send_notification: number
  state: ReleaseItemState
}

/**
 * A job whose end has a time worth the name: it was started or seen running here, or the profile had been looked at before.
 * What was found ended at the first look may have ended long ago.
 */
const timed = `(j.started_here
  OR EXISTS (SELECT 1 FROM observation o WHERE o.job_id = j.job_id AND o.place > 1)
  OR EXISTS (SELECT 1 FROM job e WHERE e.profile_id = j.profile_id AND e.rowid < j.rowid))`

/** Snoozes, holds and releases, and the ledger's counts by provider. */
export const triageTables = (db: Database) =>
  ({
    'triage.snooze': (snoozes) => {
      for (const { profileId, jobId, until, note } of snoozes) {
        const sealed: SealedNote = { note }
        db.run(
          'INSERT OR REPLACE INTO snooze (profile_id, job_id, until, sealed) VALUES (?, ?, ?, ?)',
          profileId,
          jobId,
          until,
          db.seal('snooze', profileId, sealed),
        )
      }
    },
    'triage.wake': (profileIds) => {
      db.run(
        'DELETE FROM snooze WHERE profile_id IN (SELECT value FROM json_each(?))',
        JSON.stringify(profileIds),
      )
    },
    'triage.snoozes': () =>
      (db.all('SELECT profile_id, job_id, until, sealed FROM snooze') as readonly SnoozeRow[]).map((row) => ({
        profileId: row.profile_id,
        jobId: row.job_id,
        until: row.until,
        // A note that does not open is lost alone.
        note: (db.unseal('snooze', row.profile_id, row.sealed) as SealedNote | undefined)?.note ?? '',
      })),

    'triage.changeProvider': ({ providerId, heldSince, starts }) => {
      db.run('DELETE FROM provider_hold WHERE provider_id = ?', providerId)
      if (heldSince !== null)
        db.run('INSERT INTO provider_hold (provider_id, since) VALUES (?, ?)', providerId, heldSince)
      db.run('DELETE FROM release_item WHERE provider_id = ?', providerId)
      for (const { profileId, due, jobId, mode, sendNotification, state } of starts) {
        db.run(
          `INSERT INTO release_item
             (provider_id, profile_id, due, job_id, mode, send_notification, state) VALUES (?, ?, ?, ?, ?, ?, ?)`,
          providerId,
          profileId,
          due,
          jobId,
          mode,
          sendNotification ? 1 : 0,
          state,
        )
      }
    },
    'triage.holds': () =>
      db.all(
        'SELECT provider_id AS providerId, since FROM provider_hold ORDER BY since',
      ) as readonly ProviderHold[],

    'triage.changeRelease': ({ providerId, profileId, state }) => {
      db.run(
        'UPDATE release_item SET state = ? WHERE provider_id = ? AND profile_id = ?',
        state,
        providerId,
        profileId,
      )
    },
    'triage.dropRelease': (providerId) => {
      db.run('DELETE FROM release_item WHERE provider_id = ?', providerId)
    },
    'triage.releases': () =>
      (
        db.all(
          `SELECT provider_id, profile_id, due, job_id, mode, send_notification, state FROM release_item
           ORDER BY due, profile_id`,
        ) as readonly ReleaseRow[]
      ).map((row) => ({
        providerId: row.provider_id,
        profileId: row.profile_id,
        due: row.due,
        jobId: row.job_id,
        mode: row.mode,
        sendNotification: row.send_notification === 1,
        state: row.state,
      })),

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
