import { expect, it } from 'vitest'
import { factsOf } from '../../../../renderer/features/intervals/facts'
import { joinMonths } from '../../../../renderer/features/intervals/join-months'
import { zoneNamed } from '../../../../renderer/features/intervals/zones'
import type { Channel } from '../../../../shared/domain/interval'
import { nothing, periodsOf } from '../../../../shared/intervals/periods'
import { at, channel, read } from './samples'

const utc = zoneNamed('UTC')
const ones = (count: number): readonly number[] => Array.from({ length: count }, () => 1)

const said = (
  of: Channel,
  months: readonly string[],
  today = '2026-01-01',
  hasDays = true,
): string | null => {
  const [joined] = joinMonths([read('2025-01', [of])])
  if (!joined) throw new Error('no channel')
  const days = hasDays ? periodsOf(joined, utc, 'day') : null
  const now = at(`${today}T12:00:00Z`)
  return factsOf(joined, { days, months, now, shown: null, per: 'day', leftOut: nothing, zone: utc })
}

it('counts the whole days of all that was asked for, up to yesterday', () => {
  const readTo29 = channel('2025-01-01T00:00:00Z', 3600, ones(29 * 24))
  expect(said(readTo29, ['2025-01'])).toMatch(/^696 kWh; 29 of 31 days whole;/)
  expect(said(readTo29, ['2025-01', '2025-02'])).toMatch(/; 29 of 59 days whole;/)
  expect(said(readTo29, ['2025-01'], '2025-01-30')).toMatch(/; 29 of 29 days whole;/)
  expect(said(readTo29, ['2025-01'], '2025-01-05')).toMatch(/; 29 of 29 days whole;/)
  expect(said(readTo29, ['2025-03'])).toMatch(/; 0 of 31 days whole;/)
})

it('says nothing of days and peaks where readings are longer', () => {
  expect(said(channel('2025-01-01T00:00:00Z', 86_400, ones(31)), ['2025-01'])).toBe(
    '31 kWh; 31 of 31 days whole.',
  )
  expect(said(channel('2025-01-01T00:00:00Z', 3 * 86_400, ones(10)), ['2025-01'])).toBe(
    '10 kWh; 30 of 31 days whole.',
  )
  expect(said(channel('2025-01-01T00:00:00Z', 31 * 86_400, [700]), ['2025-01'], '2026-01-01', false)).toBe(
    '700 kWh.',
  )
})

it('says how many readings are estimated, and adds up no voltage', () => {
  const estimated = { ...channel('2025-01-01T00:00:00Z', 86_400, ones(31)), estimated: 2 }
  expect(said(estimated, ['2025-01'])).toBe('31 kWh; 31 of 31 days whole; 2 readings marked as estimated.')
  expect(
    said(channel('2025-01-01T00:00:00Z', 3600, [230], { kind: 'other', unit: 'V' }), ['2025-01']),
  ).toBeNull()
})
