import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import fc from 'fast-check'
import { createProfileList, type ProfileList } from '../../../../renderer/features/profiles/profile-list'
import type { ProfileRow } from '../../../../shared/domain/profile'
import { row, unread } from './samples'

const many = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
const ask = vi.fn<(ids: readonly number[], fresh: boolean) => Promise<readonly ProfileRow[]>>()
const asked = (): readonly number[] => ask.mock.lastCall?.[0] ?? []

beforeEach(() => {
  vi.useFakeTimers()
  ask.mockReset().mockImplementation((ids) => Promise.resolve(ids.map(unread)))
})
afterEach(() => void vi.useRealTimers())

test('the rows in view are asked for before those around them, and never too many at once', async () => {
  const list = createProfileList(ask)
  list.show(many(10_000))
  list.look(500, 530)
  await vi.runAllTimersAsync()
  expect(asked().slice(0, 31)).toEqual(many(10_000).slice(500, 531))
  list.look(0, 9_999)
  await vi.runAllTimersAsync()
  expect(asked()).toHaveLength(200)
})

test('while the scrolling goes on nothing is asked; where it ends, once', async () => {
  const list = createProfileList(ask)
  list.show(many(1000))
  for (let first = 0; first < 900; first += 30) list.look(first, first + 20)
  await vi.runAllTimersAsync()
  expect(ask).toHaveBeenCalledOnce()
  expect(asked()[0]).toBe(871)
})

test('rows fill in as main tells them; rows of other searches are not taken in', async () => {
  const list = createProfileList(ask)
  list.show([5, 6])
  await vi.runAllTimersAsync()
  expect(list.at(0)).toBeUndefined()
  list.merge({ rows: [row(6), row(99)], removed: [] })
  expect(list.at(1)).toEqual(row(6))
  expect(list.counts()).toMatchObject({ total: 2, read: 1 })
  list.merge({ rows: [row(6, { label: 'new' })], removed: [] })
  expect(list.counts().read).toBe(1)
})

test('rows that vanish leave the list and are counted by why; others are not', () => {
  const list = createProfileList(ask)
  list.show([1, 2, 3, 4])
  list.merge({
    rows: [],
    removed: [
      { id: 2, why: 'deleted' },
      { id: 3, why: 'no-match' },
      { id: 77, why: 'deleted' },
    ],
  })
  expect([list.idAt(0), list.idAt(1), list.counts()]).toEqual([
    1,
    4,
    { total: 2, read: 0, deleted: 1, noMatch: 1 },
  ])
  list.show([1, 2])
  expect(list.counts()).toMatchObject({ total: 2, deleted: 0, noMatch: 0 })
})

test('a row that failed is shown with its reason instead of bars', () => {
  const list = createProfileList(ask)
  list.show([1])
  const failed = { ...unread(1), failure: { code: 'timed-out' as const } }
  list.merge({ rows: [failed], removed: [] })
  expect(list.at(0)).toEqual(failed)
  expect(list.counts().read).toBe(0)
})

test('when rows cannot be asked for, the reason is kept until it works again', async () => {
  const list = createProfileList(ask)
  ask.mockRejectedValueOnce(new Error('no way'))
  list.show([1])
  list.look(0, 0)
  await vi.runAllTimersAsync()
  expect(list.trouble()).toEqual(new Error('no way'))
  list.refresh(false)
  await vi.runAllTimersAsync()
  expect(list.trouble()).toBeNull()
})

test('whatever happens, places and ids agree and the count of read rows is true', () => {
  const ids = fc.array(fc.integer({ min: 1, max: 12 }))
  const step = fc.oneof(
    ids.map((some) => (list: ProfileList) => list.show([...new Set(some)])),
    ids.map((some) => (list: ProfileList) => list.merge({ rows: some.map((id) => row(id)), removed: [] })),
    ids.map((some) => (list: ProfileList) => {
      list.merge({ rows: [], removed: some.map((id) => ({ id, why: 'no-match' })) })
    }),
    fc.constantFrom('asc' as const, 'desc' as const, null).map((by) => (list: ProfileList) => list.order(by)),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const list = createProfileList(ask)
      steps.forEach((take) => take(list))
      const { total, read } = list.counts()
      const shown = Array.from({ length: total }, (_, index) => list.idAt(index))
      expect(shown.map((id) => list.indexOf(id))).toEqual(shown.map((_id, index) => index))
      expect(shown.filter((_id, index) => list.at(index) !== undefined)).toHaveLength(read)
    }),
  )
})
