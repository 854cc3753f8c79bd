import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openStore } from '../../../electron/store/store-client'
import { createWriteQueue } from '../../../electron/store/write-queue'
import type { StoreCall } from '../../../electron/store/store'
import { ok } from '../../../shared/errors/failure'
import { inProcess, newPlace, openAt, testKey, value } from './in-process'
import { seen } from './samples'

/** Commit frames of a write-ahead log (sqlite.org/fileformat2.html#walformat): those that name the database's size. */
const commitsIn = (log: Buffer): number => {
  const frame = 24 + log.readUInt32BE(8)
  const frames = Array.from({ length: (log.length - 32) / frame }, (_, at) => 32 + at * frame)
  return frames.filter((start) => log.readUInt32BE(start + 4) > 0).length
}

test('all writes of one tick are one commit on disk', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  const before = commitsIn(readFileSync(`${place.file}-wal`))
  await Promise.all([
    ...Array.from({ length: 40 }, (_, at) => store.jobs.observe(seen({ jobId: `job-${at}` }))),
    ...Array.from({ length: 40 }, () => store.changes.begin({ kind: 'delete', profileId: 1, summary: '' })),
  ])
  expect(commitsIn(readFileSync(`${place.file}-wal`)) - before).toBe(1)
  await store.settings.put('a', 1)
  await store.settings.put('a', 2)
  expect(commitsIn(readFileSync(`${place.file}-wal`)) - before).toBe(3)
})

test('a write has been committed when it resolves', async () => {
  const place = newPlace()
  const port = inProcess()
  const store = value(await openStore(() => port, { ...place, key: testKey }))
  value(await store.settings.put('width', 200))
  port.crash()
  const again = value(await openAt(place))
  expect(value(await again.settings.get('width'))).toBe(200)
})

test('what is written while a commit is under way goes out together after it', async () => {
  const batches: (readonly StoreCall[])[] = []
  const answers: (() => void)[] = []
  const queue = createWriteQueue(async (calls) => {
    batches.push(calls)
    await new Promise<void>((resolve) => answers.push(resolve))
    return calls.map((call) => ok(call.args[0]))
  })
  const call = (key: number): StoreCall => ({ operation: 'profiles.remove', args: [[key], ''] })
  const first = queue.add(call(1))
  await new Promise((resolve) => setImmediate(resolve))
  const rest = [queue.add(call(2)), queue.add(call(3))]
  await new Promise((resolve) => setImmediate(resolve))
  expect(batches).toEqual([[call(1)]])
  answers.shift()?.()
  expect(await first).toEqual(ok([1]))
  expect(batches).toEqual([[call(1)], [call(2), call(3)]])
  answers.shift()?.()
  expect(await Promise.all(rest)).toEqual([ok([2]), ok([3])])
  await queue.idle()
})

test('closing waits for the writes that were asked for before it', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  const written = store.settings.put('width', 200)
  await store.close()
  expect(await written).toEqual(ok(undefined))
  expect(await store.settings.get('width')).toMatchObject({ ok: false, error: { code: 'store-unavailable' } })
  expect(value(await value(await openAt(place)).settings.get('width'))).toBe(200)
})
