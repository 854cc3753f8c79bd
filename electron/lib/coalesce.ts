/** Work that many ask for in a short time and that is done once. */
export interface Coalesced {
  /** Does it after the time, counted from the first who asked since it was last done. */
  readonly soon: () => void
  /** Does it at once, in place of what was waiting. */
  readonly now: () => void
  /** What waits is not done any more, nor what is asked for from now on. */
  readonly close: () => void
}

export const coalesce = (afterMs: number, work: () => void): Coalesced => {
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const run = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (!closed) work()
  }
  return {
    soon: () => {
      if (!closed) timer ??= setTimeout(run, afterMs)
    },
    now: run,
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
