import type { PlannedStart } from '../../../shared/domain/planned-starts'
import type { Database } from '../database'
import type { Tables } from '../store'

type PlanRow = Omit<PlannedStart, 'sendNotification'> & { readonly sendNotification: number }

/** Starts that are planned for a time, one for each profile. */
export const plansTable = (db: Database) =>
  ({
    'plans.put': (plans) => {
      for (const plan of plans) {
        db.run(
          `INSERT OR REPLACE INTO planned_start
             (profile_id, job_id, due, mode, send_notification, attempt, state, reason, code, started_job_id, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          plan.profileId,
          plan.jobId,
          plan.due,
          plan.mode,
          plan.sendNotification ? 1 : 0,
          plan.attempt,
          plan.state,
          plan.reason,
          plan.code,
          plan.startedJobId,
          plan.at,
        )
      }
    },
    'plans.drop': (profileIds) => {
      db.run(
        'DELETE FROM planned_start WHERE profile_id IN (SELECT value FROM json_each(?))',
        JSON.stringify(profileIds),
      )
    },
    'plans.all': () =>
      (
        db.all(
          `SELECT profile_id AS profileId, job_id AS jobId, due, mode, send_notification AS sendNotification, attempt,
             state, reason, code, started_job_id AS startedJobId, at
           FROM planned_start ORDER BY due, profile_id`,
        ) as readonly PlanRow[]
      ).map((row) => ({ ...row, sendNotification: row.sendNotification === 1 })),
  }) satisfies Partial<Tables>
