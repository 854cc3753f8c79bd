import type { Database } from '../database'
import { metersSetting, monthsSetting } from '../kinds'
import type { Tables } from '../store'
import { forgetLinesOf } from './bulk-runs'

/**
 * Forgets a profile: deletes its rows, and the personal part of what must stay (outcomes in the journal, the activity
 * chain). The file cache deletes its files.
 */
export const forgetting = (db: Database) =>
  ({
    'profiles.forget': (profileId) => {
      db.run('DELETE FROM profile WHERE id = ?', profileId)
      db.run('DELETE FROM job WHERE profile_id = ?', profileId)
      db.run('DELETE FROM credential_event WHERE profile_id = ?', profileId)
      db.run('DELETE FROM bill_list WHERE profile_id = ?', profileId)
      db.run('DELETE FROM bill_periods WHERE profile_id = ?', profileId)
      db.run('DELETE FROM bill_change WHERE profile_id = ?', profileId)
      db.run('DELETE FROM profile_change WHERE profile_id = ?', profileId)
      db.run('DELETE FROM history_start WHERE profile_id = ?', profileId)
      db.run('UPDATE change SET sealed = NULL WHERE profile_id = ?', profileId)
      db.run('UPDATE bulk_item SET sealed = NULL WHERE profile_id = ?', profileId)
      forgetLinesOf(db, profileId)
      db.run('DELETE FROM setting WHERE key = ?', metersSetting(profileId))
      db.run('DELETE FROM setting WHERE key = ?', monthsSetting(profileId))
      db.run('DELETE FROM note WHERE profile_id = ?', profileId)
      db.run('DELETE FROM snooze WHERE profile_id = ?', profileId)
      db.run('DELETE FROM release_item WHERE profile_id = ?', profileId)
      db.run('DELETE FROM planned_start WHERE profile_id = ?', profileId)
      db.run('UPDATE aside_message SET sealed = NULL WHERE profile_id = ?', profileId)
      db.run('DELETE FROM activity_personal WHERE profile_id = ?', profileId)
    },
  }) satisfies Partial<Tables>
