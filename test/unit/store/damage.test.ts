import { DatabaseSync } from '@photostructure/sqlite'
import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { migrations } from '../../../electron/store/migrations'
import type { Damage } from '../../../electron/store/store'
import {
  allProfiles,
  newPlace,
  openAt,
  sealedPart,
  sealedPartsAt,
  testKey,
  value,
  type Place,
} from './in-process'
import { bill, profile, seen } from './samples'

const otherKey = new Uint8Array(32).fill(8)

/** A closed database with three profiles, a job and a list of bills. */
const filled = async (): Promise<Place> => {
  const place = newPlace()
  const store = value(await openAt(place))
  value(await store.profiles.put([profile(1), profile(2), profile(3)]))
  value(await store.jobs.observe(seen({ detail: 'Accept terms' })))
  value(await store.bills.putList(2, [bill()], '2026-11-20T10:00:00.000Z'))
  await store.close()
  return place
}

/** Changes the closed database from outside. */
const tamper = (place: Place, sql: string): void => {
  const db = new DatabaseSync(place.file)
  db.exec(sql)
  db.close()
}

test('another key is told from damage, and the file is left as it is', async () => {
  const place = await filled()
  const before = readFileSync(place.file)
  expect(await openAt(place, { key: otherKey })).toMatchObject({
    ok: false,
    error: { code: 'store-wrong-key' },
  })
  expect(readFileSync(place.file).equals(before)).toBe(true)
  expect(value(await allProfiles(value(await openAt(place))))).toHaveLength(3)
})

test('a damaged key check is damage, not a wrong key', async () => {
  const check = await filled()
  tamper(check, `UPDATE meta SET value = zeroblob(60) WHERE name = 'key-check'`)
  expect(await openAt(check)).toMatchObject({ ok: false, error: { code: 'store-damaged' } })
  const id = await filled()
  tamper(id, `DELETE FROM meta WHERE name = 'key-id'`)
  expect(await openAt(id)).toMatchObject({ ok: false, error: { code: 'store-damaged' } })
})

test('a key of the wrong length is refused before the file is touched', async () => {
  expect(await openAt(newPlace(), { key: testKey.subarray(1) })).toMatchObject({
    ok: false,
    error: { code: 'store-wrong-key' },
  })
})

test('something else than a database is damage, and is left as it is', async () => {
  const place = newPlace()
  writeFileSync(place.file, Buffer.alloc(9_000, 'not a database'))
  expect(await openAt(place)).toMatchObject({ ok: false, error: { code: 'store-damaged' } })
  expect(readFileSync(place.file).equals(Buffer.alloc(9_000, 'not a database'))).toBe(true)
})

test("another program's database is damage, and is left as it is", async () => {
  const place = newPlace()
  tamper(place, 'CREATE TABLE theirs (a)')
  expect(await openAt(place)).toMatchObject({ ok: false, error: { code: 'store-damaged' } })
  tamper(place, 'INSERT INTO theirs VALUES (1)')
})

test('a database cut short is damage', async () => {
  const place = await filled()
  writeFileSync(place.file, readFileSync(place.file).subarray(0, 9_000))
  expect(await openAt(place)).toMatchObject({ ok: false, error: { code: 'store-damaged' } })
})

test('a row whose seal is broken is left out and told; the others are read, and it stays where it is', async () => {
  const place = await filled()
  tamper(place, `UPDATE profile SET sealed = zeroblob(length(sealed)) WHERE id = 2`)
  const store = value(await openAt(place))
  const told: Damage[] = []
  store.onDamage((damage) => told.push(damage))
  expect(value(await allProfiles(store))).toEqual([profile(1), profile(3)])
  expect(told).toEqual([{ table: 'profile', id: '2' }])
  value(await store.settings.get('nothing'))
  expect(told).toHaveLength(1)
  expect(value(await store.profiles.get([2, 3]))).toEqual([profile(3)])
})

test('a payload moved to another row or table does not open', async () => {
  const place = await filled()
  tamper(
    place,
    `UPDATE profile SET sealed = (SELECT sealed FROM profile WHERE id = 1) WHERE id = 2;
     UPDATE job SET sealed = (SELECT sealed FROM profile WHERE id = 1)`,
  )
  const store = value(await openAt(place))
  const told: Damage[] = []
  store.onDamage((damage) => told.push(damage))
  expect(value(await allProfiles(store))).toEqual([profile(1), profile(3)])
  expect(value(await store.jobs.job('job-1'))).toMatchObject({ status: 'queued', detail: null })
  expect(told).toEqual([
    { table: 'profile', id: '2' },
    { table: 'job', id: 'job-1' },
  ])
})

test('bytes flipped anywhere: nothing false is read, and a file that is refused is left as it is', async () => {
  const original = readFileSync((await filled()).file)
  const whole = [1, 2, 3].map((id) => sealedPart(profile(id)))
  const flip = fc.tuple(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 }))
  await fc.assert(
    fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 20 }), async (flips) => {
      const copy = newPlace()
      const bytes = Buffer.from(original)
      for (const [at, mask] of flips) bytes[at] = (bytes[at] ?? 0) ^ mask
      writeFileSync(copy.file, bytes)
      const { opened, codes, parts } = await sealedPartsAt(copy)
      for (const part of parts) expect(whole).toContainEqual(part)
      for (const code of codes) expect(['store-damaged', 'store-wrong-key', 'store-newer']).toContain(code)
      expect(opened || readFileSync(copy.file).equals(bytes)).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('a newer schema is read and not written, and says so', async () => {
  const place = await filled()
  const newer = [...migrations, 'CREATE TABLE later (a INTEGER) STRICT']
  const migrated = value(await openAt(place, { migrations: newer }))
  value(await migrated.settings.put('width', 200))
  await migrated.close()

  const store = value(await openAt(place))
  expect(store.readOnly).toMatchObject({ code: 'store-newer' })
  expect(value(await allProfiles(store))).toHaveLength(3)
  const newerFailure = { ok: false, error: { code: 'store-newer' } }
  expect(await store.settings.put('width', 300)).toMatchObject(newerFailure)
  expect(await store.profiles.forget(1)).toMatchObject(newerFailure)
  expect(await store.files.put('pdf', '1/a', new Uint8Array(1))).toMatchObject(newerFailure)
  expect(value(await store.settings.get('width'))).toBe(200)
  expect(value(await store.files.get('pdf', '1/a'))).toBeNull()
})

test('what a newer schema has no longer fails as newer, not as damage', async () => {
  const place = await filled()
  const newer = [...migrations, 'DROP TABLE bill_list']
  await value(await openAt(place, { migrations: newer })).close()
  const store = value(await openAt(place))
  expect(await store.bills.listOf(2)).toMatchObject({ ok: false, error: { code: 'store-newer' } })
  expect(value(await allProfiles(store))).toHaveLength(3)
})

test('a step that fails leaves the database at its old version, whole', async () => {
  const place = await filled()
  const broken = [
    ...migrations,
    'CREATE TABLE later (a INTEGER) STRICT; CREATE TABLE later (a INTEGER) STRICT',
  ]
  expect(await openAt(place, { migrations: broken })).toMatchObject({ ok: false })
  const store = value(await openAt(place))
  expect(store.readOnly).toBeNull()
  expect(value(await allProfiles(store))).toHaveLength(3)
})

test('a second console finds the database taken', async () => {
  const place = newPlace()
  value(await openAt(place))
  expect(await openAt(place)).toMatchObject({ ok: false, error: { code: 'store-unavailable' } })
})
