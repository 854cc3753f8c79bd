import type { Job, JobState } from '../../shared/domain/job'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { CallOptions } from '../link/call-options'
import type { LinkClient } from '../link/link-client'
import type { Ledger } from './ledger'

/** The answer of "Last Job State for Profile". */
export interface LastJob {
  /** Null where no job ever ran. */
  readonly state: JobState | null
  /** Its record in the ledger, null where no job ever ran; or why it could not be written down. */
  readonly recorded: Result<Job | null>
}

export type ReadLastJob = (profileId: number, options?: CallOptions) => Promise<Result<LastJob>>

interface LastJobParts {
  /** Asked before the read: whether the profile was forgotten since. */
  readonly forgettingOf?: ((profileId: number) => () => boolean) | undefined
  readonly link: { readonly jobs: Pick<LinkClient['jobs'], 'lastOfProfile'> }
  readonly ledger: Pick<Ledger, 'observed'>
  /** Called with what was read, whether or not it could be written to disk. */
  readonly onRead?: ((profileId: number, state: JobState | null) => void) | undefined
}

/**
 * Reads a profile's last job and records it: the API gives neither times nor a history, so every observation counts.
 */
export const createLastJob =
  ({ link, ledger, onRead, forgettingOf }: LastJobParts): ReadLastJob =>
  async (profileId, options) => {
    const isForgotten = forgettingOf?.(profileId)
    const last = await link.jobs.lastOfProfile(profileId, options)
    if (!last.ok) return last
    if (isForgotten?.()) return fail('cancelled')
    onRead?.(profileId, last.value)
    const recorded = last.value ? await ledger.observed(profileId, last.value) : ok(null)
    return ok({ state: last.value, recorded })
  }
