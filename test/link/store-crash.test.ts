import { DatabaseSync } from '@photostructure/sqlite'
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyChain } from '../../electron/store/chain'
import type { ProcessPort } from '../../electron/processes/port'
import { openStore } from '../../electron/store/store-client'
import type { Result } from '../../shared/errors/failure'
import { startNodeProcess } from '../support/node-process'
import { allProfiles, newPlace, testKey, value } from '../unit/store/in-process'
import { profile } from '../unit/store/samples'
import { nothingYet, writeUntilKilled } from '../unit/store/write-stream'

/** For a longer run: `STORE_KILLS=200 npx vitest run test/link/store-crash.test.ts`. */
const kills = Number(process.env['STORE_KILLS'] ?? 30)

const openedOrUnavailable = (opened: Result<unknown>): boolean =>
  opened.ok || opened.error.code === 'store-unavailable'

const startProcess = () => {
  const started: ProcessPort[] = []
  const start = (): ProcessPort => {
    const port = startNodeProcess('electron/store/process.ts')
    started.push(port)
    return port
  }
  const kill = async (): Promise<void> => {
    const port = started.at(-1)
    if (!port) return
    const ended = new Promise<void>((resolve) => port.onExit(() => resolve()))
    port.kill()
    await ended
  }
  return { started, start, kill }
}

test(
  `after each of ${kills} SIGKILLs in a stream of writes: nothing acknowledged is lost or doubled, nothing is corrupt`,
  { timeout: 60_000 + kills * 10_000 },
  async () => {
    const place = newPlace()
    const { started, start, kill } = startProcess()
    const store = value(await openStore(start, { ...place, key: testKey }))
    const done = nothingYet()
    for (let round = 1; round <= kills; round += 1) {
      await writeUntilKilled(store, kill, done)

      const profiles = value(await allProfiles(store))
      const ids = new Set(profiles.map(({ id }) => id))
      expect([...done.profiles].filter((id) => !ids.has(id))).toEqual([])
      expect(profiles).toEqual([...ids].map((id) => profile(id)))

      const changes = value(await store.changes.unsettled())
      const begun = new Set(changes.map(({ id }) => id))
      expect([...done.changes].filter((id) => !begun.has(id))).toEqual([])
      expect(new Set(changes.map(({ summary }) => summary)).size).toBe(changes.length)

      const lines = value(await store.activity.read({ after: 0, limit: 1e9 })).map(({ line }) => line)
      expect(verifyChain(lines)).toMatchObject({ whole: true, head: { count: lines.length } })
      const hashes = new Set(lines.map(({ hash }) => hash))
      expect([...done.lines].filter((hash) => !hashes.has(hash))).toEqual([])
    }
    expect(started.length).toBeGreaterThan(kills)
    await store.close()
    const db = new DatabaseSync(place.file)
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    db.close()
    console.info(
      `kills ${kills}, acknowledged ${done.profiles.size + done.changes.size + done.lines.size}, lost 0`,
    )
  },
)

test('killed while it makes or opens the database: the next start finds it empty or whole', async () => {
  const place = newPlace()
  for (let round = 1; round <= 5; round += 1) {
    const { started, start, kill } = startProcess()
    const opening = openStore(start, { ...place, key: testKey })
    const timer = setTimeout(() => void kill(), randomInt(200, 900))
    const opened = await opening
    clearTimeout(timer)
    started.at(-1)?.kill()
    expect(opened).toSatisfy(openedOrUnavailable)
  }
  const { start } = startProcess()
  const store = value(await openStore(start, { ...place, key: testKey }))
  value(await store.profiles.put([profile(1)]))
  expect(value(await allProfiles(store))).toEqual([profile(1)])
  await store.close()
})
