import { useState } from 'react'
import type { Profile } from '../../../../shared/domain/profile'
import type { StartAgainOutcome } from '../../../../shared/domain/triage'
import type { Failure } from '../../../../shared/errors/failure'
import type { Request } from '../../../../shared/ipc/contract'
import { call, failureOf } from '../../../bridge/call'
import { awaitAcceptance } from '../../../parts/accepted-notice'
import { jobStarted, startDoing } from '../../../parts/done'
import type { TypedCredential } from '../../../parts/typed-credentials'

/** A profile that was created from the form, and what became of its credentials and its job. */
export interface Made {
  readonly profile: Profile
  /** The names of the fields that were filled in. */
  readonly given: readonly string[]
  /** Whether a job was to be started. */
  readonly wantedJob: boolean
  /** Null while it is under way, and if `failure` says that nothing more was sent. */
  readonly outcome: StartAgainOutcome | null
  readonly failure: Failure | null
}

interface Wanted {
  readonly draft: Request<'profiles:create'>
  readonly fields: readonly TypedCredential[]
  readonly start: boolean
}

/** Stores the fields one after the other. Stops at the first that fails; the rest are not tried. */
const storeAlone = async (
  profileId: number,
  fields: readonly TypedCredential[],
): Promise<Pick<StartAgainOutcome, 'stored' | 'notStored'>> => {
  const stored: string[] = []
  for (const [at, { name, value }] of fields.entries()) {
    try {
      await call('credentials:save', { profileId, field: name, value, action: 'add' })
      stored.push(name)
    } catch (error) {
      const untried = fields.slice(at + 1).map((one) => ({
        name: one.name,
        failure: { code: 'cancelled', unsent: true } as const,
      }))
      return { stored, notStored: [{ name, failure: failureOf(error) }, ...untried] }
    }
  }
  return { stored, notStored: [] }
}

const withoutJob = { job: null, failure: null, refusal: null } as const

/** Stores the credentials, and starts a job if it is wanted. Where starts are on hold they are stored all the same. */
const goOn = async (profileId: number, { fields, start }: Wanted): Promise<StartAgainOutcome> => {
  if (!start) return { ...(await storeAlone(profileId, fields)), ...withoutJob }
  const outcome = await call('triage:start-again', {
    profileId,
    fields: [...fields],
    mode: 'bill',
    sendNotification: true,
  })
  if (outcome.refusal?.kind !== 'held') return outcome
  return { ...(await storeAlone(profileId, fields)), ...withoutJob, refusal: outcome.refusal }
}

/**
 * Creates a profile, stores its credentials and starts its job, in this order, each once. What was done before a
 * failure stays, and is said.
 */
export const useMaking = () => {
  const [made, setMade] = useState<readonly Made[]>([])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  /** `onCreated` is called between the first step and the others: what was typed is no longer needed then. */
  const make = async (wanted: Wanted, onCreated: () => void): Promise<Profile | null> => {
    const { isHere, remember } = startDoing()
    setBusy(true)
    setFailure(null)
    let profile: Profile
    try {
      profile = await call('profiles:create', wanted.draft)
    } catch (error) {
      setFailure(failureOf(error))
      setBusy(false)
      return null
    }
    onCreated()
    if (wanted.fields.length === 0) {
      setBusy(false)
      return profile
    }
    const given = wanted.fields.map(({ name }) => name)
    const tell = (how: Pick<Made, 'outcome' | 'failure'>): void =>
      setMade((before) => [
        { profile, given, wantedJob: wanted.start, ...how },
        ...before.filter((one) => one.profile.id !== profile.id),
      ])
    tell({ outcome: null, failure: null })
    try {
      // In another connection the same id would be another customer.
      const outcome = isHere() ? await goOn(profile.id, wanted) : null
      if (outcome?.job) {
        remember(jobStarted(profile.id))
        awaitAcceptance(outcome.job)
      }
      tell({ outcome, failure: outcome ? null : { code: 'cancelled', unsent: true } })
    } catch (error) {
      tell({ outcome: null, failure: failureOf(error) })
    }
    setBusy(false)
    return profile
  }
  return { made, busy, failure, make }
}
