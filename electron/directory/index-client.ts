import type { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { callerOf, type Caller } from '../processes/port'
import type { IndexMethods } from './index/methods'

/** The index in its worker. A call rejects with `ProcessGone` where the worker ends meanwhile. */
export interface IndexClient {
  readonly call: Caller<IndexMethods>
  readonly close: () => void
}

/** A worker that has ended this often would end again: it is not restarted any more. */
const maxRestarts = 3

/** `onRestart`: the worker ended, a new one runs, and knows nothing. */
export const createIndexClient = (start: () => Worker, onRestart: () => void): IndexClient => {
  let closed = false
  let restarts = 0

  const launch = () => {
    const worker = start()
    // Its exit follows, and says enough.
    worker.on('error', () => undefined)
    const call = callerOf<IndexMethods>({
      postMessage: (message) => worker.postMessage(message),
      onMessage: (listener) => worker.on('message', listener),
      onExit: (listener) => worker.on('exit', listener),
      kill: () => void worker.terminate(),
    })
    worker.on('exit', () => {
      if (closed || restarts === maxRestarts) return
      restarts += 1
      current = launch()
      onRestart()
    })
    return { worker, call }
  }
  let current = launch()

  return {
    call: (method, argument, options) => current.call(method, argument, options),
    close: () => {
      closed = true
      void current.worker.terminate()
    },
  }
}

/** A reply of the index; a failure where its worker ended meanwhile. */
export const indexResult = async <T>(reply: Promise<T>): Promise<Result<T>> => {
  try {
    return ok(await reply)
  } catch {
    return fail('internal', { detail: 'directory' })
  }
}
