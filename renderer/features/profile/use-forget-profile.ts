import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** Has this computer forget a profile, the page included: anything that was asked for may name it. */
export const useForgetProfile = (id: number): (() => Promise<void>) => {
  const queries = useQueryClient()
  return async () => {
    await call('profiles:forget', { id })
    queries.removeQueries({ queryKey: keys.profile(id), type: 'inactive' })
    void queries.invalidateQueries()
  }
}
