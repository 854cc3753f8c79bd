import { useThrottledCallback } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { CoverageQuestion, CoverageReply } from '../../../shared/domain/coverage'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'
import { createCoverageLines } from './coverage-lines'

/**
 * While bills are being read, the same question is asked again at most this often, because each time all profiles are
 * searched.
 */
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
  const [lines] = useState(() =>
    createCoverageLines((what, ids) => call('coverage:rows', { what, ids: [...ids] })),
  )
  useSyncExternalStore(lines.subscribe, lines.version)
  const { data } = query
  // Before the paint, so that the lines of one answer never appear below the numbers of another.
  useLayoutEffect(() => {
    if (data) lines.show(data)
  }, [lines, data])

  const again = useThrottledCallback(() => void query.refetch({ cancelRefetch: false }), againMs)
  useEvent('directory:changed', ({ searchable }) => {
    if (searchable) again()
  })
  return { query, lines }
}
