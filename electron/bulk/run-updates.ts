import { coalesce } from '../lib/coalesce'

/** At most ten messages a second. */
const intervalMs = 100

export interface RunUpdates<T> {
  readonly add: (changed: T) => void
  readonly close: () => void
}

/** Gathers what changed into few messages, each thing once, as it is when the message goes out. */
export const createRunUpdates = <T>(emit: (changed: readonly T[]) => void): RunUpdates<T> => {
  const waiting = new Set<T>()
  const telling = coalesce(intervalMs, () => {
    const changed = [...waiting]
    waiting.clear()
    emit(changed)
  })

  return {
    add: (changed) => {
      waiting.add(changed)
      telling.soon()
    },
    close: telling.close,
  }
}
