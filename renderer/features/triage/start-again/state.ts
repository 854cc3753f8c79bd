import { create } from 'zustand'
import { isRunning, type Job } from '../../../../shared/domain/job'
import type { StartAgainOutcome, StartAgainStep } from '../../../../shared/domain/triage'
import type { Failure } from '../../../../shared/errors/failure'
import type { Request } from '../../../../shared/ipc/contract'
import { call, failureOf } from '../../../bridge/call'
import { awaitAcceptance } from '../../../parts/accepted-notice'
import { jobStarted, startDoing } from '../../../parts/done'
import { tellDealtWith } from '../common/dealt-with'
import { keepInSight } from '../common/started'

type StartAgain = Request<'triage:start-again'>

/**
 * An attempt to start again, as the page follows it: names of fields, but never their values. It is kept while another
 * case is shown.
 */
export interface Attempt {
  readonly busy: boolean
  /** The profile's job before it. */
  readonly before: string
  /** The fields that were filled in. */
  readonly given: readonly string[]
  readonly step: StartAgainStep | null
  /** The fields stored by this attempt, and by earlier ones that started no job. */
  readonly stored: readonly string[]
  readonly outcome: StartAgainOutcome | null
  /** Set if nothing was sent. */
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

/** Stores the given values and starts a job after the one with this id. The values exist only in the request. */
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
  /** Has no effect if the attempt was forgotten meanwhile. */
  const end = (how: Partial<Attempt>): void => {
    const isKept = useStore.getState()[profileId]?.given === start.given
    if (isKept) put(profileId, { ...start, busy: false, ...how })
  }
  const { remember } = startDoing()
  try {
    const outcome = await call('triage:start-again', request)
    if (outcome.job) {
      remember(jobStarted(profileId))
      awaitAcceptance(outcome.job)
      keepInSight(outcome.job)
    }
    end({ stored: [...new Set([...storedBefore, ...outcome.stored])], outcome })
    // With new credentials a customer may wait for the answer, so the case stays open.
    if (outcome.job && fields.length === 0) tellDealtWith([profileId])
  } catch (error) {
    end({ outcome: before?.outcome ?? null, failure: failureOf(error) })
  }
}

/** In another connection the same ids are other profiles. */
export const forgetAttempts = (): void => useStore.setState({}, true)

/** The job of an attempt: the one that it started, or, if the start is in doubt, one that has appeared since. */
const jobOfAttempt = ({ outcome, before }: Attempt, jobs: readonly Job[]): Job | null => {
  if (outcome?.failure?.code === 'outcome-unknown') {
    const [newest = null] = jobs
    return newest?.jobId === before ? null : newest
  }
  return jobs.find(({ jobId }) => jobId === outcome?.job?.jobId) ?? outcome?.job ?? null
}

/** The job to show: that of the last attempt, unless it is over and another one is running. `jobs` are newest first. */
export const followedJob = (attempt: Attempt | undefined, jobs: readonly Job[]): Job | null => {
  if (attempt?.busy) return null
  const ours = attempt ? jobOfAttempt(attempt, jobs) : null
  return ours && isRunning(ours) ? ours : (jobs.find(isRunning) ?? ours)
}

/** Takes over main's report about the current step of an attempt. */
export const recordStep = (step: StartAgainStep): void => {
  const attempt = useStore.getState()[step.profileId]
  if (attempt?.busy) put(step.profileId, { ...attempt, step })
}
