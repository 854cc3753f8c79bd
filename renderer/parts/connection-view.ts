import { useEffect, useState } from 'react'
import type { StoreApi, UseBoundStore } from 'zustand'

/**
 * What a store holds for this connection. It holds one connection's view at a time: another connection begins with what was
 * kept of its own, never with this one's.
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
