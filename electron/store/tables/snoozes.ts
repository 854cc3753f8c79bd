import type { Database } from '../database'
import type { Tables } from '../store'

interface SnoozeRow {
  profile_id: number
  job_id: string
  until: string
  sealed: Uint8Array
}

interface SealedNote {
  note: string
}

/** Cases that were put off. */
export const snoozesTable = (db: Database) =>
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
        // If the note cannot be opened, only the note is lost.
        note: (db.unseal('snooze', row.profile_id, row.sealed) as SealedNote | undefined)?.note ?? '',
      })),
  }) satisfies Partial<Tables>
