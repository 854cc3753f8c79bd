import type { Worker } from 'node:worker_threads'
import { fail, type Result } from '../../shared/errors/failure'
import type { Readings } from '../../shared/domain/interval'
import type { ReadingHints } from './readers/hints'
import { limits } from './readers/limits'
import type { ReadRequest } from './worker'

/** Reads interval files outside of the main thread. */
export interface IntervalReader {
  /**
   * Fails as `readIntervalFile` does, with `cancelled` after the signal, with `bad-reply` if reading takes too long,
   * and with `internal` if the worker dies. The bytes are handed over: their buffer may be empty afterwards.
   */
  readonly read: (bytes: Uint8Array, hints: ReadingHints, signal: AbortSignal) => Promise<Result<Readings>>
}

/**
 * Memory limits of a reading thread, in MB; the file itself and the window need memory besides. A thread that exceeds
 * them is ended, and nothing else with it.
 */
export const readerLimits = { maxOldGenerationSizeMb: 144, maxYoungGenerationSizeMb: 16 } as const

interface Options {
  readonly deadlineMs?: number
}

/** A view into a larger buffer is copied, so that only this file is handed to the worker. */
const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? new Uint8Array(bytes.buffer)
    : new Uint8Array(bytes)

const failed = (error: Error): Result<never> =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? fail('too-large', { detail: 'reading it took more memory than any file of readings needs' })
    : fail('internal', { detail: `interval reader: ${error.name}` })

/**
 * `start` starts a worker with the built entry `records-worker.js`. Each file gets a worker of its own, which ends with
 * it, so that a file that crashes, fills or stalls its worker affects nothing else.
 */
export const createIntervalReader = (
  start: () => Worker,
  { deadlineMs = 20_000 }: Options = {},
): IntervalReader => ({
  read: (bytes, hints, signal) => {
    if (signal.aborted) return Promise.resolve(fail('cancelled'))
    if (bytes.byteLength > limits.bytes) {
      return Promise.resolve(fail('too-large', { detail: `${bytes.byteLength} bytes` }))
    }
    return new Promise((resolve) => {
      const worker = start()
      const settle = (result: Result<Readings>): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', cancel)
        resolve(result)
        void worker.terminate()
      }
      const cancel = (): void => settle(fail('cancelled'))
      const timer = setTimeout(
        () => settle(fail('bad-reply', { detail: `reading it took longer than ${deadlineMs / 1000} s` })),
        deadlineMs,
      )
      signal.addEventListener('abort', cancel)
      worker.once('message', (result: Result<Readings>) => settle(result))
      worker.once('error', (error) => settle(failed(error)))
      worker.once('exit', () => settle(fail('internal', { detail: 'interval reader: ended' })))
      const own = ownBytes(bytes)
      worker.postMessage({ bytes: own, hints } satisfies ReadRequest, [own.buffer])
    })
  },
})
