import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  createProfileList,
  type Ids,
  type ProfileList,
} from '../../../../renderer/features/profiles/profile-list'
import type { ProfileRow } from '../../../../shared/domain/profile'
import { row, unread } from './samples'

const many = (count: number): Ids => Int32Array.from({ length: count }, (_, index) => index + 1)
const ids = (...some: number[]): Ids => Int32Array.from(some)
const ask = vi.fn<(ids: readonly number[], fresh: boolean) => Promise<readonly ProfileRow[]>>()
const asked = (): readonly (readonly number[])[] => ask.mock.calls.map(([some]) => some)

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T08:01:00Z') })
  ask.mockReset().mockImplementation((some) => Promise.resolve(some.map((id) => row(id))))
})
afterEach(() => void vi.useRealTimers())

test('the rows in view are asked for at once and before those around them, never too many together', async () => {
  const list = createProfileList(ask)
  list.look(500, 530)
  list.show({ ids: many(100_000), rows: [] }, false)
  expect(asked()[0]?.slice(0, 31)).toEqual([...many(100_000).slice(500, 531)])
  list.look(0, 99_999)
  await vi.runAllTimersAsync()
  expect(asked().every((some) => some.length <= 200)).toBe(true)
})

test('while the rows fly by one question is under way; its successor asks for what is in view by then', async () => {
  const list = createProfileList(ask)
  list.show({ ids: many(100_000), rows: [] }, false)
  for (let first = 0; first < 90_000; first += 300) list.look(first, first + 20)
  expect(ask).toHaveBeenCalledOnce()
  await vi.runAllTimersAsync()
  expect(asked()[1]?.[0]).toBe(89_701)
  expect(list.at(89_700)).toEqual(row(89_701))
})

test('rows that were read are not asked for again; unread ones are, where the scrolling rests', async () => {
  const list = createProfileList(ask)
  ask.mockImplementation((some) => Promise.resolve(some.map((id) => (id === 3 ? unread(id) : row(id)))))
  list.show({ ids: many(5), rows: [] }, false)
  list.look(0, 4)
  await vi.runAllTimersAsync()
  expect(asked()).toEqual([[1, 2, 3, 4, 5], [3]])
})

test('rows in view that were read long ago are asked for again where the scrolling rests', async () => {
  vi.setSystemTime('2026-11-22T08:06:00Z')
  const list = createProfileList(ask)
  const fresh = { ...row(2), readAt: '2026-11-22T08:02:00Z' }
  list.show(
    { ids: many(100), rows: [row(1), fresh, ...Array.from({ length: 98 }, (_, at) => row(at + 3))] },
    false,
  )
  list.look(0, 2)
  await vi.runAllTimersAsync()
  expect(asked()).toEqual([[1, 3]])
})

test('the rows that come with an answer are shown with it, and only the others are asked for', () => {
  const list = createProfileList(ask)
  list.look(0, 2)
  list.show({ ids: many(3), rows: [row(1), row(2)] }, false)
  expect(list.at(1)).toEqual(row(2))
  expect(asked()).toEqual([[3]])
})

test('the same answer again leaves the block of ids as it is, and takes the rows in', () => {
  const list = createProfileList(ask)
  list.show({ ids: many(3), rows: [row(1, { label: 'before' })] }, false)
  const block = list.ids()
  list.show({ ids: many(3), rows: [row(1, { label: 'after' })] }, true)
  expect(list.ids()).toBe(block)
  expect(list.at(0)).toEqual(row(1, { label: 'after' }))
  list.show({ ids: ids(1, 3, 2), rows: [] }, true)
  expect([...list.ids()]).toEqual([1, 3, 2])
})

test('what main is silent about keeps its place, and is not asked for over and over', async () => {
  const list = createProfileList(ask)
  ask.mockImplementation(() => Promise.resolve([]))
  list.show({ ids: many(2), rows: [] }, false)
  list.look(0, 1)
  await vi.runAllTimersAsync()
  expect(ask.mock.calls.length).toBeLessThanOrEqual(2)
  expect(list.at(0)).toBeUndefined()
})

test('rows fill in as main tells them; rows that nobody looked at are not taken in', async () => {
  ask.mockImplementation((some) => Promise.resolve(some.map(unread)))
  const list = createProfileList(ask)
  list.show({ ids: ids(5, 6), rows: [] }, false)
  list.look(0, 1)
  await vi.runAllTimersAsync()
  expect(list.at(0)).toBeUndefined()
  list.merge({ rows: [row(6), row(99)], removed: [] })
  expect(list.at(1)).toEqual(row(6))
  list.show({ ids: ids(99), rows: [] }, false)
  expect(list.at(0)).toBeUndefined()
})

test('deleted rows leave the list and are counted until something else is searched for', () => {
  const list = createProfileList(ask)
  list.show({ ids: ids(1, 2, 3, 4), rows: [] }, false)
  list.merge({
    rows: [],
    removed: [2, 77],
  })
  expect([list.idAt(0), list.idAt(1), list.counts()]).toEqual([1, 3, { total: 3, deleted: 1 }])
  list.show({ ids: ids(1, 4), rows: [] }, true)
  expect(list.counts()).toEqual({ total: 2, deleted: 1 })
  list.show({ ids: ids(1), rows: [] }, false)
  expect(list.counts()).toEqual({ total: 1, deleted: 0 })
})

test('a row that failed is shown with its reason instead of bars', async () => {
  const failed = { ...unread(1), failure: { code: 'timed-out' as const } }
  ask.mockResolvedValue([failed])
  const list = createProfileList(ask)
  list.show({ ids: ids(1), rows: [] }, false)
  list.look(0, 0)
  await vi.runAllTimersAsync()
  expect(list.at(0)).toEqual(failed)
})

test('when rows cannot be asked for, the reason is kept until it works again', async () => {
  const list = createProfileList(ask)
  ask.mockRejectedValueOnce(new Error('no way'))
  list.show({ ids: ids(1), rows: [] }, false)
  list.look(0, 0)
  await vi.runAllTimersAsync()
  expect(list.trouble()).toEqual(new Error('no way'))
  list.refresh(false)
  await vi.runAllTimersAsync()
  expect(list.trouble()).toBeNull()
})

test('after a day of scrolling, only the rows looked at last are kept', async () => {
  const list = createProfileList(ask)
  list.show({ ids: many(100_000), rows: [] }, false)
  for (let first = 0; first < 90_000; first += 150) {
    list.look(first, first + 30)
    await vi.runAllTimersAsync()
  }
  const kept = Array.from({ length: 100_000 }, (_, index) => list.at(index)).filter(Boolean).length
  expect(kept).toBeLessThan(5000)
  expect(list.at(89_850)).toEqual(row(89_851))
})

test('whatever happens, places and ids agree', () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 12 })).map((those) => Int32Array.from(those))
  const step = fc.oneof(
    fc.tuple(some, fc.boolean()).map(
      ([those, again]) =>
        (list: ProfileList) =>
          list.show({ ids: those, rows: [] }, again),
    ),
    some.map((those) => (list: ProfileList) => {
      list.merge({ rows: [], removed: [...those] })
    }),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const list = createProfileList(ask)
      for (const take of steps) {
        take(list)
        const shown = [...list.ids()]
        expect(list.counts().total).toBe(shown.length)
        expect(shown.map((id) => list.indexOf(id))).toEqual(shown.map((_id, index) => index))
        expect(list.indexOf(99)).toBeNull()
      }
    }),
  )
})
