import { describe, expect, it, vi } from 'vitest'
import { createAfterJobs } from '../../../electron/coverage/after-jobs'
import { openSweep, type Sweep } from '../../../electron/coverage/sweep'
import type { Json } from '../../../electron/store/json'
import { fail, ok, type Result } from '../../../shared/errors/failure'

type Read = (id: number, signal: AbortSignal) => Promise<Result<unknown>>

/** A console's disk, and what was read; a sweep over it can be opened again as after a start. */
const bed = () => {
  let setting: Json = null
  const readAt = new Map<number, string>()
  let beforePut = Promise.resolve()
  /** Writes take until what this gives is called. */
  const putSlowly = (): (() => void) => {
    let end = (): void => undefined
    beforePut = new Promise((resolve) => (end = resolve))
    return end
  }
  let clock = Date.parse('2026-11-10T12:00:00Z')
  const now = (): Date => new Date((clock += 1))
  const open = (read: Read): Promise<Sweep> =>
    openSweep({
      what: 'bills',
      store: {
        readOnly: null,
        settings: {
          get: async () => ok(setting),
          put: async (_key: string, value: Json) => {
            await beforePut
            setting = value
            return ok(undefined)
          },
        } as never,
      },
      read: async (id, signal) => {
        const done = await read(id, signal)
        if (done.ok) readAt.set(id, now().toISOString())
        return done
      },
      due: async (ids, since) => ok(ids.filter((id) => (readAt.get(id) ?? '') < since)),
      emit: () => undefined,
      now,
      backoff: 1,
    })
  return { open, now, readAt, putSlowly, setting: () => setting }
}
const read: Read = async () => ok(undefined)
const idle = (sweep: Sweep) => vi.waitFor(() => expect(sweep.state().phase).toBe('idle'))

