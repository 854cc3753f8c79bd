import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { dayNumber } from '../../../shared/coverage/calendar'
import { unpackBills } from '../../../shared/coverage/packed'
import { summaryOf } from '../../../shared/coverage/summary'
import type { Store } from '../../../electron/store/store'
import { newPlace, openAt, value, type Place } from './in-process'
import { bill } from './samples'

/**
 * `version-6.db.gz` was made by the code of commit 49e146b, under the key of these tests: four profiles whose bills were read
 * in November 2026: twelve months without two, none, two too few to tell, twelve months.
 */
const oldPlace = (): Place => {
  const place = newPlace()
  const old = new URL('old-database/version-6.db.gz', import.meta.url)
  writeFileSync(place.file, gunzipSync(readFileSync(old)))
  return place
}

const today = dayNumber('2026-11-20') ?? 0
const summaries = async (store: Store) => {
  const { ids, packed } = value(await store.bills.periods(0, 100))
  return ids.map((id, at) => {
    const bills = unpackBills(packed[at] ?? '')
    return [id, bills && summaryOf(bills, today)] as const
  })
}

test('a database of before has the coverage of the lists that were read then', async () => {
  const store = value(await openAt(oldPlace()))
  expect(await summaries(store)).toMatchObject([
    [1, { missing: 2, late: 0, lastBill: '2026-10-31', readAt: '2026-11-20T10:00:00.000Z' }],
    [2, { missing: null, strips: [], lastBill: null }],
    [3, { missing: null, tooFew: 1 }],
    [4, { missing: 0, late: 0 }],
  ])
})

test('a list that does not open is left where it is, and its profile counts as not read', async () => {
  const place = oldPlace()
  const db = new DatabaseSync(place.file)
  db.exec('UPDATE bill_list SET sealed = zeroblob(64) WHERE profile_id = 4')
  db.close()
  const store = value(await openAt(place))
  expect((await summaries(store)).map(([id]) => id)).toEqual([1, 2, 3])
  await store.close()
  const after = new DatabaseSync(place.file, { readOnly: true })
  expect(after.prepare('SELECT count(*) AS n FROM bill_list').get()).toEqual({ n: 4 })
  after.close()
})

test('each reading takes the place of the one before, and goes on after an id', async () => {
  const store = value(await openAt(newPlace()))
  const at = '2026-11-20T10:00:00.000Z'
  const months = ['2026-06-30', '2026-07-31', '2026-08-31'].map((endDate, place) =>
    bill({ billId: `b${place}`, startDate: `${endDate.slice(0, 8)}01`, endDate }),
  )
  for (const id of [7, 3, 5]) value(await store.bills.putList(id, [], at))
  expect(value(await store.bills.putList(5, months, at))).toBe(
    value(await store.bills.periods(3, 1)).packed[0],
  )
  expect(value(await store.bills.periods(0, 2))).toMatchObject({ ids: [3, 5], next: 5 })
  expect(value(await store.bills.periods(5, 2))).toMatchObject({ ids: [7], next: null })
  expect(await summaries(store)).toMatchObject([
    [3, { lastBill: null }],
    [5, { lastBill: '2026-08-31' }],
    [7, { lastBill: null }],
  ])
})

test('what is packed of interval months is sealed, read page by page, and goes with its profile', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  for (const id of [7, 30, 5]) value(await store.intervals.putMonths(id, `["MONTHS-of-${id}"]`))
  value(await store.settings.put('interval-sweep', { ids: [] }))
  const first = value(await store.intervals.months('', 2))
  // In the order of the keys as texts.
  expect(first).toMatchObject({ ids: [30, 5], packed: ['["MONTHS-of-30"]', '["MONTHS-of-5"]'] })
  expect(value(await store.intervals.months(first.next ?? '', 2))).toEqual({
    ids: [7],
    packed: ['["MONTHS-of-7"]'],
    next: null,
  })
  value(await store.intervals.putMonths(7, '["later"]'))
  value(await store.profiles.forget(30))
  expect(value(await store.intervals.months('', 9))).toMatchObject({
    ids: [5, 7],
    packed: ['["MONTHS-of-5"]', '["later"]'],
  })
  await store.close()
  expect(readFileSync(place.file).includes('MONTHS-of')).toBe(false)
})
