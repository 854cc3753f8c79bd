/** At most ten messages a second. */
const intervalMs = 100

export interface News<T> {
  readonly add: (changed: T) => void
  readonly close: () => void
}

/** Gathers what changed into few messages, each thing once, as it is when the message goes out. */
export const createNews = <T>(emit: (changed: readonly T[]) => void): News<T> => {
  const waiting = new Set<T>()
  let timer: NodeJS.Timeout | null = null
  let closed = false

  const flush = (): void => {
    timer = null
    const changed = [...waiting]
    waiting.clear()
    emit(changed)
  }

  return {
    add: (changed) => {
      if (closed) return
      waiting.add(changed)
      timer ??= setTimeout(flush, intervalMs)
    },
    close: () => {
      closed = true
      if (timer) clearTimeout(timer)
    },
  }
}
