import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lookupKey, lookupText } from '../../../shared/domain/lookup-text'

const alike: readonly (readonly [string, string])[] = [
  ['516\u200B', '516'],
  ['\uFEFFCASE-1', 'CASE-1'],
  ['\u202ACASE-1\u202C', 'CASE-1'],
  ['\u2066CASE-1\u2069', 'CASE-1'],
  ['so\u00ADlar', 'solar'],
  ['new\u00A0tag', 'new tag'],
  ['new \u2009\t tag ', 'new tag'],
  ['cafe\u0301', 'caf\u00E9'],
  ['cafe\u200D\u0301', 'caf\u00E9'],
  ['O\u2019Brien', "O'Brien"],
  ['\u201Enew tag\u201C', '"new tag"'],
  ['3\u201112', '3-12'],
  ['A \u2013 B', 'A - B'],
]

it.each(alike)('%j is looked up as %j', (typed, stored) => {
  expect(lookupText(typed)).toBe(lookupText(stored))
  expect(lookupKey(typed.toUpperCase())).toBe(lookupKey(stored))
})

it('a text of nothing visible is not looked up as an empty one', () => {
  expect(lookupText('\u200B\u2060')).toBe('\u200B\u2060')
  expect(lookupText('')).toBe('')
})

it('looked up twice is looked up once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(lookupText(lookupText(text))).toBe(lookupText(text))
      expect(lookupKey(lookupKey(text))).toBe(lookupKey(text))
    }),
  )
})
