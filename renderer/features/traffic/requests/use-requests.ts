import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Exchange } from '../../../../shared/domain/traffic'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'

/** While the page is shown, the requests are read again after this time. */
const againMs = 1000

const none: readonly Exchange[] = []

/** Those that were held, each as it is known now: one that was under way may have ended. */
const broughtUpToDate = (held: readonly Exchange[], latest: readonly Exchange[]): readonly Exchange[] => {
  const bySeq = new Map(latest.map((one) => [one.seq, one]))
  return held.map((one) => (one.tookMs === null ? (bySeq.get(one.seq) ?? one) : one))
}

/**
 * The last requests of the connection, the newest first. While a person looks at some of them the list is held: nothing is
 * added, and nothing falls out at its end.
 */
export const useRequests = () => {
  const [held, setHeld] = useState<readonly Exchange[] | null>(null)
  const query = useQuery({
    queryKey: keys.requests,
    queryFn: ({ signal }) => call('traffic:requests', {}, signal),
    refetchInterval: againMs,
    // Each answer is a new list, and comparing two of them costs more than drawing the rows in view.
    structuralSharing: false,
  })
  const latest = query.data?.requests ?? none
  return {
    requests: held ? broughtUpToDate(held, latest) : latest,
    isFollowing: held === null,
    /** How many were sent since the list is held: they are numbered in turn. */
    newer: held ? (latest[0]?.seq ?? 0) - (held[0]?.seq ?? 0) : 0,
    hold: () => setHeld((before) => before ?? latest),
    follow: () => setHeld(null),
    pending: query.isPending,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
  }
}
