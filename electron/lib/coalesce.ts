/** Work that many ask for in a short time and that is done once. */
export interface Coalesced {
  /** Does it after the delay, counted from the first request since it was last done. */
  readonly soon: () => void
  /** Does it now, in place of a waiting request. */
  readonly now: () => void
  /** Drops a waiting request, and ignores all later ones. */
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
