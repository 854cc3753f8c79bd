import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lookupKey, lookupText, typedId } from '../../../shared/domain/lookup-text'

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
  ['\uFF23\uFF21\uFF33\uFF25\uFF0D\uFF11\uFF0F\uFF12', 'CASE-1/2'],
  ['\uFF45\u0301t\u00E9', '\u00E9t\u00E9'],
  ['\u2039x\u203A', "'x'"],
  ['1\u20442', '1/2'],
  ['A\u3000B\u205FC\u202FD', 'A B C D'],
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

it.each([
  ['stra\u00DFe', 'STRASSE'],
  ['\u0130STANBUL', 'istanbul'],
  ['\u0131stanbul', 'ISTANBUL'],
  ['\u039F\u0394\u039F\u03A3', '\u03BF\u03B4\u03BF\u03C2'],
  ['\uFB01x', 'FIX'],
  ['\u0149', "'N"],
])('%j and %j differ in case alone', (one, other) => expect(lookupKey(one)).toBe(lookupKey(other)))

it.each([
  ['516', 516],
  [' \u200B516\u00A0', 516],
  ['\uFF15\uFF11\uFF16', 516],
  ['#516', 516],
  ['\uFF03\uFF15\uFF11\uFF16', 516],
  ['# 516', 516],
  ['##516', null],
  ['516#', null],
  ['#00412', null],
  ['00412', null],
  ['0', null],
  ['1e3', null],
  ['516.0', null],
  ['1,000', null],
  ['\u0665\u0661\u0666', null],
])('%j typed is the id %s', (typed, id) => expect(typedId(typed)).toBe(id))
