import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useIsAll, useUnreadJobs } from '../common/use-unread-jobs'
import { choicesOf, idsOf, linesOf, type Narrowing } from '../common/lines'

const typingMs = 120

interface Wanted extends Narrowing {
  readonly text: string
  readonly snoozed: boolean
}

const none = { groups: [], ids: new Int32Array(0), unread: 0, notes: [] }

/**
 * The queue for a search, filtered here: filters by mover, provider and status need no new request to main. `settled`
 * is true once it belongs to the text typed last.
 */
export const useQueue = ({ text, snoozed, movers, provider, status }: Wanted) => {
  const [settledText] = useDebouncedValue(text.trim(), typingMs)
  const isAllNow = useIsAll()
  const query = useQuery({
    queryKey: keys.queue(settledText, snoozed),
    queryFn: ({ signal }) =>
      call('triage:queue', { snoozed, ...(settledText === '' ? {} : { text: settledText }) }, signal),
    placeholderData: keepPreviousData,
  })
  const queue = query.data ?? none
  const shown = useMemo(() => linesOf(queue, { movers, provider, status }), [queue, movers, provider, status])
  const lacking = useMemo(() => idsOf(queue, 'data'), [queue])
  const choices = useMemo(() => choicesOf(queue), [queue])
  const counts = useMemo(() => new Map(queue.groups.map(({ mover, count }) => [mover, count])), [queue])
  // If this is false, more cases may turn up.
  const isAll = isAllNow(queue.unread)
  const settled = settledText === text.trim() && !query.isPlaceholderData
  return {
    query,
    shown,
    /** Cases with missing data, shown or not. */
    lacking,
    choices,
    counts,
    settled,
    /** Names the search and the filters to which the lines belong. */
    key: JSON.stringify([settledText, snoozed, movers, provider, status]),
    total: queue.ids.length,
    unread: useUnreadJobs()(queue.unread),
    isAll,
  }
}
