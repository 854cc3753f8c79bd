import { useEffect, useEffectEvent } from 'react'
import type { EventChannel } from '../../shared/ipc/channels'
import type { Events } from '../../shared/ipc/contract'
import { listen } from './call'

/** Listens to an event of main for as long as the component is there. */
export const useEvent = <E extends EventChannel>(event: E, listener: (payload: Events[E]) => void): void => {
  const latest = useEffectEvent(listener)
  useEffect(() => listen(event, latest), [event])
}
