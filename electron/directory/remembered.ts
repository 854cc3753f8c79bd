import { z } from 'zod'
import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'

/** What the directory knows of its own filling from one start to the next. */
const schema = z.strictObject({
  /** When the ids were last listed in full: ISO 8601, UTC. */
  listedAt: z.string().nullable(),
  /** Whether everything listed then has been read, so that only new profiles are asked for. */
  filled: z.boolean(),
  paused: z.boolean(),
  /** False while the console runs. If it was killed, the last things learned may not have been stored. */
  closed: z.boolean(),
})

type Remembered = z.infer<typeof schema>

export interface Memory {
  readonly value: () => Remembered
  /** Whether the console was killed the last time. */
  readonly endedByForce: boolean
  readonly change: (part: Partial<Remembered>) => void
  /** For the next start, where the database may be written to. */
  readonly write: () => Promise<void>
}

export const openMemory = async (store: Pick<Store, 'settings' | 'readOnly'>): Promise<Result<Memory>> => {
  const stored = await store.settings.get('directory')
  if (!stored.ok) return stored
  const { data } = schema.safeParse(stored.value)
  let remembered: Remembered = { listedAt: null, filled: false, paused: false, ...data, closed: false }
  return ok({
    value: () => remembered,
    endedByForce: data?.closed === false,
    change: (part) => {
      remembered = { ...remembered, ...part }
    },
    write: async () => {
      if (!store.readOnly) await store.settings.put('directory', { ...remembered })
    },
  })
}
