import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newPlace, openAt, value, type Place } from './in-process'
import type { Damage } from '../../../electron/store/store'

const text = (name: string): Uint8Array => new Uint8Array(Buffer.from(`%PDF-1.7 bill of ${name} `.repeat(40)))
const day = 86_400_000
const startOfTest = Date.UTC(2026, 10, 1)

const filesOf = (place: Place): readonly string[] =>
  readdirSync(place.filesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('a file comes back as it was put, also after a restart; kinds and keys are told apart', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  value(await store.files.put('pdf', '516/bill-1', text('one')))
  value(await store.files.put('interval', '516/bill-1', text('two')))
  value(await store.files.put('pdf', '516/bill-1', text('three')))
  value(await store.files.put('pdf', '516/empty', new Uint8Array()))
  await store.close()
  const again = value(await openAt(place))
  expect(value(await again.files.get('pdf', '516/bill-1'))).toEqual(text('three'))
  expect(value(await again.files.get('interval', '516/bill-1'))).toEqual(text('two'))
  expect(value(await again.files.get('pdf', '516/empty'))).toEqual(new Uint8Array())
  expect(value(await again.files.get('pdf', '51/6/bill-1'))).toBeNull()
})

test('neither names nor contents give anything away', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  value(await store.files.put('pdf', '51612345/job-777', text('Jane')))
  const [path = ''] = filesOf(place)
  expect(path.slice(place.filesFolder.length)).toMatch(/^\/[0-9a-f]{64}\/[0-9a-f]{64}$/)
  expect(readFileSync(path).includes('PDF')).toBe(false)
  expect(filesOf(place)).toHaveLength(1)
})

test('a file older than 30 days is gone, and its space with the next start', async () => {
  const place = newPlace()
  let now = startOfTest
  const options = { now: () => new Date(now) }
  const store = value(await openAt(place, options))
  value(await store.files.put('pdf', '1/a', text('a')))
  now += 20 * day
  value(await store.files.put('pdf', '1/b', text('b')))
  now += 10 * day
  expect(value(await store.files.get('pdf', '1/a'))).toEqual(text('a'))
  now += 1
  expect(value(await store.files.get('pdf', '1/a'))).toBeNull()
  await store.close()
  const again = value(await openAt(place, options))
  expect(filesOf(place)).toHaveLength(1)
  expect(value(await again.files.get('pdf', '1/b'))).toEqual(text('b'))
})

test('beyond the limit the oldest go first', async () => {
  const place = newPlace()
  let now = startOfTest
  const size = text('a').length + 29
  const store = value(
    await openAt(place, {
      now: () => new Date((now += 1_000)),
      cacheLimits: { maxBytes: 3 * size, maxAgeMs: 30 * day },
    }),
  )
  value(await store.files.put('pdf', '1/a', text('a')))
  value(await store.files.put('pdf', '2/b', text('b')))
  value(await store.files.put('pdf', '3/c', text('c')))
  expect(filesOf(place)).toHaveLength(3)
  value(await store.files.put('pdf', '1/d', text('d')))
  expect(value(await store.files.get('pdf', '1/a'))).toBeNull()
  expect(value(await store.files.get('pdf', '2/b'))).toEqual(text('b'))
  expect(value(await store.files.get('pdf', '1/d'))).toEqual(text('d'))
  expect(filesOf(place)).toHaveLength(3)
})

test('a file that does not open counts as absent, is told, and can be put again', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  const told: Damage[] = []
  store.onDamage((damage) => told.push(damage))
  value(await store.files.put('pdf', '1/a', text('a')))
  value(await store.files.put('pdf', '1/b', text('b')))
  const [one = '', other = ''] = filesOf(place)
  writeFileSync(one, readFileSync(other))
  const read = [value(await store.files.get('pdf', '1/a')), value(await store.files.get('pdf', '1/b'))]
  expect(read.filter((bytes) => bytes === null)).toHaveLength(1)
  expect(told).toMatchObject([{ table: 'file' }])
  value(await store.files.put('pdf', '1/a', text('a')))
  value(await store.files.put('pdf', '1/b', text('b')))
  expect(value(await store.files.get('pdf', '1/a'))).toEqual(text('a'))
})

test('what an interrupted write left behind is swept at the next start', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  value(await store.files.put('pdf', '1/a', text('a')))
  await store.close()
  const [path = ''] = filesOf(place)
  writeFileSync(`${path}.0123.tmp`, 'half')
  utimesSync(`${path}.0123.tmp`, new Date(), new Date())
  value(await openAt(place))
  expect(filesOf(place)).toEqual([path])
})

test('how much is kept of each kind is known, and all of a kind can be forgotten', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  const none = { files: 0, bytes: 0 }
  expect(value(await store.files.sizes())).toEqual({ pdf: none, interval: none })
  value(await store.files.put('pdf', '1/a', text('a')))
  value(await store.files.put('pdf', '2/b', text('b')))
  value(await store.files.put('interval', '1/a', text('c')))
  const onDisk = text('a').length + 29
  expect(value(await store.files.sizes())).toEqual({
    pdf: { files: 2, bytes: 2 * onDisk },
    interval: { files: 1, bytes: onDisk },
  })

  value(await store.files.forgetAll('pdf'))
  expect(value(await store.files.sizes())).toMatchObject({ pdf: none, interval: { files: 1 } })
  expect(value(await store.files.get('pdf', '1/a'))).toBeNull()
  expect(value(await store.files.get('interval', '1/a'))).toEqual(text('c'))
  expect(filesOf(place)).toHaveLength(1)
  value(await store.files.put('pdf', '1/a', text('a')))
  expect(value(await store.files.get('pdf', '1/a'))).toEqual(text('a'))

  value(await store.files.forgetAll('interval'))
  expect(value(await store.files.sizes())).toEqual({ pdf: { files: 1, bytes: onDisk }, interval: none })
})
