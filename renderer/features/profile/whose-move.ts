import type { JobState } from '../../../shared/domain/job'
import { moverOf, type Mover } from '../../../shared/domain/status'

const sentences: Record<Mover, string> = {
  customer: 'The customer has to act on the utility’s own site before a job can succeed.',
  credentials: 'The stored credentials are wrong or incomplete: correct them, then start the job again.',
  retry: 'Nothing is wrong with the profile: wait a little, then start the job again.',
  support: 'Link’s support has to look at it: starting the job again will hardly help.',
  data: 'Some of the data came in. What is missing may come with another job.',
  nobody: 'Nothing to do.',
  running: 'The job is under way.',
  unknown: 'This console does not know the status. The job is over.',
}

/** Whose move it is after a job, in a sentence. */
export const whoseMove = ({ status, finished }: JobState): string => sentences[moverOf(status, finished)]
