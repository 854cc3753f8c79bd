import { z } from 'zod'
import {
  triageMovers,
  type ChosenNow,
  type Playbook,
  type StartAgainOutcome,
  type StartAgainStep,
  type ReleaseState,
  type TriageCase,
  type TriageQueue,
  type TriageState,
} from '../../domain/triage'
import type { SavedTable } from '../../domain/rewritten'
import { call } from '../call'
import { id, nothing, searchText, someIds, text } from '../fields'
import { override } from '../override'

/**
 * "The failure desk" (docs/guide/triage.md). Changes are announced by `triage:changed`. A call that changes something
 * answers null if the state after it cannot be read.
 */

const ids = z.array(id).min(1).max(20_000)
const status = z.string().trim().min(1).max(200)
const mode = z.enum(['bill', 'interval'])

export const triageCalls = {
  'triage:state': call<TriageState>()(nothing),
  /** Group after group, from what the directory knows; cases are asked for as they come into view. */
  'triage:queue': call<TriageQueue>()(
    z.strictObject({
      movers: z.array(z.enum(triageMovers)).min(1).optional(),
      providerIds: z.array(id).min(1).max(1000).optional(),
      statuses: z.array(status).min(1).max(100).optional(),
      snoozed: z.boolean().optional(),
      text: searchText.optional(),
    }),
  ),
  /** In the order of the ids; one without any job is left out. */
  'triage:cases': call<readonly TriageCase[]>()(z.strictObject({ ids: z.array(id).max(200) })),

  /** Profiles whose job ended well since midnight, after one that had failed, as far as this console saw it. */
  'triage:solved': call<{ readonly today: number }>()(nothing),
  /** Of as many cases as there may be. */
  'triage:chosen': call<ChosenNow>()(z.strictObject({ ids: someIds })),

  /**
   * `start` reads the last job of every profile that the search finds (all without one), and takes the place of a sweep
   * under way; `resume` goes on with the paused one.
   */
  'triage:sweep': call<TriageState | null>()(
    z.discriminatedUnion('action', [
      z.strictObject({ action: z.literal('start'), text: searchText.optional() }),
      z.strictObject({ action: z.literal('pause') }),
      z.strictObject({ action: z.literal('resume') }),
    ]),
  ),

  /**
   * Removes cases from the queue until that time, or until the profile's next job ends. Replaces an earlier snooze.
   * `jobIds`: the job of each case; one whose last job is another by now is left as it is.
   */
  'triage:snooze': call<TriageState | null>()(
    z.strictObject({
      profileIds: ids,
      until: z.iso.datetime(),
      note: z.string().max(500),
      jobIds: z.array(text(500)).max(20_000).optional(),
    }),
  ),
  'triage:wake': call<TriageState | null>()(z.strictObject({ profileIds: ids })),

  /**
   * A status without a playbook of its own gets the one for unknown statuses. With a profile the placeholders in `ask` and
   * `customerText` are filled in: what is copied for the customer needs no further call.
   */
  'triage:playbook': call<Playbook>()(z.strictObject({ status, profileId: id.optional() })),

  /**
   * Stores each field (changes it; adds it where there is none), then starts a job and watches it. The values go in once
   * and never come back. A failed call means that nothing was sent; all else is told by the outcome.
   */
  'triage:start-again': call<StartAgainOutcome>()(
    z.strictObject({
      profileId: id,
      fields: z
        .array(z.strictObject({ name: z.string().trim().min(1).max(100), value: searchText.min(1) }))
        .max(20),
      mode,
      sendNotification: z.boolean(),
      override: override.optional(),
      /** The person was asked, and starts although the provider is on hold. */
      despiteHold: z.boolean().optional(),
    }),
  ),

  'triage:hold': call<TriageState | null>()(z.strictObject({ providerId: id, on: z.boolean() })),
  /**
   * Ends the hold and starts the provider's open cases one after another, spread evenly over this many minutes, in the
   * mode of their failed job, or in this one if that is not known. Profiles that the lockout guard refuses are skipped.
   */
  'triage:release': call<ReleaseState>()(
    z.strictObject({
      providerId: id,
      overMinutes: z
        .int()
        .min(1)
        .max(24 * 60),
      mode,
      sendNotification: z.boolean(),
    }),
  ),
  /** Cancels the starts that are still to come. */
  'triage:cancel-release': call<TriageState | null>()(z.strictObject({ providerId: id })),

  /** A text for Link's support: what happened and when, without a secret. */
  'triage:escalation': call<{ readonly text: string }>()(z.strictObject({ profileId: id })),
  /** Saves a folder of files about the profile; null if the person cancelled. */
  'triage:evidence': call<SavedTable>()(z.strictObject({ profileId: id })),
} as const

export interface TriageEvents {
  /** At most four a second. */
  'triage:changed': TriageState
  'triage:starting-again': StartAgainStep
}
