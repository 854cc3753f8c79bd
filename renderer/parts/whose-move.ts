import type { JobState } from '../../shared/domain/job'
import { moverOf, normaliseStatus, type Mover } from '../../shared/domain/status'

const sentences: Record<Mover, string> = {
  customer: 'The customer has to act on the provider’s own site before a job can succeed.',
  credentials: 'The stored credentials are not right: correct them, then start the job again.',
  retry: 'Nothing is wrong with the profile: wait a little, then start the job again.',
  support: 'Link’s support has to look at it: starting the job again is unlikely to help.',
  data: 'Some of the data came in. What is missing may come with another job.',
  nobody: 'Nothing to do.',
  running: 'The job is running.',
  unknown: 'This console does not know the status; the API says that the job is over.',
}

/** What is not there cannot be corrected. */
const missing = 'The login needs something that is not stored: add it, then start the job again.'

/** Whose move it is after a job, in a sentence. */
export const whoseMove = ({ status, finished }: JobState): string =>
  finished && normaliseStatus(status) === 'incomplete_parameters'
    ? missing
    : sentences[moverOf(status, finished)]
