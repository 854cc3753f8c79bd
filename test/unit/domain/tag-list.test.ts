import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, unguarded } from '../../../shared/domain/cell-guard'
import { tagList, tagsOf } from '../../../shared/domain/tag-list'

const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(',', '"', ' ', "'", '=', '-', 'a') }))

test('plain tags are written as people would, others in quotation marks', () => {
  expect(tagList(['solar', 'past due'])).toBe('solar, past due')
  expect(tagList(['Smith, J', 'say "so"', ' x'])).toBe('"Smith, J", "say ""so""", " x"')
})

test('every list of tags comes apart again, and every text loses its guard', () => {
  fc.assert(
    fc.property(fc.array(text), (tags) => {
      expect(tagsOf(tagList(tags))).toEqual(tags)
    }),
  )
  fc.assert(
    fc.property(text, (one) => {
      expect(unguarded(guarded(one))).toBe(one)
    }),
  )
})
