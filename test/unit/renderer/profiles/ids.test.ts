import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostIds, parseIds } from '../../../../renderer/features/profiles/ids'

test('IDs come from commas, lines, tabs and quotes alike, each once', () => {
  expect(parseIds('516, 2\n121\t268;"2"')).toEqual({ ids: [516, 2, 121, 268], wrong: [], left: 0 })
})

test('what is no ID is named', () => {
  expect(parseIds('516 CASE-1 0 -3 1.5')).toEqual({
    ids: [516],
    wrong: ['CASE-1', '0', '-3', '1.5'],
    left: 0,
  })
})

test('more than the API is asked for at once are counted', () => {
  const text = Array.from({ length: mostIds + 7 }, (_, index) => index + 1).join('\n')
  const { ids, left } = parseIds(text)
  expect([ids.length, left]).toEqual([mostIds, 7])
})

test('any text is read, and what is an ID comes back', () => {
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(fc.integer({ min: 1 }), { maxLength: 20 }), (noise, ids) => {
      expect(parseIds(noise).ids.every((id) => Number.isSafeInteger(id) && id > 0)).toBe(true)
      expect(parseIds(ids.join(' , ')).ids).toEqual(ids)
    }),
  )
})
