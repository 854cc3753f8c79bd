/** Asks again for what may have changed, however many events say so. */
export interface Again {
  readonly soon: () => void
  readonly stop: () => void
}

/**
 * At most one question every `leastMs`, and none before as much time has passed as the last answer took: a slow answer
 * never takes up more than half of the time. What happens while an answer is on its way leads to another question.
 */
export const createAgain = (leastMs: number, ask: () => Promise<unknown>): Again => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false
  let wanted = false
  let restMs = leastMs

  const run = async (): Promise<void> => {
    timer = undefined
    asking = true
    const began = performance.now()
    await ask().catch(() => undefined)
    restMs = Math.max(leastMs, performance.now() - began)
    asking = false
    if (wanted) soon()
  }
  const soon = (): void => {
    wanted = asking
    if (!asking) timer ??= setTimeout(() => void run(), restMs)
  }
  return {
    soon,
    stop: () => {
      clearTimeout(timer)
      timer = undefined
      wanted = false
    },
  }
}
