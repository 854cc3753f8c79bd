import { useQuery } from '@tanstack/react-query'
import type { JobPaces } from '../../../../shared/domain/job'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'

const minute = 60_000
const none: JobPaces = {}

/** How long stages usually take here. */
export const usePaces = (): JobPaces =>
  useQuery({ queryKey: keys.jobPaces, queryFn: () => call('jobs:paces', {}), staleTime: minute }).data ?? none
