import type { Result } from '../../shared/errors/failure'
import type { StoreCall } from './store'

export interface WriteQueue {
  readonly add: (call: StoreCall) => Promise<Result<unknown>>
  /** Resolves once nothing is waiting or in progress. */
  readonly idle: () => Promise<void>
}

/**
 * Group commit: writes of one tick go out as one message with one commit; those added meanwhile go out together after
 * it. `send` answers in the order of its calls and does not reject.
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
