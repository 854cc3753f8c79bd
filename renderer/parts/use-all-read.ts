import { isListed } from '../../shared/domain/directory'
import { useDirectoryState } from './use-directory-state'

/** Whether all profiles are known with their details: a count of them by tag or label is else at least what it is. */
export const useAllRead = (): boolean => {
  const state = useDirectoryState()
  return state !== undefined && isListed(state) && state.read >= state.total
}
