import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countGaps } from '../../../shared/coverage/gaps'
import { monthGapsOf, monthGapsSince } from '../../../shared/coverage/month-gaps'
import { packMonths, unpackMonths } from '../../../shared/coverage/months'
import { dayText } from '../../../shared/coverage/calendar'
import type { IntervalMonth } from '../../../shared/domain/interval'

/** Months of a meter from January 2026 on: c complete, g growing, u unsaid, - without a record. */
const read = (meters: Readonly<Record<string, string>>, day = '2026-11-20') => {
  const list = Object.entries(meters).flatMap(([meterId, marks]) =>
    marks.split('').flatMap((mark, at): IntervalMonth[] =>
      mark === '-'
        ? []
        : [
            {
              meterId,
              month: `2026-${String(at + 1).padStart(2, '0')}`,
              firstInterval: null,
              lastInterval: null,
              complete: mark === 'u' ? null : mark === 'c',
              extractionTime: null,
              sourceFileSize: null,
              jobId: null,
            },
          ],
    ),
  )
  const found = unpackMonths(packMonths(list, new Date(`${day}T12:00`).toISOString()))
  if (!found) throw new Error('another form')
  return found
}

const told = (gaps: ReturnType<typeof monthGapsOf>) =>
  gaps.map(({ key, gaps: own }) => [
    key.meterNumber,
    own.map(({ start, end, state }) => `${dayText(start)} ${dayText(end)} ${state}`),
  ])

it('are the months that were over and not complete, and those without a record between others', () => {
  expect(told(monthGapsOf(read({ a: 'cg-ucccccgg', b: 'cc' })))).toEqual([
    ['a', ['2026-02-01 2026-02-28 late', '2026-03-01 2026-03-31 missing', '2026-10-01 2026-10-31 late']],
  ])
  expect(monthGapsOf(read({ a: 'cccccccccu' }))).toEqual([])
})

it('are filled once the month is there, with all of its data where more was to come', () => {
  const before = monthGapsOf(read({ a: 'c-gcccc', b: '', c: 'g' }))
  const after = (a: string, more: Readonly<Record<string, string>> = { c: 'g' }) => {
    const { filled, open } = monthGapsSince(before, read({ a, ...more }))
    return [filled, told(open).map(([meter, own]) => [meter, own?.length])]
  }
  expect(countGaps(before)).toBe(3)
  expect(after('ccccccc', { c: 'c' })).toEqual([3, []])
  expect(after('ccgcccc')).toEqual([
    1,
    [
      ['a', 1],
      ['c', 1],
    ],
  ])
  // A month with a record is there; whether that is all of it the API does not say.
  expect(after('cuucccc')).toEqual([
    1,
    [
      ['a', 1],
      ['c', 1],
    ],
  ])
  expect(after('cggcccc')).toEqual([
    0,
    [
      ['a', 2],
      ['c', 1],
    ],
  ])
  // A meter that is not listed any more has brought nothing.
  expect(after('ccccccc', {})).toEqual([2, [['c', 1]]])
})

it('are each filled or open, and the same as before if nothing has changed', () => {
  const marks = fc.string({ unit: fc.constantFrom('c', 'g', 'u', '-'), maxLength: 11 })
  fc.assert(
    fc.property(fc.record({ a: marks, b: marks }), fc.record({ a: marks, b: marks }), (one, other) => {
      const before = monthGapsOf(read(one))
      expect(monthGapsSince(before, read(one))).toEqual({ filled: 0, notExpected: 0, open: before })
      const { filled, open } = monthGapsSince(before, read(other))
      expect(filled + countGaps(open)).toBe(countGaps(before))
    }),
  )
})
