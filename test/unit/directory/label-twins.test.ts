import { expect, test, vi } from 'vitest'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'
import { labelTwins } from '../../../electron/directory/label-twins'
import { bareProfile } from '../../../electron/link/decode/profile'
import { ok } from '../../../shared/errors/failure'
import { valueOf } from '../../support/session'

test('finds the labels that can hardly be told from one, but not that of the profile itself', () => {
  const index = createProfileIndex()
  const labels = ['CASE-1', 'case-1', 'CASE-1\u200B', 'CASE-2', 'CASE-l']
  const of = (id: number, label: string) => ({ ...bareProfile(id), label, providerId: id })
  index.merge(labels.map((label, at) => ({ id: at + 1, profile: of(at + 1, label) })))
  index.add(Int32Array.of(99))
  expect(index.labelTwins({ label: 'CASE-1', providerId: 5, except: 1 })).toEqual({
    twins: [
      // At the same utility provider: it may be the same account.
      { id: 5, label: 'CASE-l', providerId: 5 },
      { id: 2, label: 'case-1', providerId: 2 },
      { id: 3, label: 'CASE-1\u200B', providerId: 3 },
    ],
    count: 3,
    sameProvider: 1,
    unread: 1,
  })
  expect(index.labelTwins({ label: 'CASE-1', providerId: null, except: null })).toMatchObject({
    count: 4,
    sameProvider: 0,
  })
})

test('while profiles are unread, the server is asked for the label, and what it names is read', async () => {
  const index = createProfileIndex()
  const stored = { ...bareProfile(7), label: 'CASE-1', providerId: 3150 }
  const list = vi.fn(async () => ok([7]))
  const twinsOf = (asked: Parameters<typeof index.labelTwins>[0]) =>
    labelTwins(
      {
        link: { profiles: { list } },
        directory: {
          ask: async (_question, one) => ok(index.labelTwins(one)),
          search: async () => ok({ ids: new Int32Array(), rows: [], unread: 0, notes: [] }),
          known: async (ids) => index.rows(ids),
          read: async () => {
            index.merge([{ id: 7, profile: stored }])
            return ok(stored)
          },
        },
      },
      asked,
      new AbortController().signal,
    )
  const asked = { label: 'CASE-1', providerId: 3150, except: null }
  expect(valueOf(await twinsOf(asked))).toMatchObject({ count: 0, unread: 0 })
  expect(list).not.toHaveBeenCalled()
  index.add(Int32Array.of(7, 8))
  expect(valueOf(await twinsOf(asked))).toMatchObject({ twins: [{ id: 7 }], sameProvider: 1, unread: 1 })
})
