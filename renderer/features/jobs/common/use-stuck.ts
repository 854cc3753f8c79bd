import { useQuery } from '@tanstack/react-query'
import { isRunning, type Job, type JobPaces } from '../../../../shared/domain/job'
import { isStuck } from '../../../../shared/domain/stuck'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useNow } from '../../../lib/use-now'

const minuteMs = 60_000
const none: JobPaces = {}

/** How long stages usually take, by the jobs seen here. */
const usePaces = (): JobPaces =>
  useQuery({ queryKey: keys.jobPaces, queryFn: () => call('jobs:paces', {}), staleTime: minuteMs }).data ??
  none

/** Whether a running job has been in its stage for much longer than others. */
export const useStuck = (job: Job): boolean => {
  const now = useNow(isRunning(job))
  return isStuck(job, usePaces(), now)
}
