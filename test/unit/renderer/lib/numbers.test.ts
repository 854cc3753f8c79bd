import { expect, test } from 'vitest'
import { soFarShort } from '../../../../renderer/lib/numbers'

test('where there is little room a large number is shorter, and never more than there are', () => {
  const all = [0, 9_999, 10_000, 10_299, 99_999, 100_000].map((value) => soFarShort(value, true))
  expect(all).toEqual(['0', '9,999', '10K', '10.2K', '99.9K', '100K'])
  expect([0, 999, 2_680, 10_002].map((value) => soFarShort(value, false))).toEqual([
    '–',
    '999+',
    '2.6K+',
    '10K+',
  ])
})
