import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAgain } from '../../../../renderer/lib/again'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Asks for something that takes so long, and counts. */
const asking = (tookMs: number) => {
  const ask = vi.fn(() => new Promise((resolve) => setTimeout(resolve, tookMs)))
  return { ask, again: createAgain(2_000, ask) }
}

test('many events are one question, and without an event nothing is asked', async () => {
  const { ask, again } = asking(10)
  again.soon()
  again.soon()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(ask).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).toHaveBeenCalledTimes(1)
})

test('after an answer that took long, as much time passes before the next question', async () => {
  const { ask, again } = asking(9_000)
  again.soon()
  await vi.advanceTimersByTimeAsync(2_000)
  // While the answer is on its way something happens that it may not know.
  again.soon()
  await vi.advanceTimersByTimeAsync(9_000 + 8_900)
  expect(ask).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(ask).toHaveBeenCalledTimes(2)
})

test('a question that fails is not the last one, and none is asked once it has stopped', async () => {
  const ask = vi.fn(() => Promise.reject(new Error('no')))
  const again = createAgain(2_000, ask)
  again.soon()
  await vi.advanceTimersByTimeAsync(2_000)
  again.soon()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(ask).toHaveBeenCalledTimes(2)
  again.soon()
  again.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).toHaveBeenCalledTimes(2)
})
