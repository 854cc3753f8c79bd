import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'
import type { StoredRelease } from '../store/triage-store'

/** Providers at which starting again is on hold: bulk runs skip their profiles, a person is asked. */
export interface Holds {
  readonly isHeld: (providerId: number | null) => boolean
  /** Since when, ISO 8601; null where it is not. */
  readonly since: (providerId: number) => string | null
  readonly all: () => readonly number[]
  /** `starts`: the starts of a release at this provider, replacing those left of an earlier one. */
  readonly set: (providerId: number, on: boolean, starts?: readonly StoredRelease[]) => Promise<Result<void>>
}

/** If the store cannot be read there are no holds, but then nothing can be started either. */
export const openHolds = async (store: Pick<Store, 'triage'>, now: () => Date): Promise<Holds> => {
  const stored = await store.triage.holds()
  const holds = new Map(stored.ok ? stored.value.map(({ providerId, since }) => [providerId, since]) : [])
  return {
    isHeld: (providerId) => providerId !== null && holds.has(providerId),
    since: (providerId) => holds.get(providerId) ?? null,
    all: () => [...holds.keys()],
    set: async (providerId, on, starts = []) => {
      const since = on ? (holds.get(providerId) ?? now().toISOString()) : null
      const put = await store.triage.changeProvider({ providerId, heldSince: since, starts })
      if (!put.ok) return put
      if (since === null) holds.delete(providerId)
      else holds.set(providerId, since)
      return ok(undefined)
    },
  }
}
