import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBulkBed, type BulkBed } from '../support/bulk-bed'

/** In the document "Retrieve Profile" does not return the ZIP code, and here the service does as the document says. */

let bed: BulkBed

beforeEach(async () => {
  bed = await openBulkBed()
})
afterEach(() => bed.close())

const ids = [1, 2, 3]
const zips = (): unknown[] => ids.map((id) => bed.profile(id)?.zipcode)

test('a ZIP code is taken back where the one before is known, and left alone where it is not', async () => {
  const first = await bed.run({ kind: 'change', zipcode: '02139' }, ids)
  const second = await bed.run({ kind: 'change', zipcode: '10001' }, ids)
  expect(await bed.run({ kind: 'undo', runId: second.id })).toMatchObject({ counts: { done: 3 } })
  expect(zips()).toEqual(['02139', '02139', '02139'])
  const undone = await bed.run({ kind: 'undo', runId: first.id })
  expect((await bed.items(undone)).map(({ state, reason }) => [state, reason])).toEqual(
    ids.map(() => ['unchanged', 'old-unknown']),
  )
  expect(zips()).toEqual(['02139', '02139', '02139'])
})

test('a ZIP code is sent again though it is known: what is known of it may be out of date', async () => {
  await bed.run({ kind: 'change', zipcode: '02139' }, ids)
  bed.practice.service.world().profiles.change(2, { zipcode: '10001' })
  const again = await bed.run({ kind: 'change', zipcode: '02139' }, ids)
  expect(again.counts).toMatchObject({ done: 3 })
  expect(zips()).toEqual(['02139', '02139', '02139'])
})

test('each value is taken back by itself: a label does not wait for a ZIP code', async () => {
  const labels = ids.map((id) => bed.profile(id)?.label)
  const both = await bed.run({ kind: 'change', zipcode: '02139', label: 'new' }, ids)
  bed.practice.service.world().profiles.change(3, { label: 'by a colleague' })
  const undone = await bed.run({ kind: 'undo', runId: both.id })
  expect((await bed.items(undone)).map(({ state, reason }) => [state, reason])).toEqual([
    ['done', 'old-unknown'],
    ['done', 'old-unknown'],
    ['unchanged', 'changed-since'],
  ])
  expect(ids.map((id) => bed.profile(id)?.label)).toEqual([labels[0], labels[1], 'by a colleague'])
  expect(zips()).toEqual(['02139', '02139', '02139'])
})

test('a lost ZIP code is in doubt: reading cannot tell whether it arrived', async () => {
  const { faults } = bed.practice.service
  faults.add({ kind: 'reset', at: 'headers', method: 'PUT', path: '/profiles/1', done: false })
  const changed = await bed.run({ kind: 'change', zipcode: '02139' }, ids)
  expect(changed.counts).toMatchObject({ done: 2, unknown: 1 })
  expect(zips()).not.toEqual(['02139', '02139', '02139'])
})
