import { z } from 'zod'
import { itemReasons } from '../../shared/domain/bulk'
import type { Json } from '../store/json'

/** What a run does to one profile: requests in order, and which of them really changed something. */

const draft = z.object({
  providerId: z.int().optional(),
  zipcode: z.string().optional(),
  label: z.string().optional(),
})

const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag-add'), tag: z.string() }),
  z.object({ kind: z.literal('tag-remove'), tag: z.string() }),
  /** `old` has the values that `set` replaces. */
  z.object({ kind: z.literal('change'), set: draft, old: draft }),
  z.object({
    kind: z.literal('job-start'),
    mode: z.enum(['bill', 'interval']),
    sendNotification: z.boolean(),
    /** The profile's last job before the start; a lost reply is settled by comparing with it. */
    lastJobId: z.string().nullable(),
  }),
  z.object({ kind: z.literal('delete') }),
])

const work = z.object({
  steps: z.array(step),
  /** The step that is sent, or next to be sent. */
  at: z.int(),
  /** Steps that changed something, those of earlier tries included. */
  did: z.array(step),
  /** Why a part of what was asked is not among the steps. */
  left: z.enum(itemReasons).optional(),
})

export type Step = z.infer<typeof step>
export type Draft = z.infer<typeof draft>
export type Work = z.infer<typeof work>

/** Reads stored work; null if there is none, or if its profile was forgotten. */
export const readWork = (json: Json | undefined): Work | null => {
  const parsed = work.safeParse(json)
  return parsed.success ? parsed.data : null
}

export const asJson = (value: Work): Json => JSON.parse(JSON.stringify(value)) as Json
