import type { Job } from '../../../../shared/domain/job'
import { isStuck } from '../../../../shared/domain/stuck'
import { useNow } from '../../../lib/use-now'
import { usePaces } from './use-paces'

/** Whether a running job has by now been in its stage for much longer than others. */
export const useStuck = (job: Job): boolean => {
  const now = useNow(!job.finished)
  return isStuck(job, usePaces(), now)
}
