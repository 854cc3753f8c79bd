/**
 * Calls between the main process and a process of its own (store, practice, key parsing), over any channel that can
 * carry structured clones: Electron's utility processes in the program, forked Node processes in tests.
 */

export interface Port {
  readonly postMessage: (message: unknown) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
}

/** A process that can be ended, seen from the process that started it. */
export interface ProcessPort extends Port {
  readonly onExit: (listener: (code: number | null) => void) => void
  readonly kill: () => void
}

interface Request {
  readonly id: number
  readonly method: string
  readonly argument: unknown
}

type Reply =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string }

/** The other process ended, or was ended because it did not answer in time. */
export class ProcessGone extends Error {
  constructor(readonly reason: 'exited' | 'timed-out') {
    super(`The process ${reason}`)
    this.name = 'ProcessGone'
  }
}

/** Methods by name, each taking one plain argument and giving one plain value. */
export type Methods = Record<string, (argument: never) => unknown>

export type Caller<M extends Methods> = <K extends keyof M & string>(
  method: K,
  argument: Parameters<M[K]>[0],
  options?: { readonly timeoutMs?: number },
) => Promise<Awaited<ReturnType<M[K]>>>

/**
 * The calling side. A call rejects with `ProcessGone` if the process ends, or after `timeoutMs`. Then the process is
 * killed: one that does not answer cannot be trusted with the next call either.
 */
export const callerOf = <M extends Methods>(port: ProcessPort): Caller<M> => {
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let next = 1
  let gone = false

  port.onMessage((message) => {
    const reply = message as Reply
    const call = open.get(reply.id)
    if (!call) return
    open.delete(reply.id)
    if ('error' in reply) call.reject(new Error(reply.error))
    else call.resolve(reply.value as never)
  })
  port.onExit(() => {
    gone = true
    for (const call of open.values()) call.reject(new ProcessGone('exited'))
    open.clear()
  })

  return (method, argument, options = {}) =>
    new Promise((resolve, reject) => {
      if (gone) {
        reject(new ProcessGone('exited'))
        return
      }
      const id = next++
      const timer =
        options.timeoutMs === undefined
          ? undefined
          : setTimeout(() => {
              open.delete(id)
              reject(new ProcessGone('timed-out'))
              port.kill()
            }, options.timeoutMs)
      open.set(id, {
        resolve: (value) => {
          clearTimeout(timer)
          resolve(value)
        },
        reject: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      })
      port.postMessage({ id, method, argument } satisfies Request)
    })
}

/** The answering side: runs each call; an error crosses as its message alone. */
export const serve = (port: Port, methods: Methods): void => {
  port.onMessage((message) => {
    const { id, method, argument } = message as Request
    void (async () => {
      try {
        const run = Object.hasOwn(methods, method) ? methods[method] : undefined
        if (!run) throw new Error(`No method ${method}`)
        port.postMessage({ id, value: await run(argument as never) } satisfies Reply)
      } catch (error) {
        port.postMessage({ id, error: error instanceof Error ? error.message : 'unknown' } satisfies Reply)
      }
    })()
  })
}
