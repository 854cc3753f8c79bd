import { credentialsAccepted } from './status'
import type { Job } from './job'

/**
 * What the failed logins of a profile allow: a utility may lock a customer's account after a few. docs/guide/jobs.md has the
 * rule in words.
 */
export interface LockoutVerdict {
  /** `credential_error` ends with the current credentials. */
  readonly failures: number
  /**
   * False if there may have been earlier ends that this console has not seen. They are not counted, and the window says
   * so.
   */
  readonly historyKnown: boolean
  readonly bulkAllowed: boolean
  readonly personAllowed: boolean
  /**
   * The last change of the credentials is in doubt: until the API acknowledges one they count as unchanged, so that the failures
   * before it still stand.
   */
  readonly changeInDoubt?: true | undefined
}

export const changeInDoubtWords =
  'The last change of the credentials is in doubt: until the API acknowledges one, they count as unchanged.'

/** Limits, in characters, of the reason that a person gives for starting a job although the guard refuses it. */
export const overrideReason = { shortest: 3, longest: 500 } as const

/** Blanks at its ends do not count. */
export const isOverrideReason = (text: string): boolean => text.trim().length >= overrideReason.shortest

/** The failures after which a start is refused: to a bulk run, and to a person. */
const maxFailuresForBulk = 1
const maxFailuresForPerson = 2

export const verdictOf = (failures: number, historyKnown: boolean): LockoutVerdict => ({
  failures,
  historyKnown,
  bulkAllowed: failures < maxFailuresForBulk,
  personAllowed: failures < maxFailuresForPerson,
})

/** When it ended, or was found ended, which is never earlier; null if that was not noted. */
const endOf = ({ finished, status, endedAt, startedHere, observations }: Job): string | null => {
  const [seen, ...later] = observations
  const wasFound = finished && !startedHere && later.length === 0 && seen?.status === status
  return endedAt ?? (wasFound ? seen.firstSeen : null)
}

const wasAccepted = ({ observations, status }: Job): boolean =>
  credentialsAccepted([...observations.map((seen) => seen.status), status])

/**
 * Counts the failed logins since the credentials were changed, or since they were last accepted. `jobs` newest first;
 * `changedAt`: the last change of a credential that the API acknowledged, null where none is recorded.
 */
export const judgeLockout = (jobs: readonly Job[], changedAt: string | null): LockoutVerdict => {
  const since = jobs.filter((job) => {
    const end = endOf(job)
    return changedAt === null || end === null || end >= changedAt
  })
  const accepted = since.findIndex(wasAccepted)
  const counted = accepted === -1 ? since : since.slice(0, accepted)
  const failures = counted.filter(({ finished, status }) => finished && status === 'credential_error').length
  return verdictOf(failures, changedAt !== null || accepted !== -1)
}

/** What is said where `historyKnown` is false. */
export const earlierUnknownWords =
  'Logins that failed before this console saw the profile are not known, and not counted.'
