import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { dayText, localDayNumber } from '../../../shared/coverage/calendar'
import { coverageOf, type CoveredPeriod } from '../../../shared/coverage/coverage'
import { sameSeries, type SeriesKey } from '../../../shared/coverage/series'
import type { Bill } from '../../../shared/domain/bill'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { notifyFailure } from '../../parts/notify-failure'
import { belongingOf, candidatesFor, type ChannelDays } from './bill-check'

const noBills: readonly Bill[] = []
const noPeriods: readonly CoveredPeriod[] = []

/** The bills of a profile, and which of them a person has confirmed for its meters. */
export const useBillsAndMatches = (profileId: number, enabled = true) => {
  const bills = useQuery({
    queryKey: keys.bills(profileId),
    queryFn: ({ signal }) => call('bills:list', { profileId }, signal),
    enabled,
  })
  const matches = useQuery({
    queryKey: keys.meterMatches(profileId),
    queryFn: ({ signal }) => call('intervals:matches', { profileId }, signal),
    enabled,
  })
  return { bills, matches }
}

/** The bills of a meter, compared with its readings in these months, and the way to confirm which bills are its own. */
export const useMeterBills = (
  profileId: number,
  meterId: string,
  channels: readonly ChannelDays[],
  months: readonly string[],
) => {
  const queries = useQueryClient()
  const { bills, matches } = useBillsAndMatches(profileId)
  const { mutate, isPending } = useMutation({
    mutationFn: (of: SeriesKey | null) => call('intervals:match', { profileId, meterId, bills: of }),
    onSuccess: (answer) => queries.setQueryData(keys.meterMatches(profileId), answer),
    onError: notifyFailure,
  })
  const list = bills.data?.bills ?? noBills
  const match = matches.data?.find((each) => each.meterId === meterId)
  // Judged by the day on which the bills were read, because later ones are not known.
  const today = localDayNumber(new Date(bills.dataUpdatedAt))
  const candidates = useMemo(
    () => candidatesFor(meterId, channels, list, months, today),
    [meterId, channels, list, months, today],
  )
  const isKnown = bills.data !== undefined && matches.data !== undefined
  const belonging = useMemo(
    () => (isKnown ? belongingOf(candidates, list, match) : null),
    [isKnown, candidates, list, match],
  )
  const key = belonging?.shown?.key
  const expected = useMemo(() => {
    const series = key && coverageOf(list, dayText(today)).find((one) => sameSeries(one.key, key))
    return series?.periods.filter(({ state }) => state === 'missing' || state === 'late') ?? noPeriods
  }, [list, today, key])
  return {
    bills,
    matches,
    list,
    candidates,
    /** Undefined if nobody has confirmed any. */
    match,
    /** Null until bills and confirmed meters are known. */
    belonging,
    /** Periods of these bills that are missing or late. */
    expected,
    confirm: mutate,
    confirming: isPending,
  }
}

export type MeterCheck = ReturnType<typeof useMeterBills>
