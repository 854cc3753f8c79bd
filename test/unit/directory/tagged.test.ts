import { expect, test } from 'vitest'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'

const news = (id: number, tags: readonly string[]) => ({
  id,
  profile: {
    id,
    label: `CASE-${id}`,
    provider: null,
    providerId: null,
    zipcode: null,
    tags,
    created: null,
    modified: null,
  },
})

test('the profiles that have one of some tags are found by its exact name, the newest first', () => {
  const index = createProfileIndex()
  index.merge([news(1, ['Solar']), news(2, ['solar', 'vip']), news(3, ['vip']), news(4, [])])
  index.add(Int32Array.of(9))
  expect(index.tagged(['solar'], null)).toEqual({ ids: Int32Array.of(2), unread: 1 })
  expect(index.tagged(['Solar', 'vip'], null)).toEqual({ ids: Int32Array.of(3, 2, 1), unread: 1 })
  expect(index.tagged(['solar'], Int32Array.of(9, 4))).toEqual({ ids: Int32Array.of(9, 2), unread: 0 })
})
