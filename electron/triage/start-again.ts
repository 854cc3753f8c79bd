import type { JobMode } from '../../shared/domain/job'
import type { LockoutVerdict } from '../../shared/domain/lockout'
import type { StartAgainOutcome, StartAgainRefusal, StartAgainStep } from '../../shared/domain/triage'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { CredentialChanges } from '../changes/credentials'
import type { Launcher } from '../jobs/launcher'
import { createTurns } from '../lib/turns'

export interface StartAgainRequest {
  readonly profileId: number
  /** In the order in which they are stored. Values are plain text and are kept nowhere. */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  readonly mode: JobMode
  readonly sendNotification: boolean
  readonly override?: { readonly reason: string } | undefined
  readonly despiteHold?: boolean | undefined
}

export interface StartAgainParts {
  readonly credentials: Pick<CredentialChanges, 'set' | 'fits'>
  readonly lockout: (profileId: number) => Promise<Result<LockoutVerdict>>
  readonly launcher: Pick<Launcher, 'holdOf' | 'start'>
  readonly onStep: (step: StartAgainStep) => void
}

export interface StartAgain {
  readonly run: (request: StartAgainRequest) => Promise<Result<StartAgainOutcome>>
  /** Whether one of this profile is under way or waits, also between two of its steps. */
  readonly isUnderWay: (profileId: number) => boolean
}

type NotStored = StartAgainOutcome['notStored'][number]

/** For fields after one that could not be stored: they were not tried. */
const notTried = fail('cancelled').error

/**
 * Stores each field, then starts a job. Stops at the first failure and says exactly how far it came. Nothing is
 * repeated: a start or a change whose reply was lost is reported as in doubt.
 */
export const createStartAgain = (parts: StartAgainParts): StartAgain => {
  const { credentials, lockout, launcher, onStep } = parts
  /**
   * Turns of its own: the fields of two logins must not be mixed, and each request takes the profile's turn besides.
   */
  const turns = createTurns<number>()

  const guardOf = async (profileId: number): Promise<Result<StartAgainRefusal | null>> => {
    const verdict = await lockout(profileId)
    if (!verdict.ok) return verdict
    return ok(verdict.value.personAllowed ? null : { kind: 'lockout', verdict: verdict.value })
  }

  /** Finds a value that cannot be sent before the first field is stored: half a login is worse than none. */
  const unfit = async (fields: StartAgainRequest['fields']): Promise<readonly NotStored[]> => {
    for (const { name, value } of fields) {
      const fits = await credentials.fits(value)
      if (!fits.ok)
        return fields.map((one) => ({ name: one.name, failure: one.name === name ? fits.error : notTried }))
    }
    return []
  }

  const store = async ({ profileId, fields }: StartAgainRequest) => {
    const stored: string[] = []
    const notStored = [...(await unfit(fields))]
    if (notStored.length > 0) return { stored, notStored }
    for (const { name, value } of fields) {
      if (notStored.length > 0) {
        notStored.push({ name, failure: notTried })
        continue
      }
      onStep({ profileId, step: 'storing', field: name })
      const set = await credentials.set(profileId, name, value)
      if (set.ok) stored.push(name)
      else notStored.push({ name, failure: set.error })
    }
    return { stored, notStored }
  }

  const inTurn: StartAgain['run'] = async (request) => {
    const { profileId, mode, sendNotification, override, despiteHold = false } = request
    const hold = despiteHold ? null : await launcher.holdOf(profileId)
    if (hold) {
      const refusal = { kind: 'held', ...hold } as const
      return ok({ stored: [], notStored: [], job: null, failure: null, refusal })
    }

    const fields = await store(request)
    const soFar = { ...fields, job: null, failure: null, refusal: null }
    if (fields.notStored.length > 0) return ok(soFar)

    const refusal = override ? ok(null) : await guardOf(profileId)
    if (!refusal.ok) return ok({ ...soFar, failure: refusal.error })
    if (refusal.value) return ok({ ...soFar, refusal: refusal.value })
    onStep({ profileId, step: 'starting', field: null })
    const started = await launcher.start({
      profileId,
      mode,
      sendNotification,
      override,
      despiteHold: true,
    })
    if (started.ok) return ok({ ...soFar, job: started.value })
    // The server's last job was one that this console had not seen before.
    const refused = started.error.code === 'lockout' ? await guardOf(profileId) : null
    return ok(
      refused?.ok && refused.value
        ? { ...soFar, refusal: refused.value }
        : { ...soFar, failure: started.error },
    )
  }
  return {
    run: (request) => turns.take(request.profileId, () => inTurn(request)),
    isUnderWay: turns.isTaken,
  }
}
