import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Ids } from '../../../../renderer/features/profiles/profile-list'
import { createSelection } from '../../../../renderer/features/profiles/selection'

const ids = (...some: number[]): Ids => Int32Array.from(some)
const list = ids(10, 20, 30, 40, 50, 60)

test('a toggled profile begins a range; the next range takes the place of the one before', () => {
  const selection = createSelection()
  selection.toggle(30)
  selection.extend(list, 4, 0)
  expect([...selection.ids(list)]).toEqual([30, 40, 50])
  selection.extend(list, 0, 0)
  expect([...selection.ids(list)]).toEqual([10, 20, 30])
  selection.toggle(60)
  selection.extend(list, 4, 0)
  expect([...selection.ids(list)]).toEqual([10, 20, 30, 50, 60])
})

test('a range over profiles that were selected before leaves them so when it is drawn back', () => {
  const selection = createSelection()
  selection.toggle(50)
  selection.toggle(10)
  selection.extend(list, 5, 0)
  selection.extend(list, 1, 0)
  expect([...selection.ids(list)]).toEqual([10, 20, 50])
})

test('a profile that was moved to begins the next range, and what was selected stays', () => {
  const selection = createSelection()
  selection.toggle(10)
  selection.begin(40)
  selection.extend(list, 4, 3)
  expect([...selection.ids(list)]).toEqual([10, 40, 50])
  selection.begin(10)
  selection.extend(list, 1, 0)
  expect([...selection.ids(list)]).toEqual([10, 20, 40, 50])
})

test('without a toggled profile, a range begins at the current one', () => {
  const selection = createSelection()
  selection.extend(list, 3, 1)
  selection.extend(list, 2, 3)
  expect([...selection.ids(list)]).toEqual([20, 30])
})

test('what is selected stays so in another list, is counted there, and comes after what is listed', () => {
  const selection = createSelection()
  selection.add(list)
  const other = ids(60, 7, 20)
  expect(selection.within(other)).toBe(2)
  expect([...selection.ids(other)]).toEqual([60, 20, 10, 30, 40, 50])
  selection.remove(other)
  expect([selection.size(), selection.within(other)]).toEqual([4, 0])
  selection.clear()
  expect(selection.size()).toBe(0)
})

test('listeners hear of changes, and of nothing else', () => {
  const selection = createSelection()
  const heard = vi.fn()
  const stop = selection.subscribe(heard)
  selection.clear()
  selection.remove([1])
  expect(heard).not.toHaveBeenCalled()
  selection.add(list)
  expect([heard.mock.calls.length, selection.version()]).toEqual([1, 1])
  stop()
  selection.clear()
  expect(heard).toHaveBeenCalledOnce()
})

test('whatever is done, the count is that of the ids, each once', () => {
  const place = fc.integer({ min: 0, max: 5 })
  const step = fc.oneof(
    place.map((at) => ['toggle', at, 0] as const),
    fc.tuple(place, place).map(([end, start]) => ['extend', end, start] as const),
    fc.constant(['all', 0, 0] as const),
    fc.constant(['none', 0, 0] as const),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const selection = createSelection()
      for (const [what, at, start] of steps) {
        if (what === 'toggle') selection.toggle(list[at] ?? 0)
        else if (what === 'extend') selection.extend(list, at, start)
        else if (what === 'all') selection.add(list)
        else selection.remove(list)
        const now = [...selection.ids(list)]
        expect(new Set(now).size).toBe(selection.size())
        expect(selection.within(list)).toBe(now.length)
        expect(now.every((id) => selection.has(id))).toBe(true)
      }
    }),
  )
})

test('all that a search finds stays selected as its answer grows or shrinks, until a person chooses otherwise', () => {
  const selection = createSelection()
  selection.all('tag:VIP', ids(10, 20))
  selection.follow('tag:VIP', ids(10, 20, 30))
  selection.follow('tag:VIP', ids(20, 30, 40))
  expect([...selection.ids(list)]).toEqual([20, 30, 40])
  selection.follow('tag:solar', ids(60))
  expect(selection.size()).toBe(3)
  selection.toggle(20)
  expect(selection.isAll('tag:VIP')).toBe(false)
  selection.follow('tag:VIP', ids(50))
  expect([...selection.ids(list)]).toEqual([30, 40])
})
