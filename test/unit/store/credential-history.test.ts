import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { createLedger } from '../../../electron/jobs/ledger'
import { createLockout } from '../../../electron/jobs/lockout'
import { migrations } from '../../../electron/store/migrations'
import type { LockoutVerdict } from '../../../shared/domain/lockout'
import { newPlace, openAt, value, type Place } from './in-process'

/**
 * `version-5.db.gz` was made by the code of commit f879945, under the key of these tests: thirteen profiles, with changes of
 * credentials that have a row in the journal, an event beside it, or one of the two; some were forgotten. `version-5.json` is what
 * that code said of them: its guard's verdicts at three times, and its histories.
 */
const folder = new URL('old-database/', import.meta.url)
const said = JSON.parse(readFileSync(new URL('version-5.json', folder), 'utf8')) as {
  readonly verdicts: Readonly<Record<string, Readonly<Record<string, LockoutVerdict>>>>
  readonly histories: Readonly<Record<string, readonly string[]>>
}

const oldPlace = (): Place => {
  const place = newPlace()
  writeFileSync(place.file, gunzipSync(readFileSync(new URL('version-5.db.gz', folder))))
  return place
}

const historyOf = async (store: Awaited<ReturnType<typeof opened>>, profileId: number) =>
  value(await store.credentials.ofProfile(profileId)).map(
    ({ action, outcome, at }) => `${action} ${outcome} ${at}`,
  )
const opened = async (place: Place) => value(await openAt(place))

test('the guard’s verdict on every profile of an old database is what it was', async () => {
  const store = await opened(oldPlace())
  for (const [time, verdicts] of Object.entries(said.verdicts)) {
    const now = (): Date => new Date(time)
    const lockout = createLockout({ ledger: createLedger(store, now, 'someone'), store, now })
    for (const [id, verdict] of Object.entries(verdicts)) {
      expect([time, id, value(await lockout.verdict(Number(id)))]).toMatchObject([time, id, verdict])
    }
  }
})

test('its histories are what they were, and tell also of a change that a crash cut off', async () => {
  const store = await opened(oldPlace())
  const histories: Record<string, readonly string[]> = {}
  for (const id of Object.keys(said.histories)) histories[id] = await historyOf(store, Number(id))
  const [first = ''] = said.histories['9'] ?? []
  expect(histories).toEqual({
    ...said.histories,
    9: [first, 'change unknown 2026-11-20T13:04:00.004Z'],
  })
})

test('what is copied is not settled again, and a second opening copies nothing', async () => {
  const place = oldPlace()
  const store = await opened(place)
  const cutOff = value(await store.changes.unsettled())
  const before = await historyOf(store, 10)
  // The copy of an addition in doubt names no state to be settled by what is there today.
  expect(cutOff.filter(({ profileId }) => profileId === 10)).toMatchObject([{ before: null }])
  await store.close()
  const again = await opened(place)
  expect(again.copy).toBeNull()
  expect(await historyOf(again, 10)).toEqual(before)
  expect(value(await again.changes.unsettled())).toEqual(cutOff)
})

test('a copy of the database is made first and named, and holds it as it was', async () => {
  const place = oldPlace()
  const store = await opened(place)
  expect(store.copy).toBe('connection.db.version-5')
  const copy = new DatabaseSync(`${place.file}.version-5`, { readOnly: true })
  expect(copy.prepare('PRAGMA user_version').get()).toEqual({ user_version: 5 })
  expect(copy.prepare("SELECT count(*) AS n FROM change WHERE kind LIKE 'credential-%'").get()).toEqual({
    n: 18,
  })
  copy.close()
  // Nothing of a profile is forgotten while a copy still has it.
  value(await store.profiles.forget(1))
  expect(await historyOf(store, 1)).toEqual([])
  expect(readdirSync(place.folder).filter((name) => name.includes('version-'))).toEqual([])
})

test('a step that fails leaves the database as it was, with its copy', async () => {
  const place = oldPlace()
  const broken = [...migrations, 'CREATE TABLE not valid SQL']
  expect(await openAt(place, { migrations: broken })).toMatchObject({ ok: false })
  expect(existsSync(`${place.file}.version-5`)).toBe(true)
  expect(await historyOf(await opened(place), 12)).toEqual(said.histories['12'])
})

test('a profile that was forgotten has no history, and one that is known again begins anew', async () => {
  const store = await opened(newPlace())
  const change = async (): Promise<void> => {
    const intent = {
      kind: 'credential-add',
      profileId: 516,
      summary: 'add',
      before: { field: 'pin' },
    } as const
    value(await store.changes.finish(value(await store.changes.begin(intent)), 'done'))
  }
  await change()
  value(await store.profiles.forget(516))
  expect(await historyOf(store, 516)).toEqual([])
  await change()
  expect(await historyOf(store, 516)).toHaveLength(1)
})

test('every table with a profile’s id is known to forgetting', async () => {
  const place = newPlace()
  const store = await opened(place)
  await store.close()
  const db = new DatabaseSync(place.file)
  const tables = db
    .prepare(
      `SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
       WHERE m.type = 'table' AND c.name = 'profile_id' ORDER BY m.name`,
    )
    .all() as { name: string }[]
  // A row in each, as bare as its columns allow: what is personal of it must be gone after.
  const forgets: string[] = []
  for (const { name } of tables) {
    const columns = db
      .prepare(`SELECT name, type, "notnull" AS required, dflt_value AS preset FROM pragma_table_info(?)`)
      .all(name) as { name: string; type: string; required: number; preset: string | null }[]
    const given = columns.filter(
      (column) =>
        column.name === 'profile_id' ||
        column.name === 'sealed' ||
        (column.required && column.preset === null),
    )
    const values = given.map((column) =>
      column.name === 'profile_id'
        ? 516
        : column.type === 'BLOB'
          ? Uint8Array.of(1)
          : column.type === 'INTEGER'
            ? 1
            : 'x',
    )
    db.exec('PRAGMA foreign_keys = OFF')
    db.prepare(
      `INSERT INTO ${name} (${given.map((column) => column.name).join(', ')}) VALUES (${given.map(() => '?').join(', ')})`,
    ).run(...values)
  }
  db.close()
  const again = await opened(place)
  value(await again.profiles.forget(516))
  await again.close()
  const after = new DatabaseSync(place.file)
  for (const { name } of tables) {
    const rows = after.prepare(`SELECT * FROM ${name} WHERE profile_id = 516`).all() as { sealed?: unknown }[]
    // The chain of the log stays whole: it holds who did it, and the personal part lies beside it.
    const isPersonal = name !== 'activity' && rows.some(({ sealed }) => sealed !== null)
    if (isPersonal) forgets.push(`${name} keeps ${rows.length}`)
  }
  after.close()
  expect(tables.length).toBeGreaterThan(8)
  expect(forgets).toEqual([])
})
