import { useQuery } from '@tanstack/react-query'
import { noPaces, type JobPaces } from '../../shared/domain/job'
import { call } from '../bridge/call'
import { keys } from '../bridge/keys'

const minuteMs = 60_000

/** How long jobs usually take, by those seen here. */
export const usePaces = (): JobPaces =>
  useQuery({ queryKey: keys.jobPaces, queryFn: () => call('jobs:paces', {}), staleTime: minuteMs }).data ??
  noPaces
