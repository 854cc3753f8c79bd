import { isRunning, type Job } from '../../../../shared/domain/job'
import { isStuck } from '../../../../shared/domain/stuck'
import { useNow } from '../../../lib/use-now'
import { usePaces } from '../../../parts/use-paces'

/** Whether a running job has been in its stage for much longer than others. */
export const useStuck = (job: Job): boolean => {
  const now = useNow(isRunning(job))
  return isStuck(job, usePaces().stages, now)
}