describe('a sweep', () => {
  it('reads each profile once, and leaves nothing to go on with', async () => {
    const { open, readAt, setting } = bed()
    const sweep = await open(read)
    expect(sweep.state()).toMatchObject({ phase: 'idle', total: 0 })
    await sweep.start(Int32Array.of(3, 1, 2, 3))
    await idle(sweep)
    expect([...readAt.keys()]).toEqual([3, 1, 2])
    expect(setting()).toBeNull()
  })

  it('goes on after a start with what was not read', async () => {
    const { open, readAt } = bed()
    const first = await open((id) => (id < 3 ? read(id, never) : new Promise(() => undefined)))
    await first.start(Int32Array.of(1, 2, 3, 4))
    await vi.waitFor(() => expect(readAt.size).toBe(2))
    first.close()
    const asked: number[] = []
    const second = await open((id) => {
      asked.push(id)
      return read(id, never)
    })
    await idle(second)
    expect(asked).toEqual([3, 4])
  })

  it('waits where the server cannot be reached, and tries again by itself', async () => {
    const { open, readAt } = bed()
    let reachable = false
    const states: unknown[] = []
    const sweep = await open(async () => (reachable ? ok(undefined) : fail('unreachable')))
    await sweep.start(Int32Array.of(1, 2))
    // What was asked for and not answered is not read.
    await vi.waitFor(() => expect(sweep.state()).toMatchObject({ phase: 'waiting', total: 2, done: 0 }))
    states.push(sweep.state().failure)
    reachable = true
    await idle(sweep)
    expect(states).toEqual([{ code: 'unreachable' }])
    expect(readAt.size).toBe(2)
  })

  it('goes past a profile that cannot be read, and counts it', async () => {
    const { open, readAt } = bed()
    const sweep = await open(async (id) => (id === 2 ? fail('not-found') : ok(undefined)))
    await sweep.start(Int32Array.of(1, 2, 3))
    await idle(sweep)
    expect([...readAt.keys()]).toEqual([1, 3])
    expect(sweep.state().failed).toBe(1)
  })

  it('tries a profile again whose answer did not come in time, but not for ever', async () => {
    const { open, readAt } = bed()
    const times = new Map<number, number>()
    const sweep = await open(async (id) => {
      const time = (times.get(id) ?? 0) + 1
      times.set(id, time)
      return id === 1 || (id === 2 && time > 1) ? ok(undefined) : fail('timed-out')
    })
    await sweep.start(Int32Array.of(1, 2, 3))
    await idle(sweep)
    expect([...readAt.keys()].toSorted()).toEqual([1, 2])
    expect(Object.fromEntries(times)).toEqual({ 1: 1, 2: 2, 3: 3 })
    expect(sweep.state().failed).toBe(1)
  })

  it('ends although so many in a row cannot be read that it takes the server for the cause', async () => {
    const { open, readAt } = bed()
    const ids = Int32Array.from({ length: 90 }, (_, at) => at + 1)
    const sweep = await open(async (id) => (id > 10 ? fail('bad-reply') : ok(undefined)))
    await sweep.start(ids)
    await idle(sweep)
    expect(readAt.size).toBe(10)
    expect(sweep.state().failed).toBe(80)
  })

  it('reads again what was read while it waited, where a person asks for that', async () => {
    const { open, readAt, now } = bed()
    let reachable = false
    const asked: number[] = []
    const sweep = await open(async (id) => {
      asked.push(id)
      return reachable ? ok(undefined) : fail('unreachable')
    })
    await sweep.start(Int32Array.of(1, 2))
    await vi.waitFor(() => expect(sweep.state().phase).toBe('waiting'))
    // Somebody looked at it.
    readAt.set(1, now().toISOString())
    reachable = true
    asked.length = 0
    await Promise.all([sweep.start(Int32Array.of(1)), sweep.start(Int32Array.of(3))])
    await idle(sweep)
    expect(asked.toSorted()).toEqual([1, 2, 3])
  })

  it('loses nothing that is added while its last profile is being read', async () => {
    const { open, readAt, putSlowly } = bed()
    const waiting: (() => void)[] = []
    const sweep = await open((id) =>
      id === 1 ? new Promise((resolve) => waiting.push(() => resolve(ok(undefined)))) : read(id, never),
    )
    await sweep.start(Int32Array.of(1))
    await vi.waitFor(() => expect(waiting).toHaveLength(1))
    const goOnWriting = putSlowly()
    const added = sweep.start(Int32Array.of(2))
    await vi.waitFor(() => expect(sweep.state().total).toBe(2))
    waiting[0]?.()
    await vi.waitFor(() => expect(readAt.has(1)).toBe(true))
    goOnWriting()
    await added
    await vi.waitFor(() => expect(readAt.has(2)).toBe(true))
  })

  it('that is cancelled reads no more, and is not gone on with', async () => {
    const { open, setting } = bed()
    const signals: AbortSignal[] = []
    const sweep = await open((_id, signal) => {
      signals.push(signal)
      return new Promise(() => undefined)
    })
    await sweep.start(Int32Array.of(1, 2))
    await vi.waitFor(() => expect(signals).toHaveLength(2))
    await sweep.cancel()
    expect(signals.every(({ aborted }) => aborted)).toBe(true)
    expect(setting()).toBeNull()
    expect(sweep.state()).toMatchObject({ phase: 'idle', total: 0 })
  })
})

const never = new AbortController().signal

describe('the end of a job', () => {
  it('has the bills read again that had been read before, few at a time', async () => {
    const asked: number[] = []
    const waiting: (() => void)[] = []
    const after = createAfterJobs({
      kinds: ['bills'],
      wasRead: async (_what, id) => id !== 7,
      read: (_what, id) => {
        asked.push(id)
        return new Promise((resolve) => waiting.push(() => resolve(ok(undefined))))
      },
    })
    for (const id of [1, 7, 2, 3, 4, 5, 6, 6]) after.ended(id)
    await vi.waitFor(() => expect(asked).toEqual([1, 2, 3, 4]))
    waiting.forEach((go) => go())
    await vi.waitFor(() => expect(asked).toEqual([1, 2, 3, 4, 5, 6]))
    after.close()
  })

  it('has everything read again that had been read of the profile, and nothing else', async () => {
    const asked: string[] = []
    const after = createAfterJobs({
      kinds: ['bills', 'intervals'],
      wasRead: async (what, id) => what === 'intervals' || id === 1,
      read: async (what, id) => {
        asked.push(`${what} of ${id}`)
        return ok(undefined)
      },
    })
    after.ended(1)
    after.ended(2)
    await vi.waitFor(() =>
      expect(asked.toSorted()).toEqual(['bills of 1', 'intervals of 1', 'intervals of 2']),
    )
    after.close()
  })
})
