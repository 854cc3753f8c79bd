import { useThrottledCallback } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'
import { useShownRunning } from './shown-running'

/** Among hundreds of jobs some change every second. The list is requested again at most this often. */
export const againMs = 1000

/**
 * How many jobs this console watches now. While their list is on the screen this is the number of the list, so that
 * numbers beside each other come from the same answer.
 */
export const useRunningJobs = (): number => {
  const queries = useQueryClient()
  const shown = useShownRunning()
  const again = useThrottledCallback(() => {
    void queries.invalidateQueries({ queryKey: keys.runningJobs }, { cancelRefetch: false })
  }, againMs)
  useEvent('jobs:changed', again)
  useEvent('connection:changed', again)
  const { data } = useQuery({ queryKey: keys.runningJobs, queryFn: () => call('jobs:running', {}) })
  return shown ?? data?.length ?? 0
}
