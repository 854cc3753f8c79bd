import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import {
  callerOf,
  ProcessGone,
  serve,
  type Methods,
  type ProcessPort,
} from '../../../electron/processes/port'

/** Two ends of a channel in one process; what crosses is cloned, as between two. */
const channel = () => {
  const toChild = new EventEmitter()
  const toParent = new EventEmitter()
  const send =
    (to: EventEmitter) =>
    (message: unknown): void => {
      queueMicrotask(() => to.emit('message', structuredClone(message)))
    }
  const kill = vi.fn(() => void toParent.emit('exit', null))
  const parent: ProcessPort = {
    postMessage: send(toChild),
    onMessage: (listener) => void toParent.on('message', listener),
    onExit: (listener) => void toParent.on('exit', listener),
    kill,
  }
  const child = {
    postMessage: send(toParent),
    onMessage: (listener: (message: unknown) => void) => void toChild.on('message', listener),
  }
  return { parent, child, kill }
}

type Sums = {
  add: (pair: readonly [number, number]) => Promise<number>
  break: (argument: null) => Promise<never>
}

const methods: Methods = {
  add: async ([a, b]: readonly [number, number]) => a + b,
  break: async () => {
    throw new Error('broken')
  },
}

describe('a call to another process', () => {
  it('is answered, each call by its own answer', async () => {
    const { parent, child } = channel()
    serve(child, methods)
    const call = callerOf<Sums>(parent)
    expect(await Promise.all([call('add', [1, 2]), call('add', [3, 4])])).toEqual([3, 7])
  })

  it('rejects with the message of what was thrown, and with nothing else of it', async () => {
    const { parent, child } = channel()
    serve(child, methods)
    await expect(callerOf<Sums>(parent)('break', null)).rejects.toThrow('broken')
  })

  it('rejects a method that is not there, be it one that every object has', async () => {
    const { parent, child } = channel()
    serve(child, methods)
    const call = callerOf<Methods>(parent)
    await expect(call('toString', undefined as never)).rejects.toThrow('No method')
  })

  it('ends with the process, and so does every later one', async () => {
    const { parent, kill } = channel()
    const call = callerOf<Sums>(parent)
    const open = call('add', [1, 2])
    kill()
    await expect(open).rejects.toEqual(new ProcessGone('exited'))
    await expect(call('add', [1, 2])).rejects.toBeInstanceOf(ProcessGone)
  })

  it('that is not answered in time ends the process', async () => {
    vi.useFakeTimers()
    const { parent, kill } = channel()
    const open = callerOf<Sums>(parent)('add', [1, 2], { timeoutMs: 5_000 })
    const rejected = expect(open).rejects.toEqual(new ProcessGone('timed-out'))
    await vi.advanceTimersByTimeAsync(5_000)
    await rejected
    expect(kill).toHaveBeenCalledOnce()
    vi.useRealTimers()
  })
})
