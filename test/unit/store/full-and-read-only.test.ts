import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/store/database'
import { migrations } from '../../../electron/store/migrations'
import { createSealer } from '../../../electron/store/sealing'
import { allProfiles, newPlace, openAt, testKey, unwritable, value, type Place } from './in-process'
import { profile } from './samples'

const sealer = createSealer(testKey)

const filled = async (): Promise<Place> => {
  const place = newPlace()
  const store = value(await openAt(place))
  value(await store.profiles.put([profile(1)]))
  await store.close()
  return place
}

/** A database that SQLite may not let grow beyond this many pages: its answer is the one of a full disk. */
const small = [...migrations, 'PRAGMA max_page_count = 60']

test('a full disk is said; what was recorded before stays, reading works, and writing works again after a deletion', async () => {
  const store = value(await openAt(newPlace(), { migrations: small }))
  value(await store.profiles.put([profile(1)]))
  const large = profile(2, { label: 'x'.repeat(400_000) })
  expect(await store.profiles.put([large])).toMatchObject({ ok: false, error: { code: 'store-full' } })
  expect(value(await allProfiles(store))).toEqual([profile(1)])
  value(await store.profiles.remove([1], ''))
  value(await store.profiles.put([profile(3)]))
  expect(value(await allProfiles(store))).toEqual([profile(3)])
})

test('of the writes of one tick, those that still fit are done', async () => {
  const store = value(await openAt(newPlace(), { migrations: small }))
  const results = await Promise.all([
    store.profiles.put([profile(1)]),
    store.profiles.put([profile(2, { label: 'x'.repeat(400_000) })]),
    store.profiles.put([profile(3)]),
  ])
  expect(results.map(({ ok }) => ok)).toEqual([true, false, true])
  expect(value(await allProfiles(store))).toEqual([profile(1), profile(3)])
})

test('no room for the first table is said at opening', () => {
  const opened = openDatabase(newPlace().file, sealer, ['PRAGMA max_page_count = 2', ...migrations])
  expect(opened).toMatchObject({ ok: false, error: { code: 'store-full' } })
})

test('in a folder that cannot be written the database opens for reading', async () => {
  const place = await filled()
  const rows = unwritable(place, () => {
    const db = value(openDatabase(place.file, sealer))
    const read = { trouble: db.readOnly, rows: db.all('SELECT id FROM profile') }
    expect(() => db.run('DELETE FROM profile')).toThrow(/readonly/)
    db.close()
    return read
  })
  expect(rows).toMatchObject({ trouble: { code: 'store-read-only' }, rows: [{ id: 1 }] })
  expect(value(await allProfiles(value(await openAt(place))))).toEqual([profile(1)])
})

test('with writes still in its log it is not read in part', async () => {
  const place = await filled()
  const store = value(await openAt(place))
  value(await store.profiles.put([profile(2)]))
  const copy = newPlace()
  cpSync(place.folder, copy.folder, { recursive: true })
  const opened = unwritable(copy, () => openDatabase(copy.file, sealer))
  expect(opened).toMatchObject({ ok: false, error: { code: 'store-read-only' } })
  expect(value(await allProfiles(value(await openAt(copy))))).toEqual([profile(1), profile(2)])
})

test('nothing can be made in a folder that cannot be written', () => {
  const place = newPlace()
  const opened = unwritable(place, () => openDatabase(place.file, sealer))
  expect(opened).toMatchObject({ ok: false, error: { code: 'store-read-only' } })
})

test('an old schema that cannot be brought up to date is not opened', async () => {
  const place = await filled()
  const newer = [...migrations, 'CREATE TABLE later (a INTEGER) STRICT']
  const opened = unwritable(place, () => openDatabase(place.file, sealer, newer))
  expect(opened).toMatchObject({ ok: false, error: { code: 'store-read-only' } })
})

test('another key is a wrong key also where nothing can be written', async () => {
  const place = await filled()
  const opened = unwritable(place, () => openDatabase(place.file, createSealer(new Uint8Array(32))))
  expect(opened).toMatchObject({ ok: false, error: { code: 'store-wrong-key' } })
})

test('a folder that cannot exist is said', async () => {
  const place = await filled()
  const opened = await openAt({ ...place, file: join(place.file, 'under-a-file', 'connection.db') })
  expect(opened).toMatchObject({ ok: false, error: { code: 'store-read-only' } })
})
