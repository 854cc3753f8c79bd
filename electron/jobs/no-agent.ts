import { z } from 'zod'
import type { Result } from '../../shared/errors/failure'
import type { JobService } from '../link/jobs'
import type { Store } from '../store/store'

/** Utility providers at which the API answered a start of a job with "No agent for provider": it says so nowhere before. */
export interface NoAgent {
  /** When the API last said so: ISO 8601, UTC; null if it has not, or has started a job there since. */
  readonly since: (providerId: number | null) => string | null
  /** Wraps the call, and remembers its answers. */
  readonly remembering: (start: JobService['start']) => JobService['start']
}

const setting = 'no-agent'
/** Link makes new agents, so older answers are not trusted any more. */
const keptMs = 90 * 24 * 60 * 60_000
/** A bulk run may bring thousands of answers: only the first is written to disk. */
const renewedMs = 24 * 60 * 60_000

const schema = z.record(z.string().regex(/^\d+$/), z.iso.datetime())
const sinceOf = (stored: unknown): ReadonlyMap<number, string> =>
  new Map(Object.entries(schema.safeParse(stored).data ?? {}).map(([id, at]) => [Number(id), at]))

const saysNoAgent = (answer: Result<unknown>): boolean =>
  !answer.ok && answer.error.code === 'not-found' && answer.error.subject === 'agent'

export const openNoAgent = async (
  store: Pick<Store, 'settings' | 'readOnly'>,
  providerOf: (profileId: number) => Promise<number | null>,
  now: () => Date,
): Promise<NoAgent> => {
  const stored = await store.settings.get(setting)
  const known = new Map(sinceOf(stored.ok ? stored.value : null))

  const put = async (providerId: number, at: string | null): Promise<void> => {
    if (at === null) known.delete(providerId)
    else known.set(providerId, at)
    // Without a writable store it is only known until the console is closed.
    if (store.readOnly) return
    await store.settings.change(setting, (before) => {
      const current = new Map(sinceOf(before))
      for (const [id, since] of current) if (now().getTime() - Date.parse(since) > keptMs) current.delete(id)
      if (at === null) current.delete(providerId)
      else current.set(providerId, at)
      return Object.fromEntries(current)
    })
  }

  const learn = async (profileId: number, has: boolean): Promise<void> => {
    const providerId = await providerOf(profileId)
    if (providerId === null) return
    const since = known.get(providerId)
    if (has) {
      if (since !== undefined) await put(providerId, null)
      return
    }
    const age = since === undefined ? Infinity : now().getTime() - Date.parse(since)
    if (age > renewedMs) await put(providerId, now().toISOString())
  }

  return {
    since: (providerId) => {
      const since = providerId === null ? undefined : known.get(providerId)
      return since !== undefined && now().getTime() - Date.parse(since) <= keptMs ? since : null
    },
    remembering: (start) => async (profileId, mode, sendNotification, options) => {
      const answer = await start(profileId, mode, sendNotification, options)
      if (answer.ok || saysNoAgent(answer)) await learn(profileId, answer.ok)
      return answer
    },
  }
}
