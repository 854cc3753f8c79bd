import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CredentialsView } from '../../../shared/domain/credential'
import { shownText } from '../../../shared/domain/shown-text'
import type { Failure } from '../../../shared/errors/failure'
import { call, failureOf } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { startDoing } from '../../parts/done'

export interface SaveRequest {
  readonly field: string
  readonly action: 'add' | 'change'
}

/**
 * The field names of a profile, and ways to write them. A value goes from its input straight to main: it is never part
 * of a query, a mutation or any state here.
 */
export const useCredentials = (profileId: number) => {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const key = keys.credentials(profileId)
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('credentials:list', { profileId }, signal),
  })

  const run = async (did: string, change: Promise<CredentialsView | null>): Promise<boolean> => {
    const { remember } = startDoing()
    setBusy(true)
    setFailure(null)
    try {
      const view = await change
      if (view) queries.setQueryData(key, view)
      else void queries.invalidateQueries({ queryKey: key })
      remember({ did, undo: 'Nobody can read what was stored before, so it cannot be put back.' })
      // After a change of credentials the guard no longer counts earlier failures.
      void queries.invalidateQueries({ queryKey: keys.lockout(profileId) })
      return true
    } catch (error) {
      setFailure(failureOf(error))
      void queries.invalidateQueries({ queryKey: key })
      return false
    } finally {
      setBusy(false)
    }
  }

  return {
    query,
    busy,
    failure,
    forgetFailure: () => setFailure(null),
    save: ({ field, action }: SaveRequest, value: string) =>
      run(
        `${action === 'add' ? 'Stored' : 'Changed'} the ${shownText(field)} of profile ${profileId}`,
        call('credentials:save', { profileId, field, value, action }),
      ),
    remove: (field: string) =>
      run(
        `Deleted the ${shownText(field)} of profile ${profileId}`,
        call('credentials:delete', { profileId, field }),
      ),
  }
}
