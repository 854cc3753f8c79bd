import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SeriesKey } from '../../../shared/coverage/series'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { notifyFailure } from '../../parts/notify-failure'

/** The bills of a profile, and which of them a person has confirmed for its meters. */
export const useMeterBills = (profileId: number, meterId: string) => {
  const queries = useQueryClient()
  const queryKey = keys.meterMatches(profileId)
  const bills = useQuery({
    queryKey: keys.bills(profileId),
    queryFn: ({ signal }) => call('bills:list', { profileId }, signal),
  })
  const matches = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('intervals:matches', { profileId }, signal),
  })
  const { mutate, isPending } = useMutation({
    mutationFn: (of: SeriesKey | null) => call('intervals:match', { profileId, meterId, bills: of }),
    onSuccess: (answer) => queries.setQueryData(queryKey, answer),
    onError: notifyFailure,
  })
  return {
    bills,
    matches,
    /** Undefined if nobody has confirmed any. */
    match: matches.data?.find((each) => each.meterId === meterId),
    confirm: mutate,
    confirming: isPending,
  }
}
