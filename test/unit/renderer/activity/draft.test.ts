import { expect, test } from 'vitest'
import { everything, filterOf, isEverything } from '../../../../renderer/features/activity/draft'

test('nothing given is no filter; a profile is one, but not of the person’s', () => {
  expect(filterOf(everything)).toEqual({})
  expect(filterOf({ ...everything, text: '   ' }, 7)).toEqual({ profileId: 7 })
  expect(isEverything({ ...everything, text: ' ' })).toBe(true)
  expect(isEverything({ ...everything, who: 'x' })).toBe(false)
})

test('a day is a local one, from its midnight to the next, whatever the change of clocks', () => {
  const { from, until } = filterOf({ ...everything, from: '2026-11-01', to: '2026-11-01' })
  const begins = new Date(from ?? '')
  const ends = new Date(until ?? '')
  expect([begins.getDate(), begins.getHours(), ends.getDate(), ends.getHours()]).toEqual([1, 0, 2, 0])
  expect(filterOf({ ...everything, from: 'no day' })).toEqual({})
})
