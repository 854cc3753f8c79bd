import { useEffect, useEffectEvent } from 'react'

type Listener = (profileIds: readonly number[]) => void

const listeners = new Set<Listener>()

/** A person has put these cases off, or started them again with what is stored: they go on to the next. */
export const tellDealtWith = (profileIds: readonly number[]): void =>
  listeners.forEach((listener) => listener(profileIds))

export const useDealtWith = (onDealtWith: Listener): void => {
  const hear = useEffectEvent(onDealtWith)
  useEffect(() => {
    const listener: Listener = (ids) => hear(ids)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
}
