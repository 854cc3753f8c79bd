import { z } from 'zod'
import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'

/** What the directory knows of its own filling from one start to the next. */
const schema = z.strictObject({
  /** When the ids were last listed in full: ISO 8601, UTC. */
  listedAt: z.string().nullable(),
  /** All that were listed then have been read: only new ones are asked for. */
  filled: z.boolean(),
  paused: z.boolean(),
  /** False while the console runs: what was learned last may not have been kept where it ended by force. */
  closed: z.boolean(),
})

export type Remembered = z.infer<typeof schema>

export const readRemembered = async (store: Pick<Store, 'settings'>): Promise<Result<Remembered>> => {
  const stored = await store.settings.get('directory')
  if (!stored.ok) return stored
  const parsed = schema.safeParse(stored.value)
  return ok(parsed.success ? parsed.data : { listedAt: null, filled: false, paused: false, closed: true })
}
