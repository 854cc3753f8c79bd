import { z } from 'zod'
import { movers } from './status'
import { triageMovers } from './triage'

/** A page with filters of its own that a saved view opens instead of the list of profiles. */
export const viewPage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('triage'),
    snoozed: z.boolean(),
    movers: z.array(z.enum(triageMovers)).max(triageMovers.length).readonly(),
    /** A key of the queue's filter of providers. */
    provider: z.string().max(40).nullable(),
    status: z.string().max(200).nullable(),
  }),
  z.strictObject({
    kind: z.literal('jobs'),
    mover: z.enum(movers).nullable(),
    status: z.string().max(200).nullable(),
    mode: z.enum(['bill', 'interval']).nullable(),
    provider: z.strictObject({ value: z.int(), label: z.string().max(400) }).nullable(),
    days: z.int().positive().nullable(),
  }),
])

export type ViewPage = z.infer<typeof viewPage>
