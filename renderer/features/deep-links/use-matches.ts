import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { ConnectionSummary } from '../../../shared/domain/connection'
import type { DeepLinkTarget } from '../../../shared/domain/deep-link'
import { call, failureOf } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** Read through the page's own query, so that the profile's page already has it in its cache. */
const existing = async (queries: QueryClient, id: number): Promise<readonly number[]> => {
  try {
    await queries.query({
      queryKey: keys.profile(id),
      queryFn: ({ signal }) => call('profiles:get', { id }, signal),
    })
    return [id]
  } catch (error) {
    if (failureOf(error).code === 'not-found') return []
    throw error
  }
}

const find = async (
  queries: QueryClient,
  target: DeepLinkTarget,
  signal: AbortSignal,
): Promise<readonly number[]> => {
  if (target.kind === 'profile') return existing(queries, target.profileId)
  if (target.kind === 'unreadable') return []
  return (await call('profiles:match', { label: target.label }, signal)).ids
}

/** The profiles that a link means in this connection; not searched while there is no connection. */
export const useMatches = (linkId: string, target: DeepLinkTarget, connection: ConnectionSummary | null) => {
  const queries = useQueryClient()
  return useQuery({
    queryKey: ['link', linkId, connection?.id],
    queryFn: ({ signal }) => find(queries, target, signal),
    enabled: connection !== null,
    staleTime: Infinity,
    gcTime: 0,
  })
}
