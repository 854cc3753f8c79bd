import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import type { Store } from '../../../electron/store/store'
import { newPlace, openAt, value, type Place } from './in-process'
import { bill } from './samples'

/**
 * `version-7.db.gz` was made by the code of commit ad999160, under the key of these tests: two profiles whose bills were read on
 * 28 November 2026.
 */
const oldPlace = (): Place => {
  const place = newPlace()
  writeFileSync(
    place.file,
    gunzipSync(readFileSync(new URL('old-database/version-7.db.gz', import.meta.url))),
  )
  return place
}

const day = (of: number) => `2026-11-${of}T10:00:00.000Z`
const put = async (store: Store, profileId: number, at: string, ...costs: readonly string[]) =>
  value(
    await store.bills.putList(
      profileId,
      costs.map((cost, index) => bill({ billId: `b${index}`, cost })),
      at,
    ),
  )
const told = async (store: Store, profileId: number) =>
  value(await store.bills.changesOf(profileId)).flatMap(({ seenAt, fields }) =>
    fields.map(({ field, before, after }) => `${seenAt.slice(0, 10)} ${field} ${before} ${after}`),
  )

test('what a reading says otherwise than the one before is kept, the newest first; other profiles have none of it', async () => {
  const store = value(await openAt(newPlace()))
  await put(store, 1, day(10), '131.46', '5')
  await put(store, 1, day(11), '131.46', '5')
  await put(store, 1, day(12), '118.46', '5')
  await put(store, 1, day(13), '118.46', '6')
  await put(store, 2, day(13), '9')
  expect(await told(store, 1)).toEqual(['2026-11-13 cost 5 6', '2026-11-12 cost 131.46 118.46'])
  expect(await told(store, 2)).toEqual([])
})

test('a database of before has no change yet, and compares the next reading with the list it has', async () => {
  const store = value(await openAt(oldPlace()))
  expect(store.copy).toBe('connection.db.version-7')
  expect(await told(store, 1)).toEqual([])
  const { bills } = value(await store.bills.listOf(1)) ?? { bills: [] }
  value(
    await store.bills.putList(
      1,
      bills.map((one) => (one.billId === 'b1' ? { ...one, cost: '118.46', ratePlan: 'EV2-A' } : one)),
      day(29),
    ),
  )
  expect(await told(store, 1)).toEqual(['2026-11-29 cost 131.46 118.46', '2026-11-29 ratePlan E-TOU-C EV2-A'])
})

test('it is sealed, and gone with the profile', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  await put(store, 1, day(10), '131.46')
  await put(store, 1, day(11), '118.46')
  value(await store.profiles.forget(1))
  expect(await told(store, 1)).toEqual([])
  await store.close()
  const db = new DatabaseSync(place.file, { readOnly: true })
  expect(db.prepare('SELECT count(*) AS n FROM bill_change').get()).toEqual({ n: 0 })
  db.close()
})

test('it is kept for 36 months', async () => {
  const store = value(await openAt(newPlace()))
  await put(store, 1, '2023-01-10T10:00:00.000Z', '1')
  await put(store, 1, '2023-01-11T10:00:00.000Z', '2')
  await put(store, 1, '2026-01-10T10:00:00.000Z', '3')
  expect(await told(store, 1)).toHaveLength(2)
  await put(store, 1, '2026-01-12T10:00:00.000Z', '4')
  expect(await told(store, 1)).toEqual(['2026-01-12 cost 3 4', '2026-01-10 cost 2 3'])
})
