import { isListed } from '../../../../shared/domain/directory'
import { useDirectoryState } from '../../../parts/use-directory-state'
import { isFilling } from '../../../parts/use-unread'
import { useTriage } from './use-triage'

/** Whether an answer with this many unread last jobs covers all cases, with nothing beside it that says otherwise. */
export const useIsAll = (): ((unread: number) => boolean) => {
  const state = useDirectoryState()
  return (unread) => unread === 0 && !isFilling(state)
}

/** How many last jobs are still unread, for an answer that left this many; null while they are being read. */
export const useUnreadJobs = (): ((unread: number) => number | null) => {
  const state = useDirectoryState()
  const { data: triage } = useTriage()
  const moving = triage?.sweep.phase === 'running' || (isListed(state) && isFilling(state))
  return (unread) => (moving ? null : unread)
}
