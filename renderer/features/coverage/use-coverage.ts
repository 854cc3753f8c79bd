import { useThrottledCallback } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { CoverageQuestion, CoverageReply } from '../../../shared/domain/coverage'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'
import { createCoverageLines } from './coverage-lines'

/** While bills are being read, the same is asked again at most so often: each time all profiles are gone through. */
const againMs = 2_000

/** The coverage of a search, and its lines as they come into view. */
export const useCoverage = (question: CoverageQuestion) => {
  const query = useQuery<CoverageReply>({
    queryKey: keys.coverage(question),
    queryFn: ({ signal }) => call('coverage:overview', question, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    structuralSharing: false,
  })
  const [lines] = useState(() => createCoverageLines((ids) => call('coverage:rows', { ids: [...ids] })))
  useSyncExternalStore(lines.subscribe, lines.version)
  const { data } = query
  // Before the paint: the lines of one answer never stand under the numbers of another.
  useLayoutEffect(() => {
    if (data) lines.show(data.lines)
  }, [lines, data])

  const again = useThrottledCallback(() => void query.refetch({ cancelRefetch: false }), againMs)
  useEvent('directory:changed', ({ searchable }) => {
    if (searchable) again()
  })
  return { query, lines }
}
