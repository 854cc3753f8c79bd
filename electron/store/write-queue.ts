import type { Result } from '../../shared/errors/failure'
import type { StoreCall } from './store'

export interface WriteQueue {
  readonly add: (call: StoreCall) => Promise<Result<unknown>>
  /** Resolves once nothing waits and nothing is under way. */
  readonly idle: () => Promise<void>
}

/**
 * Group commit: what is added in one tick goes out as one message, which is one commit; what is added while that is
 * under way goes out together after it. `send` answers in the order of its calls and does not reject.
 */
export const createWriteQueue = (
  send: (calls: readonly StoreCall[]) => Promise<readonly Result<unknown>[]>,
): WriteQueue => {
  let waiting: { readonly call: StoreCall; readonly resolve: (result: Result<unknown>) => void }[] = []
  let running: Promise<void> | null = null

  const drain = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      const results = await send(batch.map(({ call }) => call))
      batch.forEach(({ resolve }, place) => {
        const result = results[place]
        if (result) resolve(result)
      })
    }
    running = null
  }

  return {
    add: (call) =>
      new Promise((resolve) => {
        waiting.push({ call, resolve })
        running ??= drain()
      }),
    idle: () => running ?? Promise.resolve(),
  }
}
