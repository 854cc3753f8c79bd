import { z } from 'zod'
import type { PlanIds, PlanRow, PlansState } from '../../domain/planned-starts'
import { call } from '../call'
import { id, nothing, someIds, text } from '../fields'

/** Planned starts (docs/guide/planned-starts.md). Changes are announced by `plans:changed`. */

export const plansCalls = {
  'plans:state': call<PlansState>()(nothing),
  'plans:ids': call<PlanIds>()(nothing),
  /** In the order of the ids; a profile without a planned start is left out. */
  'plans:rows': call<readonly PlanRow[]>()(z.strictObject({ ids: z.array(id).max(200) })),
  /**
   * Plans a start of each case whose job is still the last one. `leftOut`: the others, and those of which a start is just
   * being sent. At one utility provider they are planned one after the other.
   */
  'plans:plan': call<{ readonly leftOut: readonly number[] }>()(
    z.strictObject({
      at: z.iso.datetime(),
      ids: someIds,
      /** The job of each case, in the order of the ids. */
      jobIds: z.array(text(500)).max(200_000),
      mode: z.enum(['bill', 'interval']),
      /** In the mode of each last job; `mode` is then for those of which it is not known. */
      asBefore: z.boolean(),
      sendNotification: z.boolean(),
    }),
  ),
  /** Removes them. `left`: those that are just being sent. */
  'plans:cancel': call<{ readonly left: readonly number[] }>()(z.strictObject({ ids: someIds })),
  /** Starts those of them that are late, spread over this time. */
  'plans:start-late': call<{ readonly count: number }>()(
    z.strictObject({
      ids: someIds,
      overMinutes: z
        .int()
        .min(0)
        .max(7 * 24 * 60),
    }),
  ),
  /** Stops all planned starts until a person ends that. */
  'plans:pause': call<PlansState>()(z.strictObject({ paused: z.boolean() })),
} as const

export interface PlansEvents {
  /** At most four a second. */
  'plans:changed': PlansState
}
