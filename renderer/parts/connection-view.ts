import { useEffect, useState } from 'react'
import type { StoreApi, UseBoundStore } from 'zustand'

/**
 * The view state that a store has for this connection. A store has the state of one connection at a time: another one
 * begins with its own stored state, never with this one's.
 */
export const useConnectionView = <View extends { readonly connectionId: string }>(
  useStore: UseBoundStore<StoreApi<View>>,
  viewOf: (connectionId: string) => View,
  connectionId: string,
): View => {
  const [fresh] = useState(() => viewOf(connectionId))
  const stored = useStore()
  const isOurs = stored.connectionId === connectionId
  useEffect(() => {
    if (!isOurs) useStore.setState(fresh)
  }, [useStore, isOurs, fresh])
  return isOurs ? stored : fresh
}
