import { isListed } from '../../shared/domain/directory'
import { useDirectoryState } from './use-directory-state'

/** Whether all profiles are known with their details. Otherwise a count by tag or label is only a lower bound. */
export const useAllRead = (): boolean => {
  const state = useDirectoryState()
  return state !== undefined && isListed(state) && state.read >= state.total
}
