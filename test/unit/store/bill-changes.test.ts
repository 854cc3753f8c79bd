import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase, type Database } from '../../../electron/store/database'
import { createSealer } from '../../../electron/store/sealing'
import type { Store } from '../../../electron/store/store'
import { billsTable } from '../../../electron/store/tables/bills'
import { keptChanges } from '../../../electron/store/tables/kept-changes'
import { newPlace, openAt, testKey, value, type Place } from './in-process'
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

const inFile = <T>(place: Place, work: (db: DatabaseSyncInstance) => T): T => {
  const db = new DatabaseSync(place.file)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

const sealedRows = (db: DatabaseSyncInstance) =>
  db.prepare('SELECT sealed FROM bill_change').all() as readonly { readonly sealed: Uint8Array }[]

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
  await store.close()
  const rows = inFile(place, sealedRows)
  expect(rows).toHaveLength(1)
  for (const { sealed } of rows)
    expect(Buffer.from(sealed).toString('latin1')).not.toMatch(/118\.46|131\.46|cost/)
  const again = value(await openAt(place))
  expect(await told(again, 1)).toHaveLength(1)
  value(await again.profiles.forget(1))
  expect(await told(again, 1)).toEqual([])
  await again.close()
  expect(inFile(place, sealedRows)).toEqual([])
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

test('of all profiles a gigabyte is kept, and the oldest goes first', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  await put(store, 1, day(10), '1')
  await put(store, 1, day(11), '2')
  await put(store, 2, day(11), '1')
  await put(store, 2, day(12), '2')
  await put(store, 1, day(13), '3')
  await store.close()
  inFile(place, (db) => db.exec('UPDATE bill_change SET bytes = 400000000'))
  const again = value(await openAt(place))
  await put(again, 3, day(14), '1')
  expect(await told(again, 1)).toEqual(['2026-11-13 cost 2 3'])
  expect(await told(again, 2)).toEqual(['2026-11-12 cost 1 2'])
})

test('the sizes of all changes are added up once a day, not at each reading', () => {
  const sealer = createSealer(testKey)
  const db = value(openDatabase(newPlace().file, sealer))
  onTestFinished(db.close)
  const ran: string[] = []
  const watched: Database = {
    ...db,
    get: (sql, ...values) => {
      ran.push(sql)
      return db.get(sql, ...values)
    },
  }
  const table = billsTable(watched, keptChanges(watched))
  const sums = () => ran.splice(0).filter((sql) => sql.includes('sum(bytes)')).length
  for (const cost of ['1', '2', '3', '4']) table['bills.putList'](1, [bill({ cost })], day(10))
  expect(sums()).toBe(1)
  table['bills.putList'](1, [bill({ cost: '5' })], day(11))
  expect(sums()).toBe(1)
})
