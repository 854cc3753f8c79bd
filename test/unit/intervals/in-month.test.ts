import { expect, it } from 'vitest'
import { outsideWords } from '../../../shared/intervals/in-month'
import { channel } from '../renderer/intervals/samples'

const hours = (count: number): readonly number[] => Array.from({ length: count }, () => 1)

it('says which readings lie outside of the month of their file', () => {
  const words = (from: string, count: number, step = 3600) =>
    outsideWords('2025-01', [channel(from, step, hours(count))])
  expect(words('2024-12-01T00:00:00Z', 24)).toBe(
    'None of the readings lie in this month: they run from 2024-12-01 to 2024-12-01.',
  )
  expect(words('2024-12-20T00:00:00Z', 31, 86_400)).toBe(
    '10 of 31 readings lie outside of this month: they run from 2024-12-20 to 2025-01-19.',
  )
  // The local month of any zone, and a reading that reaches into it.
  expect(words('2024-12-31T10:00:00Z', 31 * 24)).toBeNull()
  expect(words('2025-01-01T12:00:00Z', 31 * 24)).toBeNull()
  expect(words('2024-12-15T00:00:00Z', 1, 31 * 86_400)).toBeNull()
  expect(outsideWords('2025-01', [])).toBeNull()
})
