import { z } from 'zod'
import type { FoundJob, Job, JobList, JobPaces } from '../../domain/job'
import type { NoticeSettings } from '../../domain/job-notices'
import type { LockoutVerdict } from '../../domain/lockout'
import { override } from '../override'
import { call } from '../call'
import { id, nothing, text } from '../fields'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const jobsCalls = {
  /**
   * Fails with `held` if starts at the provider are on hold, until the person was asked (`despiteHold`). Fails with
   * `lockout` if too many logins failed with these credentials; `override` starts it all the same, and is logged. Fails
   * with `job-running` if another job runs than the one that the person knows of (`beside`).
   */
  'jobs:start': call<Job>()(
    z.strictObject({
      profileId: id,
      mode: z.enum(['bill', 'interval']),
      sendNotification: z.boolean(),
      override: override.optional(),
      despiteHold: z.boolean().optional(),
      beside: text(200).optional(),
    }),
  ),
  'jobs:lockout': call<LockoutVerdict>()(z.strictObject({ profileId: id })),
  /** When the API last said that it has no agent for the profile's provider; null where it has not. */
  'jobs:agent': call<{ readonly noneSince: string | null }>()(z.strictObject({ profileId: id })),
  /** The job whose id the text is. */
  'jobs:find': call<FoundJob>()(z.strictObject({ text: text(2000) })),
  /**
   * All jobs of the profile in the ledger, newest first, including the server's last job, which is watched if it still
   * runs.
   */
  'jobs:of-profile': call<readonly Job[]>()(z.strictObject({ profileId: id })),
  'jobs:running': call<readonly Job[]>()(nothing),
  /** A window of the list: those running first, then those whose end was witnessed here, the latest first. */
  'jobs:list': call<JobList>()(
    z.strictObject({
      filter: z.strictObject({
        statuses: z.array(text(100)).max(60).optional(),
        unknownToo: z.boolean().optional(),
        providerId: id.optional(),
        mode: z.enum(['bill', 'interval']).optional(),
        since: z.iso.datetime().optional(),
        until: z.iso.datetime().optional(),
      }),
      from: z.int().min(0),
      count: z.int().min(1).max(200),
    }),
  ),
  'jobs:paces': call<JobPaces>()(nothing),
  'jobs:notices': call<NoticeSettings>()(nothing),
  'jobs:change-notices': call<NoticeSettings>()(
    z.strictObject({
      enabled: z.boolean(),
      quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
      sound: z.boolean(),
    }),
  ),
  /** The profiles whose jobs are on screen: these are looked at more often. */
  'jobs:look': call<null>()(z.strictObject({ profileIds: z.array(id).max(500) })),
}

export interface JobsEvents {
  'jobs:changed': { readonly jobs: readonly Job[] }
}
