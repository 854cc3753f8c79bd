import { useQuery } from '@tanstack/react-query'
import { dataMissing, type TriageCase } from '../../../../shared/domain/triage'
import { moverOf } from '../../../../shared/domain/status'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useIsAll } from '../common/use-unread-jobs'

/** Open cases that resemble this one. */
export interface Alike {
  /** The number of other cases; 0 while it is not known. */
  readonly others: number
  /** False if there may be more of them. */
  readonly isAll: boolean
}

/** How many other open cases of the provider have the same status. */
const useAlike = ({ providerId, status, mover }: TriageCase): Alike => {
  const isAllNow = useIsAll()
  const { data } = useQuery({
    queryKey: keys.alike(providerId ?? 0, status),
    queryFn: async ({ signal }) => {
      const { ids, unread } = await call(
        'triage:queue',
        { providerIds: [providerId ?? 0], statuses: [status] },
        signal,
      )
      return { count: ids.length, unread }
    },
    enabled: providerId !== null && mover !== 'nobody' && mover !== 'running',
  })
  return { others: Math.max(0, (data?.count ?? 1) - 1), isAll: data !== undefined && isAllNow(data.unread) }
}

/** What is known about a case: its guidance, the stored fields, and similar cases. */
export const useCaseFacts = (item: TriageCase) => {
  const { profileId, status, mover } = item
  const guided = mover === 'data' && moverOf(status, true) === 'nobody' ? dataMissing : status
  const playbook = useQuery({
    queryKey: keys.playbook(profileId, guided),
    queryFn: ({ signal }) => call('triage:playbook', { status: guided, profileId }, signal),
    // Only ends have guidance, and stages do not.
    enabled: mover !== 'running',
  })
  const credentials = useQuery({
    queryKey: keys.credentials(profileId),
    queryFn: ({ signal }) => call('credentials:list', { profileId }, signal),
  })
  return { playbook, credentials, alike: useAlike(item) }
}
