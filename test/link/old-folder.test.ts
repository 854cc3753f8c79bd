import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DatabaseSync } from '@photostructure/sqlite'
import { mapValues } from 'es-toolkit/object/mapValues'
import { expect, onTestFinished, test } from 'vitest'
import { storeFilesOf } from '../../electron/connection/session-parts'
import { createIdentityStore } from '../../electron/identity/identity-store'
import { memoryKeychain } from '../../electron/identity/keychain-memory'
import { openStore } from '../../electron/store/store-client'
import { startNodeProcess } from '../support/node-process'
import { context, makeMachine, startConsole, valueOf, type Machine } from '../support/session'
import { contentsOf, type Wanted } from '../support/store-contents'

/**
 * A data folder in which commit bcc1673 was used with Practice: profiles, credentials, jobs, three bulk runs and a
 * paused one, a saved view, and a customer who was forgotten. What seldom happens in Practice (an unknown message, a
 * hold, a start to come, an interrupted change) was written through that commit's store. `contents` is what it then
 * read of all that. Practice's own folder and its key were left out, because entering Practice creates new ones.
 */
interface OldFolder {
  /** The id of the connection. */
  readonly id: string
  /** By their paths in the folder, in base64. */
  readonly files: Readonly<Record<string, string>>
  readonly keychain: Readonly<Record<string, string>>
  readonly asked: Wanted
  readonly contents: {
    readonly activity: readonly { readonly line: { readonly seq: number; readonly hash: string } }[]
    readonly head: { readonly count: number }
    readonly paces: Readonly<Record<string, { readonly count: number; readonly most: number }>>
    readonly runs: readonly { readonly run: { readonly id: string; readonly state: string } }[]
  }
}

const old = JSON.parse(
  gunzipSync(readFileSync(new URL('old-folder/bcc1673.json.gz', import.meta.url))).toString(),
) as OldFolder

const oldMachine = (): Machine => {
  const machine = {
    ...makeMachine(),
    keychain: memoryKeychain({ entries: new Map(Object.entries(old.keychain)) }),
  }
  onTestFinished(machine.remove)
  for (const [path, bytes] of Object.entries(old.files)) {
    const file = join(machine.folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, Buffer.from(bytes, 'base64'))
  }
  return machine
}

const locationIn = ({ folder }: Machine) => storeFilesOf(join(folder, 'connections'), old.id)

/** `credential_event` has been empty since version 6. */
test('the old folder has something in every table', () => {
  const { file } = locationIn(oldMachine())
  const db = new DatabaseSync(file, { readOnly: true })
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
  const isEmpty = ({ name }: { readonly name: string }): boolean =>
    db.prepare(`SELECT 1 FROM ${name}`).get() === undefined
  expect(tables.filter(isEmpty)).toEqual([{ name: 'credential_event' }])
  db.close()
})

/** That code called `usualMs` by another name and knew nothing else of paces. They are not stored. */
const pacesOfToday = () => ({
  stages: mapValues(old.contents.paces, ({ count, most }) => ({ count, usualMs: most })),
  acceptance: null,
})

test('every row and file of an old folder is read as the code that wrote it read it', async () => {
  const machine = oldMachine()
  const key = valueOf(await createIdentityStore(machine.keychain).storeKey(old.id))
  const store = valueOf(
    await openStore(() => startNodeProcess('electron/store/process.ts'), { ...locationIn(machine), key }),
  )
  onTestFinished(store.close)
  const damaged: unknown[] = []
  store.onDamage((damage) => damaged.push(damage))
  expect(await contentsOf(store, old.asked)).toEqual({ ...old.contents, paces: pacesOfToday() })
  expect({ damaged, readOnly: store.readOnly, copy: store.copy }).toEqual({
    damaged: [],
    readOnly: null,
    // Converted to today's form.
    copy: `${old.id}.db.version-6`,
  })
})

test('a console goes on with an old folder: its connection, its runs, its views, its log', async () => {
  const console = await startConsole(oldMachine())
  onTestFinished(console.close)
  const { notice, bulk, activity } = await console.session()
  expect(notice).toBeNull()
  expect((await console.connections.view()).activeId).toBe(old.id)
  expect(bulk.list().map(({ id, state }) => [id, state])).toEqual(
    old.contents.runs.map(({ run: { id, state } }) => [id, state]).toReversed(),
  )
  expect(valueOf(await console.calls['views:list']({}, context))).toMatchObject([
    { name: 'With sun', text: 'tag:solar', digit: 1 },
  ])

  valueOf(await console.calls['profiles:create']({ providerId: 3150, label: 'Made later' }, context))
  const lines = valueOf(await activity.read({ after: 0, limit: 1000 })).map(({ line }) => line)
  expect(lines.slice(0, old.contents.head.count)).toEqual(old.contents.activity.map(({ line }) => line))
  expect(lines.map(({ action }) => action)).toContain('create')
})
