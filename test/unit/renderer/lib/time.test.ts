import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDay, localTime, recently, utcTime, withLocalTimes } from '../../../../renderer/lib/time'

const now = Date.parse('2026-11-22T12:00:00Z')
const ago = (ms: number): string => new Date(now - ms).toISOString()
const minute = 60_000

test.each([
  [0, 'now'],
  [59_999, 'now'],
  [-30_000, 'now'],
  [minute, '1 min ago'],
  [59 * minute, '59 min ago'],
  [60 * minute, '1 h ago'],
  [1439 * minute, '23 h ago'],
])('%d ms ago reads %s', (ms, words) => {
  expect(recently(ago(ms), now)).toBe(words)
})

test('a day ago and the future are no longer "recent"', () => {
  expect(recently(ago(1440 * minute), now)).toBeNull()
  expect(recently(ago(-2 * minute), now)).toBeNull()
})

test('UTC is written to the second and named', () => {
  expect(utcTime('2026-11-03T17:42:07.900Z')).toBe('2026-11-03 17:42:07 UTC')
  expect(utcTime('2026-11-03T17:42:07+02:00')).toBe('2026-11-03 15:42:07 UTC')
})

test('local time is that of this computer', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      (date) => {
        const shown = localTime(date.toISOString())
        expect(new Date(String(shown).replace(' ', 'T')).getTime()).toBe(new Date(date).setSeconds(0, 0))
      },
    ),
  )
})

test('what is no point in time gives nothing', () => {
  expect([localDay(''), localTime('soon'), utcTime('32'.repeat(9)), recently('x', now)]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('points in time within a text of ours are written as everywhere else, and nothing else of it is touched', () => {
  const at = '2027-11-30T05:12:33.120Z'
  expect(withLocalTimes(`ACME, until ${at}`)).toBe(`ACME, until ${localTime(at) ?? ''}`)
  expect(withLocalTimes('2027-11-30T05:12:33+02:00')).toBe(localTime('2027-11-30T05:12:33+02:00'))
  expect(withLocalTimes('until 2027-11-30, port 8443')).toBe('until 2027-11-30, port 8443')
  expect(withLocalTimes('2027-19-39T05:12:33Z')).toBe('2027-19-39T05:12:33Z')
})
