import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inThread } from '../../../../renderer/features/intervals/in-thread'
import type { ToThread } from '../../../../renderer/features/intervals/thread-tasks'
import { useInThread, type Wanted } from '../../../../renderer/features/intervals/use-in-thread'
import { ThreadInPage } from '../../../support/thread-in-page'
import { channel, read } from './samples'

/** A thread that answers when the test says so. */
class HeldThread extends EventTarget {
  static readonly all: HeldThread[] = []
  readonly sent: ToThread[] = []
  isEnded = false

  constructor() {
    super()
    HeldThread.all.push(this)
  }

  postMessage(message: ToThread): void {
    this.sent.push(message)
  }

  terminate(): void {
    this.isEnded = true
  }

  answer(answer: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: { answer } }))
  }
}

const month = (values: readonly number[], name = 'Consumption') =>
  read('2025-01', [channel('2025-01-01T00:00:00Z', 3600, values, { name })])

const wantedOf = (...of: readonly (readonly number[])[]): Wanted<'together'> => ({
  input: {
    meters: of.map((_, at) => ({ meterId: `M-${at}`, billType: 'electricity' })),
    how: 'added',
  },
  items: of.map((values, at) => ({ meter: at, month: month(values) })),
})

const never = new AbortController().signal

beforeEach(() => {
  HeldThread.all.length = 0
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('a computation in a thread of the page', () => {
  it('gives what it would give in the page', async () => {
    vi.stubGlobal('Worker', ThreadInPage)
    const { channels, notAdded } = await inThread('together', {
      ...wantedOf([0.1, 0.2], [0.2, 0.4]),
      signal: never,
    })
    expect(notAdded).toEqual([])
    expect(channels.map(({ value, total }) => [[...value], total])).toEqual([[[0.3, 0.6], '0.9']])
  })

  it('sends the readings piece by piece, and ends its thread after the answer', async () => {
    vi.stubGlobal('Worker', HeldThread)
    const answered = inThread('together', { ...wantedOf([1], [2], [3], [4], [5]), signal: never })
    await vi.waitFor(() => expect(HeldThread.all[0]?.sent).toHaveLength(6))
    HeldThread.all[0]?.answer('all of it')
    expect(await answered).toBe('all of it')
    expect(HeldThread.all[0]?.isEnded).toBe(true)
  })

  it('ends when it is stopped, and when it fails', async () => {
    vi.stubGlobal('Worker', HeldThread)
    const stopped = new AbortController()
    const first = inThread('together', { ...wantedOf([1]), signal: stopped.signal })
    stopped.abort()
    await expect(first).rejects.toThrow()
    const second = inThread('together', { ...wantedOf([1]), signal: never })
    HeldThread.all[1]?.dispatchEvent(new Event('error'))
    await expect(second).rejects.toMatchObject({ failure: { code: 'internal' } })
    expect(HeldThread.all.map(({ isEnded }) => isEnded)).toEqual([true, true])
  })

  it('never takes the answer to an older question for that to a newer one', async () => {
    vi.stubGlobal('Worker', HeldThread)
    const [older, newer] = [wantedOf([1]), wantedOf([2])]
    const { result, rerender } = renderHook(({ wanted }) => useInThread('together', wanted), {
      initialProps: { wanted: older },
    })
    rerender({ wanted: newer })
    expect(HeldThread.all.map(({ isEnded }) => isEnded)).toEqual([false, false])
    await act(async () => HeldThread.all[0]?.answer({ channels: ['older'] }))
    expect(result.current.answer).toBeUndefined()
    await act(async () => HeldThread.all[1]?.answer({ channels: ['newer'] }))
    expect(result.current.answer).toEqual({ channels: ['newer'] })
    await vi.waitFor(() => expect(HeldThread.all.every(({ isEnded }) => isEnded)).toBe(true))
    rerender({ wanted: wantedOf([3]) })
    expect(result.current.answer).toBeUndefined()
  })

  it('keeps no answer that is not wanted any more', async () => {
    vi.stubGlobal('Worker', HeldThread)
    const once = wantedOf([1])
    const initialProps: { readonly wanted: Wanted<'together'> | null } = { wanted: once }
    const { result, rerender } = renderHook(({ wanted }) => useInThread('together', wanted), { initialProps })
    await act(async () => HeldThread.all[0]?.answer({ channels: ['once'] }))
    expect(result.current.answer).toEqual({ channels: ['once'] })
    rerender({ wanted: null })
    rerender({ wanted: once })
    expect(result.current.answer).toBeUndefined()
    expect(HeldThread.all).toHaveLength(2)
  })
})
