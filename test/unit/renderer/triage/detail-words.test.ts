import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detailWords } from '../../../../renderer/features/triage/words'

test.each([
  ['Accept the new terms.', 'Accept the new terms.'],
  ['{"site_message":"Your password has expired."}', 'Your password has expired.'],
  ['{"site_message":"Invalid login","attempt":"1"}', 'Invalid login · attempt 1'],
  ['{"pages":[1,2]}', '{"pages":[1,2]}'],
  ['{"cut off', '{"cut off'],
])('of %s a row says %s', (detail, words) => {
  expect(detailWords(detail)).toBe(words)
})

test('any text gives words, and none is lost for nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (detail) => {
      expect(detailWords(detail) === '').toBe(detail === '')
    }),
  )
})
