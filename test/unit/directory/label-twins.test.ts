import { expect, test } from 'vitest'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'
import { bareProfile } from '../../../electron/link/decode/profile'

test('finds the labels that can hardly be told from one, but not that of the profile itself', () => {
  const index = createProfileIndex()
  const labels = ['CASE-1', 'case-1', 'CASE-1\u200B', 'CASE-2', 'CASE-l']
  index.merge(labels.map((label, at) => ({ id: at + 1, profile: { ...bareProfile(at + 1), label } })))
  index.add(Int32Array.of(99))
  expect(index.labelTwins('CASE-1', 1)).toEqual({
    twins: [
      { id: 2, label: 'case-1' },
      { id: 3, label: 'CASE-1\u200B' },
      { id: 5, label: 'CASE-l' },
    ],
    count: 3,
    unread: 1,
  })
  expect(index.labelTwins('CASE-1', null).count).toBe(4)
})
