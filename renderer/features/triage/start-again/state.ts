import { create } from 'zustand'
import { isRunning, type Job } from '../../../../shared/domain/job'
import type { StartAgainOutcome, StartAgainStep } from '../../../../shared/domain/triage'
import type { Failure } from '../../../../shared/errors/failure'
import type { Request } from '../../../../shared/ipc/contract'
import { call, failureOf } from '../../../bridge/call'

type StartAgain = Request<'triage:start-again'>

/** An attempt to start again as the page follows it: names of fields, never their values. It outlives a look at another case. */
export interface Attempt {
  readonly busy: boolean
  /** The profile's job before it. */
  readonly before: string
  /** Fields that were given. */
  readonly given: readonly string[]
  readonly step: StartAgainStep | null
  /** Fields stored by this try, and by the ones before it that started no job. */
  readonly stored: readonly string[]
  readonly outcome: StartAgainOutcome | null
  /** Nothing was sent. */
  readonly failure: Failure | null
}

const useStore = create<Readonly<Record<number, Attempt>>>()(() => ({}))

export const useAttempt = (profileId: number): Attempt | undefined => useStore((all) => all[profileId])

const put = (profileId: number, attempt: Attempt): void => useStore.setState({ [profileId]: attempt })

/** The profiles that were started from here while the window was open. */
export const useAttempts = (): ReadonlySet<number> => {
  const all = useStore()
  return new Set(Object.keys(all).map(Number))
}

/** Stores what is given and starts a job, after the one of this id. The values are in the request alone. */
export const startAgain = async (request: StartAgain, jobBefore: string): Promise<void> => {
  const { profileId, fields } = request
  const before = useStore.getState()[profileId]
  if (before?.busy) return
  const storedBefore = before?.outcome && before.outcome.job === null ? before.stored : []
  const start: Attempt = {
    busy: true,
    before: jobBefore,
    given: fields.map(({ name }) => name),
    step: null,
    stored: storedBefore,
    outcome: null,
    failure: null,
  }
  put(profileId, start)
  /** Unless it was forgotten meanwhile. */
  const end = (how: Partial<Attempt>): void => {
    const isKept = useStore.getState()[profileId]?.given === start.given
    if (isKept) put(profileId, { ...start, busy: false, ...how })
  }
  try {
    const outcome = await call('triage:start-again', request)
    end({ stored: [...new Set([...storedBefore, ...outcome.stored])], outcome })
  } catch (error) {
    end({ outcome: before?.outcome ?? null, failure: failureOf(error) })
  }
}

/** In another connection the same ids are other profiles. */
export const forgetAttempts = (): void => useStore.setState({}, true)

/** The job that a try is about: the one it started; where that is in doubt, one that has turned up since. */
const jobOfAttempt = ({ outcome, before }: Attempt, jobs: readonly Job[]): Job | null => {
  if (outcome?.failure?.code === 'outcome-unknown') {
    const [newest = null] = jobs
    return newest?.jobId === before ? null : newest
  }
  return jobs.find(({ jobId }) => jobId === outcome?.job?.jobId) ?? outcome?.job ?? null
}

/** The job to follow: that of the last try, unless it is over and another one runs. Newest first. */
export const followedJob = (attempt: Attempt | undefined, jobs: readonly Job[]): Job | null => {
  if (attempt?.busy) return null
  const ours = attempt ? jobOfAttempt(attempt, jobs) : null
  return ours && isRunning(ours) ? ours : (jobs.find(isRunning) ?? ours)
}

/** Takes main's report of the step that an attempt has come to. */
export const recordStep = (step: StartAgainStep): void => {
  const attempt = useStore.getState()[step.profileId]
  if (attempt?.busy) put(step.profileId, { ...attempt, step })
}
