import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { FoundJob } from '../../shared/domain/job'
import { jobIdIn } from '../../shared/domain/job-id'
import { jobWords } from '../../shared/domain/status'
import { call } from '../bridge/call'

/** Asked once the typing rests; milliseconds. */
const restMs = 150

export interface JobMatch {
  readonly state: 'none' | 'asking' | 'known' | 'failed'
  readonly found: FoundJob | null
}

/** The job that a text is the id of. */
export const useJobMatch = (text: string, connected: boolean): JobMatch => {
  const [rested] = useDebouncedValue(text, restMs)
  const asks = connected && jobIdIn(text) !== null
  const query = useQuery({
    queryKey: ['palette', 'job', rested],
    queryFn: ({ signal }) => call('jobs:find', { text: rested }, signal),
    enabled: asks && rested === text,
    gcTime: 0,
  })
  if (!asks) return { state: 'none', found: null }
  if (rested !== text || query.isPending) return { state: 'asking', found: null }
  return query.data ? { state: 'known', found: query.data } : { state: 'failed', found: null }
}

/** What is said of a job of which no profile is known; null where there is nothing to say. */
export const jobMatchWords = ({ state, found }: JobMatch): string | null => {
  if (state === 'failed') return 'Could not find out whether this is the ID of a job.'
  if (found === null || found.job !== null) return null
  if (found.reported === null) return 'Neither this console nor the API knows a job with this ID.'
  const { status, finished } = found.reported
  return `The API knows a job with this ID: ${jobWords(status, finished)}. It does not say which profile it belongs to, and this console has not seen it.`
}
