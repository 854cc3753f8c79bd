import { verdictOf, type LockoutVerdict } from '../../shared/domain/lockout'
import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'
import type { Ledger } from './ledger'

/** Stands before every start of a job: the third login with refused credentials can lock the customer out. */
export interface Lockout {
  /** From the ledger and the recorded changes of credentials; nothing is sent. Fails with `store-*`. */
  readonly verdict: (profileId: number) => Promise<Result<LockoutVerdict>>
}

interface LockoutParts {
  readonly ledger: Pick<Ledger, 'ofProfile'>
  readonly store: Pick<Store, 'credentials'>
}

export const createLockout = ({ ledger, store }: LockoutParts): Lockout => ({
  verdict: async (profileId) => {
    const [jobs, events] = await Promise.all([
      ledger.ofProfile(profileId),
      store.credentials.ofProfile(profileId),
    ])
    if (!jobs.ok) return jobs
    if (!events.ok) return events
    const changed = events.value.findLast(({ action, outcome }) => action !== 'delete' && outcome === 'done')
    const refused = jobs.value.filter(
      ({ finished, status, endedAt }) =>
        finished && status === 'credential_error' && (endedAt ?? '') > (changed?.at ?? ''),
    )
    return ok(verdictOf(refused.length, changed !== undefined))
  },
})
