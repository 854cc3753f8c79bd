import type { JobMode } from '../../../shared/domain/job'
import type { Database } from '../database'
import type { Tables } from '../store'
import type { ProviderHold, ReleaseItemState } from '../triage-store'

interface ReleaseRow {
  provider_id: number
  profile_id: number
  due: string
  job_id: string
  mode: JobMode
  send_notification: number
  state: ReleaseItemState
}

/** Providers on hold, and the starts that are to come once one is released. */
export const providerHoldsTable = (db: Database) =>
  ({
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
  }) satisfies Partial<Tables>
