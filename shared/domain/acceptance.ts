import type { Job, Observation } from './job'
import { credentialsAccepted, isStage } from './status'

/** That a job's credentials were accepted, according to the states that were seen of it ("Job Status"). */
export interface Acceptance {
  /**
   * Milliseconds from the start of the job until this console saw it; null where that says nothing about when it
   * happened: the job was started elsewhere, only its end was seen, or nobody looked for a while before.
   */
  readonly afterMs: number | null
}

/** A job in the background is read every half minute. */
const longestGapMs = 60_000

const isProof = ({ status }: Observation): boolean => credentialsAccepted([status])

const afterMsOf = ({ observations, startedAt }: Job): number | null => {
  const at = observations.findIndex(isProof)
  const proof = observations[at]
  if (!proof || startedAt === null || !isStage(proof.status)) return null
  const seen = Date.parse(proof.firstSeen)
  const lookedBefore = Date.parse(observations[at - 1]?.lastSeen ?? startedAt)
  const afterMs = seen - Date.parse(startedAt)
  return afterMs >= 0 && seen - lookedBefore <= longestGapMs ? afterMs : null
}

/** Null as long as nothing proves that the credentials are valid, and where the end has shown that they are not. */
export const acceptanceOf = (job: Job): Acceptance | null =>
  credentialsAccepted([...job.observations.map(({ status }) => status), job.status])
    ? { afterMs: afterMsOf(job) }
    : null
