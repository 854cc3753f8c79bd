import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createReachWatch } from '../../../electron/connection/reach'
import type { Reach } from '../../../shared/domain/reach'
import { fail, ok, type Failure, type Result } from '../../../shared/errors/failure'

const noName: Failure = { code: 'name-not-found' }

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-28T10:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const watched = () => {
  let answer: Result<unknown> = ok(null)
  let probes = 0
  const told: Reach[] = []
  const watch = createReachWatch({
    probe: () => {
      probes += 1
      return Promise.resolve(answer)
    },
    emit: (reach) => told.push(reach),
    now: () => new Date(),
    pauses: [1_000, 2_000],
  })
  return {
    watch,
    told,
    probes: () => probes,
    cut: () => (answer = { ok: false, error: noName }),
    mend: () => (answer = ok(null)),
  }
}

it('one connection that failed is no offline: a try of its own has to fail as well', async () => {
  const { watch, told, probes } = watched()
  watch.heard(noName)
  await vi.advanceTimersByTimeAsync(0)
  expect(probes()).toBe(1)
  expect(watch.state()).toEqual({ state: 'online' })
  expect(told).toEqual([])
})

it('says since when and when it is next tried, tries by itself, and is back by itself', async () => {
  const { watch, told, probes, cut, mend } = watched()
  cut()
  watch.heard(noName)
  await vi.advanceTimersByTimeAsync(0)
  const since = '2026-11-28T10:00:00.000Z'
  expect(watch.state()).toEqual({
    state: 'offline',
    since,
    nextTry: '2026-11-28T10:00:01.000Z',
    reason: noName,
  })
  expect(watch.refusal()).toMatchObject({ code: 'offline' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(watch.state()).toMatchObject({ since, nextTry: '2026-11-28T10:00:03.000Z' })
  expect(probes()).toBe(2)
  mend()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(told.at(-1)).toEqual({ state: 'online' })
  expect(watch.refusal()).toBeNull()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(probes()).toBe(3)
  watch.close()
})

it('is back as soon as any exchange is answered, and tries at once when asked to', async () => {
  const { watch, cut, mend, probes } = watched()
  cut()
  watch.heard(noName)
  await vi.advanceTimersByTimeAsync(0)
  expect(await watch.tryNow()).toMatchObject({ state: 'offline' })
  expect(probes()).toBe(2)
  watch.heard(null)
  expect(watch.state()).toEqual({ state: 'online' })
  mend()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(probes()).toBe(2)
})

it.each<Failure>([
  { code: 'certificate-refused' },
  { code: 'server-certificate-untrusted' },
  { code: 'not-the-api' },
  { code: 'timed-out', detail: 'waiting for the reply' },
])('$code came from a server: that is not offline', async (failure) => {
  const { watch, probes } = watched()
  watch.heard(failure)
  await vi.advanceTimersByTimeAsync(0)
  expect(probes()).toBe(0)
  expect(watch.state()).toEqual({ state: 'online' })
})

it('a closed one tries nothing and tells nothing any more', async () => {
  const { watch, told, probes, cut } = watched()
  cut()
  watch.heard(noName)
  await vi.advanceTimersByTimeAsync(0)
  watch.close()
  const before = [told.length, probes()]
  await vi.advanceTimersByTimeAsync(60_000)
  watch.heard(fail('unreachable').error)
  expect([told.length, probes()]).toEqual(before)
})
