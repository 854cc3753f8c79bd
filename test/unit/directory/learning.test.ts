import { expect, it, vi } from 'vitest'
import { createLearning } from '../../../electron/directory/learning'
import type { IndexClient } from '../../../electron/directory/index-client'
import type { LearnedProfile, Store, StoredProfile } from '../../../electron/store/store'
import { ok } from '../../../shared/errors/failure'
import type { ProfilesChange } from '../../../shared/domain/profile'
import { profile } from '../store/samples'

it('does not bring back a profile that disappeared while the index was asked about it', async () => {
  let answer: (rows: readonly unknown[]) => void = () => undefined
  const merged = new Promise<readonly unknown[]>((resolve) => {
    answer = resolve
  })
  const written: StoredProfile[] = []
  const told: ProfilesChange[] = []
  const index = { call: (method: string) => (method === 'merge' ? merged : Promise.resolve([])) }
  const store = {
    readOnly: false,
    profiles: {
      put: (rows: readonly StoredProfile[]) => {
        written.push(...rows)
        return Promise.resolve(ok(undefined))
      },
      remove: () => Promise.resolve(ok(undefined)),
    },
  }
  const learning = createLearning({
    index: index as unknown as Pick<IndexClient, 'call'>,
    store: store as unknown as Pick<Store, 'profiles' | 'readOnly'>,
    onScreen: { has: () => true },
    emit: (change) => void told.push(change),
    onProfile: () => undefined,
    onGone: () => undefined,
    onSearchable: () => undefined,
    now: () => new Date('2026-11-30T12:00:00Z'),
  })
  const [kept, forgotten] = [profile(1), profile(2)]
  learning.profile(kept)
  learning.profile(forgotten)
  learning.gone([2], 'forgotten')
  answer([kept, forgotten].map((one) => ({ id: one.id, profile: one, readAt: '2026-11-30T12:00:00Z' })))
  await learning.settle()
  await vi.waitFor(() => expect(told).toHaveLength(1))
  expect(told[0]?.rows.map(({ id }) => id)).toEqual([1])
  expect(told[0]?.removed).toEqual([2])
  expect(written.map(({ id }) => id)).toEqual([1])
  learning.close()
})

it('tells the store when each thing was seen: tags and jobs are read alone, long after the profile', async () => {
  const written: LearnedProfile[] = []
  const row = { id: 1, profile: profile(1), readAt: '2026-11-29T12:00:00.000Z' }
  const store = {
    readOnly: null,
    profiles: {
      put: async (rows: readonly LearnedProfile[]) => {
        written.push(...rows)
        return ok(undefined)
      },
    },
  }
  let minute = 0
  const learning = createLearning({
    index: {
      call: async (_method: string, news: readonly unknown[]) => news.map(() => row),
    } as unknown as Pick<IndexClient, 'call'>,
    store: store as unknown as Pick<Store, 'profiles' | 'readOnly'>,
    onScreen: { has: () => false },
    emit: () => undefined,
    onProfile: () => undefined,
    onGone: () => undefined,
    onSearchable: () => undefined,
    now: () => new Date(Date.UTC(2026, 10, 30, 12, minute++)),
  })
  learning.tags(1, ['solar'])
  learning.job(1, null)
  learning.profile(profile(1))
  await learning.settle()
  expect(written.map(({ seenAt }) => seenAt)).toEqual([
    '2026-11-30T12:00:00.000Z',
    '2026-11-30T12:01:00.000Z',
    // The profile as it was read: the time of its reading says it.
    undefined,
  ])
  learning.close()
})

it('does not list a deleted profile again because its job goes on', async () => {
  const merged: number[] = []
  const learning = createLearning({
    index: {
      call: async (method: string, news: readonly { readonly id: number }[]) => {
        if (method === 'merge') merged.push(...news.map(({ id }) => id))
        return []
      },
    } as unknown as Pick<IndexClient, 'call'>,
    store: { readOnly: true } as unknown as Pick<Store, 'profiles' | 'readOnly'>,
    onScreen: { has: () => true },
    emit: () => undefined,
    onProfile: () => undefined,
    onGone: () => undefined,
    onSearchable: () => undefined,
    now: () => new Date('2026-11-30T12:00:00Z'),
  })
  const job = { jobId: 'j', status: 'login', finished: false, detail: null }
  learning.gone([7], 'deleted-here')
  learning.job(7, job)
  learning.tags(7, ['solar'])
  await learning.settle()
  expect(merged).toEqual([])
  // A reading shows that it is there after all.
  learning.profile(profile(7))
  learning.job(7, job)
  await learning.settle()
  expect(merged).toEqual([7, 7])
  learning.close()
})

it('writes nothing of a profile while it is being forgotten, and no history of it afterwards', async () => {
  const written: number[] = []
  const removed: (readonly number[])[] = []
  const learning = createLearning({
    index: {
      call: async (method: string, news: readonly { readonly id: number }[]) =>
        method === 'merge'
          ? news.map(({ id }) => ({ id, profile: profile(id), readAt: '2026-11-30T12:00:00.000Z' }))
          : [],
    } as unknown as Pick<IndexClient, 'call'>,
    store: {
      readOnly: null,
      profiles: {
        put: async (rows: readonly LearnedProfile[]) => {
          written.push(...rows.map(({ id }) => id))
          return ok(undefined)
        },
        remove: async (ids: readonly number[]) => {
          removed.push(ids)
          return ok(undefined)
        },
      },
    } as unknown as Pick<Store, 'profiles' | 'readOnly'>,
    onScreen: { has: () => false },
    emit: () => undefined,
    onProfile: () => undefined,
    onGone: () => undefined,
    onSearchable: () => undefined,
    now: () => new Date('2026-11-30T12:00:00Z'),
  })
  const isForgotten = learning.forgettingOf(2)
  const stays = learning.forgetting(2)
  learning.profile(profile(2))
  await learning.settle()
  expect([learning.isGone(2), isForgotten(), written]).toEqual([true, true, []])
  // It could not be forgotten.
  stays()
  expect([learning.isGone(2), isForgotten()]).toEqual([false, false])
  learning.profile(profile(2))
  await learning.settle()
  expect(written).toEqual([2])
  learning.forgetting(2)
  const askedMeanwhile = learning.forgettingOf(2)
  learning.gone([2], 'forgotten')
  learning.gone([3], 'was-listed')
  expect(removed).toEqual([[3]])
  // Read anew, it is there: what was asked for before is of the one that was forgotten.
  learning.profile(profile(2))
  expect([learning.isGone(2), isForgotten(), askedMeanwhile(), learning.forgettingOf(2)()]).toEqual([
    false,
    true,
    true,
    false,
  ])
  learning.close()
})
