import { expect, test } from 'vitest'
import { createRate } from '../../../electron/lib/rate'

/** A rate with a clock in seconds. */
const counting = (options: { readonly spanMs: number; readonly least?: number }) => {
  const clock = { second: 100 }
  const rate = createRate({ now: () => clock.second * 1000, ...options })
  const count = (times: number): void => Array.from({ length: times }).forEach(rate.count)
  return { clock, rate, count }
}

test('what lasted a moment alone tells no speed', () => {
  const { clock, rate, count } = counting({ spanMs: 1000 })
  count(3)
  clock.second += 1
  count(30)
  expect(rate.steady()).toBeNull()
  clock.second += 1
  count(27)
  expect([rate.steady(), rate.perSecond()]).toEqual([20, 20])
  clock.second += 60
  expect([rate.steady(), rate.perSecond()]).toEqual([null, 0])
})

test('short spans tell the speed of the last moments, over five seconds at most', () => {
  const { clock, rate, count } = counting({ spanMs: 250 })
  count(25)
  expect(rate.perSecond()).toBe(100)
  clock.second += 0.25
  expect(rate.perSecond()).toBe(50)
  clock.second += 5
  count(10)
  expect(rate.perSecond()).toBe(40)
})

test('fewer than are wanted tell nothing, nor does what was counted before it began anew', () => {
  const { rate, count } = counting({ spanMs: 250, least: 2 })
  count(1)
  expect(rate.perSecond()).toBe(0)
  count(1)
  expect(rate.perSecond()).toBe(8)
  rate.reset()
  expect(rate.perSecond()).toBe(0)
})
