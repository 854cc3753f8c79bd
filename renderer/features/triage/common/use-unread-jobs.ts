import { isListed } from '../../../../shared/domain/directory'
import { useDirectoryState } from '../../../parts/use-directory-state'
import { isFilling } from '../../../parts/use-unread'
import { useTriage } from './use-triage'

/** Whether an answer that leaves so many last jobs open is one of all cases, with nothing beside it that says otherwise. */
export const useIsAll = (): ((unread: number) => boolean) => {
  const state = useDirectoryState()
  return (unread) => unread === 0 && !isFilling(state)
}

/** How many last jobs are not read yet, of an answer that left so many open; null while they are being read. */
export const useUnreadJobs = (): ((unread: number) => number | null) => {
  const state = useDirectoryState()
  const { data: triage } = useTriage()
  const moving = triage?.sweep.phase === 'running' || (isListed(state) && isFilling(state))
  return (unread) => (moving ? null : unread)
}
