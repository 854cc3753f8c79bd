import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tagsApart } from '../../../../renderer/features/bulk/runs/tags-apart'

test('what one side alone has stands apart from what both have', () => {
  expect(tagsApart('newbuild, solar, vip', 'newbuild, vip')).toEqual({
    own: ['solar'],
    common: ['newbuild', 'vip'],
  })
  expect(tagsApart('newbuild, vip', 'newbuild, solar, vip')).toEqual({ own: [], common: ['newbuild', 'vip'] })
  expect(tagsApart('solar', null)).toEqual({ own: ['solar'], common: [] })
})

test('the text of a field is left as it is, with the commas in it', () => {
  expect(tagsApart('label: Smith, J', 'label: Smith, K')).toBeNull()
  expect(tagsApart('ZIP: 94110', null)).toBeNull()
  expect(tagsApart('x', 'provider: 3149')).toBeNull()
})

test('a tag with a comma keeps whole, and one that reads like a field is a tag', () => {
  expect(tagsApart(['Smith, J', 'vip'], ['vip'])).toEqual({ own: ['Smith, J'], common: ['vip'] })
  expect(tagsApart(['label: x'], null)).toEqual({ own: ['label: x'], common: [] })
})

test('every tag stands on exactly one side', () => {
  const tags = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(tags, tags, (mine, theirs) => {
      const { own, common } = tagsApart(mine, theirs) ?? { own: [], common: [] }
      expect([...own, ...common].toSorted()).toEqual(mine.toSorted())
      expect(own.some((tag) => theirs.includes(tag))).toBe(false)
      expect(common.every((tag) => theirs.includes(tag))).toBe(true)
    }),
  )
})
