import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Priority } from '../../../electron/link/call-options'
import { createScheduler, type Scheduler } from '../../../electron/link/scheduler'
import { ok, type Result } from '../../../shared/errors/failure'

/** Calls that end when the test says so. */
const calls = (scheduler: Scheduler) => {
  const started: string[] = []
  const ends = new Map<string, () => void>()
  const call = (name: string, priority: Priority, signal?: AbortSignal): Promise<Result<string>> =>
    scheduler.run(priority, signal, () => {
      started.push(name)
      return new Promise((resolve) => ends.set(name, () => resolve(ok(name))))
    })
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.()
    ends.delete(name)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { started, call, end, underWay: () => ends.size }
}

const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at))

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const make = (initial: number, max = initial): Scheduler => createScheduler({ initial, max })

describe('the order of calls', () => {
  it('is clicks, changes, the watcher, bulk runs, the filling', async () => {
    const { started, call, end } = calls(make(1))
    void call('first', 'fill')
    for (const priority of ['fill', 'bulk', 'watch', 'change'] as const) void call(priority, priority)
    for (const name of ['first', 'change', 'watch', 'bulk']) await end(name)
    expect(started).toEqual(['first', 'change', 'watch', 'bulk', 'fill'])
  })

  it('is that of asking within one kind', async () => {
    const { started, call, end } = calls(make(1))
    for (const name of ['a', 'b', 'c']) void call(name, 'bulk')
    for (const name of ['a', 'b']) await end(name)
    expect(started).toEqual(['a', 'b', 'c'])
  })

  it('keeps four connections free for clicks, whatever else waits', () => {
    const { started, call } = calls(make(2))
    for (const at of times(10, String)) void call(`bulk ${at}`, 'bulk')
    for (const at of times(10, String)) void call(`click ${at}`, 'click')
    expect(started).toEqual(['bulk 0', 'bulk 1', 'click 0', 'click 1', 'click 2', 'click 3'])
  })
})

describe('the watcher', () => {
  it('has at most 50 calls in any second, and holds up no one else', async () => {
    const scheduler = make(64)
    const at: number[] = []
    const watch = (): Promise<Result<null>> =>
      scheduler.run('watch', undefined, () => {
        at.push(Date.now())
        return Promise.resolve(ok(null))
      })
    const all = times(170, watch)
    await vi.advanceTimersByTimeAsync(0)
    expect(at).toHaveLength(50)
    expect(await scheduler.run('fill', undefined, () => Promise.resolve(ok('not held up')))).toMatchObject({
      ok: true,
    })
    await vi.advanceTimersByTimeAsync(5_000)
    await Promise.all(all)
    const inTheSecondFrom = (from: number): number =>
      at.filter((time) => time >= from && time < from + 1_000).length
    expect(Math.max(...at.map(inTheSecondFrom))).toBe(50)
  })

  it('has no more where a call leaves a tenth of a second after its turn', async () => {
    const scheduler = make(64)
    const left: number[] = []
    const watch = (late: number): Promise<Result<null>> =>
      scheduler.run('watch', undefined, async () => {
        await new Promise((resolve) => setTimeout(resolve, late))
        left.push(Date.now())
        return ok(null)
      })
    const all = [...times(50, () => watch(99)), ...times(50, () => watch(0))]
    await vi.advanceTimersByTimeAsync(5_000)
    await Promise.all(all)
    const inTheSecondFrom = (from: number): number =>
      left.filter((time) => time >= from && time < from + 1_000).length
    expect(Math.max(...left.map(inTheSecondFrom))).toBe(50)
  })
})

describe('the number of calls at once', () => {
  const run = async (scheduler: Scheduler, count: number, took: number): Promise<void> => {
    const task = (): Promise<Result<null>> =>
      new Promise((resolve) => setTimeout(() => resolve(ok(null)), took))
    const all = times(count, () => scheduler.run('bulk', undefined, task))
    await vi.advanceTimersByTimeAsync(count * took)
    await Promise.all(all)
  }

  it('is what it begins with, from the start', () => {
    const { call, underWay } = calls(make(64))
    for (const at of times(100, String)) void call(at, 'bulk')
    expect(underWay()).toBe(64)
  })

  it('grows to its end while more is wanted and replies stay quick', async () => {
    const scheduler = make(16, 64)
    await run(scheduler, 2_000, 80)
    expect(scheduler.limit()).toBe(64)
  })

  it('does not grow when no more is wanted', async () => {
    const scheduler = make(16, 64)
    for (const _ of times(30, String)) await run(scheduler, 10, 80)
    expect(scheduler.limit()).toBe(16)
  })

  it('does not grow when more at once only makes replies slower', async () => {
    const scheduler = make(16, 64)
    await run(scheduler, 40, 80)
    const before = scheduler.limit()
    await run(scheduler, 400, 800)
    expect(scheduler.limit()).toBe(before)
  })

  it('halves once for a wave of refusals, and never below two', () => {
    const scheduler = make(16)
    const begun = performance.now()
    vi.advanceTimersByTime(10)
    for (const _ of times(10, String)) scheduler.slowDown(0, begun)
    expect(scheduler.limit()).toBe(8)
    for (const _ of times(10, String)) {
      vi.advanceTimersByTime(10)
      scheduler.slowDown(0, performance.now() - 1)
    }
    expect(scheduler.limit()).toBe(2)
  })

  it('17: pauses all but clicks for as long as the server asks', async () => {
    const scheduler = make(4)
    const { started, call } = calls(scheduler)
    scheduler.slowDown(5_000, performance.now())
    for (const priority of ['fill', 'bulk', 'watch', 'change', 'click'] as const)
      void call(priority, priority)
    await vi.advanceTimersByTimeAsync(4_999)
    expect(started).toEqual(['click'])
    await vi.advanceTimersByTimeAsync(1)
    expect(started).toEqual(['click', 'change'])
  })

  it('pauses no longer because somebody set the clock forward and back meanwhile', async () => {
    const scheduler = make(4)
    const { started, call } = calls(scheduler)
    const now = Date.now()
    vi.setSystemTime(now + 3_600_000)
    scheduler.slowDown(1_000, performance.now())
    void call('bulk', 'bulk')
    vi.setSystemTime(now)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(started).toEqual(['bulk'])
  })
})

describe('a call that is not wanted any more', () => {
  it('leaves the queue, and its place goes to the next', async () => {
    const { started, call, end } = calls(make(1))
    const abort = new AbortController()
    void call('a', 'bulk')
    const cancelled = call('b', 'bulk', abort.signal)
    void call('c', 'bulk')
    abort.abort()
    expect(await cancelled).toMatchObject({ error: { code: 'cancelled' } })
    await end('a')
    expect(started).toEqual(['a', 'c'])
  })

  it('is never begun where it was cancelled before', async () => {
    const { started, call } = calls(make(1))
    expect(await call('a', 'click', AbortSignal.abort())).toMatchObject({ error: { code: 'cancelled' } })
    expect(started).toEqual([])
  })

  it('ends with the connection', async () => {
    const scheduler = make(1)
    const { call } = calls(scheduler)
    void call('a', 'bulk')
    const waiting = call('b', 'bulk')
    scheduler.close()
    expect(await waiting).toMatchObject({ error: { code: 'cancelled' } })
    expect(await call('c', 'click')).toMatchObject({ error: { code: 'cancelled' } })
  })
})
