import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openStore } from '../../electron/store/store-client'
import { startNodeProcess } from '../support/node-process'
import { allProfiles, newPlace, testKey, value } from '../unit/store/in-process'
import { bill, profile, seen } from '../unit/store/samples'

const start = () => startNodeProcess('electron/store/process.ts')

test('in a process of its own: rows and a file of 8 MB go in and come back the same', async () => {
  const place = newPlace()
  const store = value(await openStore(start, { ...place, key: testKey }))
  const pdf = new Uint8Array(randomBytes(8_000_000))
  const rows = [profile(1), profile(2, { label: '東京 \ud83d', tags: ['a', 'b'] })]
  value(await store.profiles.put(rows))
  value(await store.bills.putList(1, [bill()], '2026-11-20T10:00:00.000Z'))
  const job = value(await store.jobs.observe(seen({ detail: 'x' })))
  value(await store.files.put('pdf', '1/bill-1', pdf))
  await store.close()

  const again = value(await openStore(start, { ...place, key: testKey }))
  expect(value(await allProfiles(again))).toEqual(rows)
  expect(value(await again.bills.listOf(1))).toEqual({ bills: [bill()], at: '2026-11-20T10:00:00.000Z' })
  expect(value(await again.jobs.job('job-1'))).toEqual(job)
  const read = value(await again.files.get('pdf', '1/bill-1'))
  expect(Buffer.from(read ?? []).equals(pdf)).toBe(true)
  await again.close()
})

test('two processes cannot have one database; the key is asked for in each', async () => {
  const place = newPlace()
  const store = value(await openStore(start, { ...place, key: testKey }))
  expect(await openStore(start, { ...place, key: testKey })).toMatchObject({
    ok: false,
    error: { code: 'store-unavailable' },
  })
  value(await store.settings.put('still', 'mine'))
  await store.close()
  expect(await openStore(start, { ...place, key: new Uint8Array(32) })).toMatchObject({
    ok: false,
    error: { code: 'store-wrong-key' },
  })
})
