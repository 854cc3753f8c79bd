import { isListed, type DirectoryState } from '../../shared/domain/directory'
import { useDirectoryState } from './use-directory-state'

/** Whether profiles are being listed or read for the first time: how many are not is another number at each moment. */
export const isFilling = (state: DirectoryState | undefined): boolean =>
  state === undefined || !isListed(state) || (state.phase === 'filling' && state.read < state.total)

/**
 * What can be said of a number of unread profiles that came with an answer: the number, or null where it is not the one of
 * now. While they are being read it never is, and the status bar alone counts; an answer that counts more than the bar
 * leaves open is one of before.
 */
export const useUnread = (): ((unread: number) => number | null) => {
  const state = useDirectoryState()
  return (unread) => {
    if (state === undefined || isFilling(state)) return null
    return unread > state.total - state.read ? null : unread
  }
}
