import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { callerOf, ProcessGone, type Caller, type ProcessPort } from '../processes/port'
import type { StoreLocation, StoreMethods } from './messages'

/** A disk that takes longer than this has failed. */
const timeoutMs = 60_000

interface Opened {
  readonly call: Caller<StoreMethods>
  readonly kill: () => void
  readonly readOnly: Failure | null
  readonly copy: string | null
}

export interface StoreProcess {
  /** Opens the database; later calls open it by themselves. */
  readonly open: () => Promise<Result<Opened>>
  readonly ask: <K extends Exclude<keyof StoreMethods, 'open'>>(
    method: K,
    argument: Parameters<StoreMethods[K]>[0],
  ) => Promise<Result<Awaited<ReturnType<StoreMethods[K]>>>>
  /** Closes the database and ends the process, for good. */
  readonly close: () => Promise<void>
}

/**
 * Keeps the store's process running. When it ends, the calls under way fail with `store-unavailable` (their outcome is
 * not known), and the next call starts it again: once, until a call has succeeded again, so that it cannot loop.
 */
export const createStoreProcess = (start: () => ProcessPort, location: StoreLocation): StoreProcess => {
  let current: Promise<Result<Opened>> | null = null
  let starts = 1
  let closed = false
  let down: Result<never> = fail('store-unavailable', { detail: 'ended' })

  const launch = async (ended: () => void): Promise<Result<Opened>> => {
    try {
      const port = start()
      port.onExit(ended)
      const call = callerOf<StoreMethods>(port)
      const opened = await call('open', location, { timeoutMs })
      if (opened.ok) return ok({ call, kill: port.kill, ...opened.value })
      port.kill()
      down = opened
      return opened
    } catch {
      return fail('store-unavailable', { detail: 'not started' })
    }
  }

  const open = (): Promise<Result<Opened>> => {
    if (current) return current
    if (closed || starts === 0) return Promise.resolve(down)
    starts -= 1
    const attempt = launch(() => {
      if (current === attempt) current = null
    })
    current = attempt
    return attempt
  }

  return {
    open,
    ask: async (method, argument) => {
      const opened = await open()
      if (!opened.ok) return opened
      try {
        const value = await opened.value.call(method, argument, { timeoutMs })
        starts = 1
        return ok(value)
      } catch (error) {
        return callFailure(error)
      }
    },
    close: async () => {
      const last = await current
      current = null
      closed = true
      down = fail('store-unavailable', { detail: 'closed' })
      if (!last?.ok) return
      // If it does not close in time it is killed: everything acknowledged is on disk.
      await last.value.call('close', null, { timeoutMs }).catch(() => undefined)
      last.value.kill()
    },
  }
}

const callFailure = (error: unknown): Result<never> =>
  error instanceof ProcessGone
    ? fail('store-unavailable', { detail: error.reason })
    : fail('internal', { detail: 'store' })
