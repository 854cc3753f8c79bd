import type { Job, JobState } from '../../shared/domain/job'
import { broughtData } from '../../shared/domain/status'
import { judgeLockout, verdictOf, type LockoutVerdict } from '../../shared/domain/lockout'
import { ok, type Result } from '../../shared/errors/failure'
import type { CredentialEvent, Store } from '../store/store'
import type { Ledger } from './ledger'

/** Checked before every start of a job: a third login with refused credentials can lock the customer out. */
export interface Lockout {
  /**
   * Decides from the ledger and the recorded changes of credentials; nothing is sent. `last`: the server's last job if
   * it is at hand (null: none ever ran), which the ledger may lack. Fails with `store-*`.
   */
  readonly verdict: (profileId: number, last?: JobState | null) => Promise<Result<LockoutVerdict>>
}

interface LockoutParts {
  readonly ledger: Pick<Ledger, 'ofProfile'>
  readonly store: Pick<Store, 'credentials'>
  readonly now: () => Date
}

/**
 * Deletions do not count, since they give the site no new password to try. A change in the future was recorded with a
 * wrong clock: which failures came after it cannot be told.
 */
const lastChange = (
  events: readonly CredentialEvent[],
  now: string,
): { readonly at: string | null; readonly inDoubt: boolean } => {
  const isChange = ({ action, outcome, at }: CredentialEvent): boolean =>
    action !== 'delete' && at <= now && (outcome === 'done' || outcome === 'unknown')
  const last = events.findLast(isChange)
  const acknowledged = events.findLast((event) => isChange(event) && event.outcome === 'done')
  return { at: acknowledged?.at ?? null, inDoubt: last?.outcome === 'unknown' }
}

/** The ledger's jobs and the server's last one. Without a known end, that one counts as ended after every change. */
const withLast = (jobs: readonly Job[], profileId: number, last: JobState): readonly Job[] => {
  const known = jobs.find(({ jobId }) => jobId === last.jobId)
  if (known?.finished) return jobs
  const unseen = {
    profileId,
    mode: null,
    startedHere: false,
    startedBy: null,
    startedAt: null,
    endedAt: null,
    observations: [],
    watchTrouble: null,
  }
  return [{ ...(known ?? unseen), ...last }, ...jobs.filter((job) => job !== known)]
}

const succeeded = ({ finished, status }: JobState): boolean => finished && broughtData(status)

export const createLockout = ({ ledger, store, now }: LockoutParts): Lockout => ({
  verdict: async (profileId, last) => {
    // Saves a read for many profiles of a large bulk run: the answer does not depend on it.
    if (last && succeeded(last)) return ok(verdictOf(0, true))
    const [jobs, events] = await Promise.all([
      ledger.ofProfile(profileId),
      store.credentials.ofProfile(profileId),
    ])
    if (!jobs.ok) return jobs
    if (!events.ok) return events
    // The server may have forgotten a job that is recorded here.
    if (last === null && jobs.value.length === 0) return ok(verdictOf(0, true))
    const known = last ? withLast(jobs.value, profileId, last) : jobs.value
    const { at, inDoubt } = lastChange(events.value, now().toISOString())
    const verdict = judgeLockout(known, at)
    return ok(inDoubt ? { ...verdict, changeInDoubt: true } : verdict)
  },
})
