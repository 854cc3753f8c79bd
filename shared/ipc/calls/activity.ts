import { z } from 'zod'
import {
  activityActions,
  activityOutcomes,
  type ActivityCount,
  type LogCheck,
  type LoggedLine,
  type LogHead,
} from '../../domain/activity'
import { call } from '../call'

/** Times in the log's own format, so that they can be compared as text. */
const time = z.iso.datetime().transform((at) => new Date(at).toISOString())
const filter = z.strictObject({
  text: z.string().max(500).optional(),
  profileId: z.int().positive().optional(),
  action: z.enum(activityActions).optional(),
  outcome: z.enum(activityOutcomes).optional(),
  who: z.string().max(500).optional(),
  from: time.optional(),
  until: time.optional(),
})

export const activityCalls = {
  /** How many lines fit, and how long the log is. */
  'activity:count': call<ActivityCount>()(z.strictObject({ filter })),
  /**
   * A window of the lines that fit, counted from the oldest of them (0), so that a window stays what it is while lines
   * are added. Null stands for a line that does not open.
   */
  'activity:lines': call<{ readonly lines: readonly (LoggedLine | null)[] }>()(
    z.strictObject({ filter, from: z.int().min(0), count: z.int().min(1).max(200) }),
  ),
  /** Saves the matching lines as a CSV file: docs/guide/activity.md. */
  'activity:export': call<{
    readonly savedTo: string | null
    readonly lines: number
    readonly head: LogHead
  }>()(z.strictObject({ filter })),
  /** What the check at the start found; with `again`, the whole log is read and checked anew. */
  'activity:check': call<LogCheck>()(z.strictObject({ again: z.boolean() })),
}

export interface ActivityEvents {
  /** Lines were added: at most four times a second. */
  'activity:changed': { readonly head: LogHead }
}
