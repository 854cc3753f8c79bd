import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { offeredTimes, typedTime } from '../../../../renderer/lib/typed-time'

/** Wednesday, 2 December 2026, 14:30 here. */
const now = new Date(2026, 11, 2, 14, 30)
const local = (month: number, day: number, hour: number, minute = 0): Date =>
  new Date(2026, month - 1, day, hour, minute)

describe('a typed time', () => {
  test.each([
    ['6', local(12, 3, 6)],
    ['6:00', local(12, 3, 6)],
    ['at 6:00', local(12, 3, 6)],
    ['06.15', local(12, 3, 6, 15)],
    ['18:00', local(12, 2, 18)],
    ['6 pm', local(12, 2, 18)],
    ['12am', local(12, 3, 0)],
    ['at 6:00 tomorrow', local(12, 3, 6)],
    ['tomorrow at 6', local(12, 3, 6)],
    ['Tomorrow', local(12, 3, 6)],
    ['today 16:00', local(12, 2, 16)],
    ['in 2 hours', local(12, 2, 16, 30)],
    ['90 min', local(12, 2, 16)],
    ['in 3 days', local(12, 5, 14, 30)],
    ['2h', local(12, 2, 16, 30)],
    ['friday', local(12, 4, 6)],
    ['fri, 9:30', local(12, 4, 9, 30)],
    ['9:30 on Friday', local(12, 4, 9, 30)],
    ['wednesday 16:00', local(12, 2, 16)],
    ['wednesday 9:00', local(12, 9, 9)],
    ['2026-12-24 6:00', local(12, 24, 6)],
    ['6:00 2026-12-24', local(12, 24, 6)],
  ])('is understood: %s', (typed, meant) => {
    expect(typedTime(typed, now)).toEqual(meant)
  })

  test.each([
    '',
    'soon',
    '25:00',
    '6:60',
    '13 pm',
    'today 9:00',
    '2026-12-01 6:00',
    '2026-02-30 6:00',
    'in 2',
    'fr 9:30',
    'sunny 9:00',
    'in 0 hours',
    'tomorrow 6:00 7:00',
  ])('is refused where it is none, or is over: %j', (typed) => {
    expect(typedTime(typed, now)).toBeNull()
  })

  it('is in the future or refused, whatever is typed', () => {
    const words = fc.constantFrom(
      'at',
      'in',
      'on',
      'tomorrow',
      'today',
      'mon',
      'sunday',
      'hours',
      'pm',
      '6:00',
      '2026-12-03',
      '3',
      'd',
    )
    const typed = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 5 }).map((some) => some.join(' ')),
    )
    fc.assert(
      fc.property(
        typed,
        fc.date({ noInvalidDate: true, min: new Date(2000, 0), max: new Date(2100, 0) }),
        (text, at) => {
          const time = typedTime(text, at)
          expect(time === null || time > at).toBe(true)
        },
      ),
    )
  })
})

test('the times that are offered lie ahead, each with a key of its own', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true, min: new Date(2000, 0), max: new Date(2100, 0) }), (at) => {
      const offered = offeredTimes(at)
      expect(offered.every((one) => one.at > at)).toBe(true)
      expect(new Set(offered.map(({ key }) => key)).size).toBe(offered.length)
    }),
  )
})
