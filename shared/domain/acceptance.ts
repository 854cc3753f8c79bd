import type { Job } from './job'
import { credentialsAccepted } from './status'

/** That a job's credentials were accepted, according to the states that were seen of it ("Job Status"). */
export interface Acceptance {
  /**
   * Milliseconds from the start of the job until this console saw it; null where that is not known: the job was started
   * elsewhere, or its stages were not seen one by one.
   */
  readonly afterMs: number | null
}

/** Null as long as nothing proves that the credentials are valid, and where the end has shown that they are not. */
export const acceptanceOf = ({ observations, status, startedAt }: Job): Acceptance | null => {
  if (!credentialsAccepted([...observations.map((seen) => seen.status), status])) return null
  const proof = observations.find((seen) => credentialsAccepted([seen.status]))
  if (!proof || startedAt === null) return { afterMs: null }
  const afterMs = Date.parse(proof.firstSeen) - Date.parse(startedAt)
  return { afterMs: afterMs >= 0 ? afterMs : null }
}
