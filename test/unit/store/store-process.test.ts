import { expect, test } from 'vitest'
import type { ProcessPort } from '../../../electron/processes/port'
import { openStore } from '../../../electron/store/store-client'
import { inProcess, newPlace, testKey, value } from './in-process'

/** Starts a new in-process server at each call, and remembers them. */
const starter = () => {
  const ports: ReturnType<typeof inProcess>[] = []
  const start = (): ProcessPort => {
    const port = inProcess()
    ports.push(port)
    return port
  }
  return { ports, start }
}

const unavailable = { ok: false, error: { code: 'store-unavailable' } }

test('a call under way when the process ends fails, and the next call finds it started again', async () => {
  const { ports, start } = starter()
  const store = value(await openStore(start, { ...newPlace(), key: testKey }))
  value(await store.settings.put('width', 200))
  const reading = store.settings.get('width')
  const writing = store.settings.put('width', 300)
  await Promise.resolve()
  ports[0]?.crash()
  expect(await reading).toMatchObject(unavailable)
  await writing
  expect(value(await store.settings.get('width'))).toBeGreaterThanOrEqual(200)
  expect(ports).toHaveLength(2)
  await store.close()
})

test('a process that ended between calls is started again without a word', async () => {
  const { ports, start } = starter()
  const store = value(await openStore(start, { ...newPlace(), key: testKey }))
  value(await store.settings.put('width', 200))
  ports[0]?.crash()
  expect(value(await store.settings.get('width'))).toBe(200)
  ports[1]?.crash()
  expect(value(await store.settings.get('width'))).toBe(200)
  expect(ports).toHaveLength(3)
  await store.close()
})

test('a process that ends again before a call succeeded is not started a third time', async () => {
  const place = newPlace()
  const first = inProcess()
  let starts = 0
  const dying = (): ProcessPort => {
    starts += 1
    if (starts === 1) return first
    const port = inProcess()
    return { ...port, postMessage: () => setImmediate(port.crash) }
  }
  const store = value(await openStore(dying, { ...place, key: testKey }))
  value(await store.settings.put('width', 200))
  first.crash()
  expect(await store.settings.get('width')).toMatchObject(unavailable)
  expect(await store.settings.get('width')).toMatchObject(unavailable)
  expect(await store.settings.put('width', 300)).toMatchObject(unavailable)
  expect(starts).toBe(2)
})

test('a process that cannot be started is a failure, not an exception', async () => {
  const cannot = (): ProcessPort => {
    throw new Error('no such entry')
  }
  expect(await openStore(cannot, { ...newPlace(), key: testKey })).toMatchObject(unavailable)
})

test('what is asked of a closed store starts nothing, also where an answer came while it closed', async () => {
  const { ports, start } = starter()
  const store = value(await openStore(start, { ...newPlace(), key: testKey }))
  const reading = store.settings.get('width')
  await store.close()
  await reading
  expect(await store.settings.get('width')).toMatchObject(unavailable)
  expect(await store.settings.put('width', 300)).toMatchObject(unavailable)
  expect(ports).toHaveLength(1)
})
