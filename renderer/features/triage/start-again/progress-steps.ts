import { broughtData, credentialsAccepted, jobWords } from '../../../../shared/domain/status'
import type { Job } from '../../../../shared/domain/job'
import type { Failure } from '../../../../shared/errors/failure'
import { wordingOf } from '../../../../shared/errors/wording'
import type { Attempt } from './state'
import { listed } from '../../../lib/listed'
import { capital } from '../common/words'

export interface Step {
  readonly id: string
  /** `missed`: the job ended without it, or it was not seen. */
  readonly state: 'done' | 'now' | 'failed' | 'ahead' | 'missed'
  readonly text: string
  /** The console's advice. */
  readonly more?: string | undefined
  /** What the API said about the failure. */
  readonly apiText?: string | undefined
}

const saying = (failure: Failure): Pick<Step, 'more' | 'apiText'> => ({
  more: wordingOf(failure).advice,
  apiText: failure.apiText,
})

const storing = ({ busy, given, step, stored, outcome, failure }: Attempt): readonly Step[] => {
  const failed = (outcome?.notStored ?? []).map(({ name, failure: why }): Step =>
    why.code === 'cancelled'
      ? { id: `field ${name}`, state: 'failed', text: `${capital(name)} not stored: it was not tried` }
      : {
          id: `field ${name}`,
          state: 'failed',
          text:
            why.code === 'outcome-unknown'
              ? `${capital(name)} in doubt: ${wordingOf(why).title}`
              : `${capital(name)} not stored: ${wordingOf(why).title}`,
          ...saying(why),
        },
  )
  const done: readonly Step[] =
    stored.length > 0 ? [{ id: 'stored', state: 'done', text: `${capital(listed(stored))} stored` }] : []
  const now: readonly Step[] =
    busy && given.length > 0 && step?.step !== 'starting'
      ? [{ id: 'storing', state: 'now', text: `Storing ${step?.field ?? listed(given)}` }]
      : []
  const nothing: readonly Step[] = failure
    ? [
        {
          id: 'nothing',
          state: 'failed',
          text: `Nothing was sent: ${wordingOf(failure).title}`,
          ...saying(failure),
        },
      ]
    : []
  const onTheWay = busy && step?.step === 'starting' && given.length > 0 && done.length === 0
  return [
    ...done,
    ...(onTheWay ? [{ id: 'stored', state: 'done', text: `${capital(listed(given))} stored` } as const] : []),
    ...now,
    ...failed,
    ...nothing,
  ]
}

const starting = ({ busy, step, given, outcome }: Attempt, job: Job | null): Step | null => {
  if (busy) {
    const isNow = step?.step === 'starting' || given.length === 0
    return { id: 'start', state: isNow ? 'now' : 'ahead', text: isNow ? 'Starting the job' : 'Start the job' }
  }
  if (!outcome) return null
  if (outcome.job) return { id: 'start', state: 'done', text: 'Job started' }
  if (outcome.failure) {
    const doubtful = outcome.failure.code === 'outcome-unknown'
    if (doubtful && job) return { id: 'start', state: 'done', text: 'There is a new job, probably ours' }
    return {
      id: 'start',
      state: 'failed',
      text: doubtful
        ? `Job in doubt: ${wordingOf(outcome.failure).title}`
        : `Job not started: ${wordingOf(outcome.failure).title}`,
      ...saying(outcome.failure),
    }
  }
  return outcome.refusal ? null : { id: 'start', state: 'failed', text: 'Job not started' }
}

/** These stages come after a successful login as well as after a failed one. */
const isAfterWork = (status: string): boolean => status === 'logout' || status === 'worker_wait'

/** The steps of a started job, in the detail that matters to a person with the customer on the phone. */
export const stepsOfJob = (job: Job, newBills: number | null): readonly Step[] => {
  const accepted = credentialsAccepted([job.status, ...job.observations.map(({ status }) => status)])
  const login: Step = accepted
    ? { id: 'login', state: 'done', text: 'Credentials accepted' }
    : job.finished
      ? {
          id: 'login',
          state: job.status === 'credential_error' ? 'failed' : 'missed',
          text:
            job.status === 'credential_error'
              ? 'Credentials not accepted'
              : 'Not known whether the credentials are right',
        }
      : {
          id: 'login',
          state: 'now',
          text: `${jobWords(job.status, false)}: ${
            isAfterWork(job.status)
              ? 'the login was not seen, so only the end will tell whether the credentials are right'
              : 'not known yet whether the credentials are right'
          }`,
        }
  const arrived = newBills === 1 ? '1 bill arrived' : `${newBills ?? 0} bills arrived`
  const none = newBills === null ? 'Not known whether new bills arrived' : 'No bill arrived'
  const data: Step = newBills
    ? { id: 'data', state: 'done', text: job.finished ? arrived : `${arrived} so far` }
    : {
        id: 'data',
        state: job.finished ? 'missed' : accepted ? 'now' : 'ahead',
        text: job.finished ? none : 'Bills arrive',
      }
  const isGood = broughtData(job.status)
  const end: Step = job.finished
    ? {
        id: 'end',
        state: isGood ? 'done' : 'failed',
        text: `Ended: ${jobWords(job.status, true)}`,
      }
    : { id: 'end', state: 'ahead', text: 'Job ended' }
  return job.mode === 'interval' ? [login, end] : [login, data, end]
}

/** What starting again has done, is doing and still has to do. A failed step gives its reason. */
export const stepsOf = (attempt: Attempt, job: Job | null, newBills: number | null): readonly Step[] => {
  const start = starting(attempt, job)
  return [...storing(attempt), ...(start ? [start] : []), ...(job ? stepsOfJob(job, newBills) : [])]
}
