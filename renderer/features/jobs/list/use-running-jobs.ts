import { useThrottledCallback } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'
import { useShownRunning } from './shown-running'

/** Of hundreds of jobs some move every second: the list is asked for again at most so often. */
export const againMs = 1000

/**
 * How many jobs this console watches now. While their list is on the screen, this is its number: what stands beside each
 * other is of one answer.
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
