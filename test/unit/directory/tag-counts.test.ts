import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTagCounts } from '../../../electron/directory/index/tag-counts'

test('however tags come and go, the counts are those of counting all profiles anew, the most used first', () => {
  const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'B', 'c'))
  const change = fc.record({ id: fc.nat(5), tags: fc.option(tags, { nil: undefined }) })
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const counts = createTagCounts()
      const profiles = new Map<number, readonly string[] | undefined>()
      for (const { id, tags: after } of changes) {
        counts.replace(profiles.get(id), after)
        profiles.set(id, after)
      }
      const all = [...profiles.values()].flatMap((some) => some ?? [])
      const expected = [...new Set(all)].map((name) => ({
        name,
        count: all.filter((tag) => tag === name).length,
      }))
      const told = counts.all()
      expect(new Map(told.map(({ name, count }) => [name, count]))).toEqual(
        new Map(expected.map(({ name, count }) => [name, count])),
      )
      expect(told.map(({ count }) => count)).toEqual(expected.map(({ count }) => count).sort((a, b) => b - a))
    }),
  )
})
