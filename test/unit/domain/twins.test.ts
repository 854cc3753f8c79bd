import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differencesOf, differenceWords, twinKeys, twinTest } from '../../../shared/domain/twins'

test.each([
  ['solar', 'solar\u200B', 'invisible'],
  ['ralos', 'ra\u202Elos', 'invisible'],
  ['new tag', 'new\u00A0tag', 'blanks'],
  ['new tag', 'newtag', 'blanks'],
  ['caf\u00E9', 'cafe\u0301', 'accents'],
  ['Solar', 'solar', 'case'],
  ['solar', 'sol\u0430r', 'script'],
  ['SOLAR', '\uFF33OLAR', 'script'],
  ['3-12', '3\u201112', 'marks'],
  ['CASE-100', 'CASE-1O0', 'digits'],
  ['VIP', 'VlP', 'digits'],
  ['barn', 'bam', 'digits'],
  ['istanbul', '\u0130stanbul', 'case'],
  ['Stra\u00DFe', 'STRASSE', 'case'],
  ['finance', '\uFB01nance', 'script'],
  ['caf\u00E9', 'caf\u0435\u0301', 'script'],
  ['a:b', 'a\uFF1Ab', 'script'],
  ['a/b', 'a\u2044b', 'marks'],
  ['home', '\u0570ome', 'script'],
])('%j and %j are twins: %s', (one, other, difference) => {
  expect(differencesOf(one, other)).toContain(difference)
  expect(differencesOf(other, one)).toContain(difference)
  expect(twinTest(one)(other)).toBe(true)
  expect(twinTest(other)(one)).toBe(true)
})

test.each([
  ['solar', 'solars'],
  ['CASE-1', 'CASE-2'],
  ['mail', 'mall'],
  ['cafe', 'caf\u00E9'],
  ['', '\u200B'],
  ['3-12', '312'],
])('%j and %j are no twins', (one, other) => {
  expect(differencesOf(one, other)).toBeNull()
  expect(twinTest(one)(other)).toBe(false)
})

test('how they differ is said by name', () => {
  expect(differenceWords('solar\u200B', 'solar')).toBe(
    'differs by an invisible character: zero width space (U+200B)',
  )
  expect(differenceWords('New\u00A0tag', 'newtag')).toBe('differs by its spaces and by upper and lower case')
  expect(differenceWords('sol\u0430r', 'solar')).toBe(
    'differs by a letter that looks the same: “\u0430” (U+0430)',
  )
})

test('twins have a key in common, and a plain name is judged as one with an invisible character is', () => {
  const name = fc.string({
    unit: fc.constantFrom(...Array.from("aAlI1|0Oo`'- \u0430\u00A0\u200B")),
    maxLength: 4,
  })
  fc.assert(
    fc.property(name, name, (one, other) => {
      const isTwin = twinTest(one)(other)
      fc.pre(twinKeys(one).length > 0 && twinKeys(other).length > 0)
      expect(twinKeys(one).some((key) => twinKeys(other).includes(key))).toBe(isTwin)
      expect(twinTest(`${one}\u200B`)(other)).toBe(isTwin)
      expect(differencesOf(one, other) !== null).toBe(isTwin)
    }),
    { numRuns: 1000 },
  )
})
