import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { ConnectionSummary, ConnectionsView } from '../../../../shared/domain/connection'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { useEvent } from '../../../bridge/use-event'
import { checkRoot } from './use-check'

export interface Connections {
  /** Undefined until main has answered once. */
  readonly view: ConnectionsView | undefined
  readonly active: ConnectionSummary | null
  readonly error: unknown
  /** Asks main again, which then reads the keychain again. */
  readonly reload: () => Promise<unknown>
  /** Takes over main's answer to a change. */
  readonly apply: (view: ConnectionsView) => void
}

/** Cached answers that do not depend on the active connection. */
const notOfTheServer = new Set<unknown>([keys.info[0], keys.connections[0], checkRoot])

const isSame = (before: ConnectionsView, now: ConnectionsView): boolean =>
  before.activeId === now.activeId && before.ready === now.ready && before.session === now.session

/** When the session changes, starts or ends, all answers read through the former one are dropped. */
const applyView = (queries: QueryClient, view: ConnectionsView): void => {
  const before = queries.getQueryData<ConnectionsView>(keys.connections)
  queries.setQueryData(keys.connections, view)
  if (!before || isSame(before, view)) return
  void queries.resetQueries({ predicate: ({ queryKey }) => !notOfTheServer.has(queryKey[0]) })
}

/** All connections and the active one, kept up to date by main's events. */
export const useConnections = (): Connections => {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: keys.connections,
    queryFn: ({ signal }) => call('connection:list', {}, signal),
    staleTime: Infinity,
  })
  useEvent('connection:changed', (view) => applyView(queries, view))
  const view = query.data
  return {
    view,
    active: view?.connections.find(({ id }) => id === view.activeId) ?? null,
    error: query.error,
    reload: () => query.refetch(),
    apply: (next) => applyView(queries, next),
  }
}
