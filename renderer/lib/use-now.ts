import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, 1000)
  return () => clearInterval(timer)
}
/** Whole seconds, so that the value does not change between two ticks. */
const read = (): number => Math.floor(Date.now() / 1000) * 1000
const never = (): (() => void) => () => undefined

/** The time in milliseconds, updated once a second while `running`. */
export const useNow = (running: boolean): number => useSyncExternalStore(running ? subscribe : never, read)
