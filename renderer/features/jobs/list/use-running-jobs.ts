import { useThrottledCallback } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Job } from '../../../../shared/domain/job'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'

/** Of hundreds of jobs some move every second: the list is asked for again at most so often. */
export const againMs = 1000

/** The jobs that this console watches now. */
export const useRunningJobs = (): readonly Job[] => {
  const queries = useQueryClient()
  const again = useThrottledCallback(() => {
    void queries.invalidateQueries({ queryKey: keys.runningJobs }, { cancelRefetch: false })
  }, againMs)
  useEvent('jobs:changed', again)
  useEvent('connection:changed', again)
  const { data } = useQuery({ queryKey: keys.runningJobs, queryFn: () => call('jobs:running', {}) })
  return data ?? []
}
