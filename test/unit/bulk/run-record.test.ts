import { expect, test } from 'vitest'
import { createRate } from '../../../electron/bulk/run-record'

test('what lasted a moment alone tells no speed', () => {
  let second = 100
  const rate = createRate(() => new Date(second * 1000))
  const count = (times: number): void => Array.from({ length: times }).forEach(rate.count)
  count(3)
  second += 1
  count(30)
  expect(rate.steady()).toBeNull()
  second += 1
  count(27)
  expect([rate.steady(), rate.now()]).toEqual([20, 20])
  second += 60
  expect([rate.steady(), rate.now()]).toEqual([null, 0])
})
