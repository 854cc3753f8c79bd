import { useQueryClient } from '@tanstack/react-query'
import type { Profile } from '../../../shared/domain/profile'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** Has this computer forget a profile, the page included: anything that was asked for may name it. */
export const useForgetProfile = (id: number): (() => Promise<void>) => {
  const queries = useQueryClient()
  return async () => {
    const label = queries.getQueryData<Profile>(keys.profile(id))?.label
    await call('profiles:forget', { id, ...(label && { label }) })
    queries.removeQueries({ queryKey: keys.profile(id), type: 'inactive' })
    void queries.invalidateQueries()
  }
}
