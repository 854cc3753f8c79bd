import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { keepCopy } from './copies'
import { storeFailure } from './database-failure'
import type { Migration, MigrationTools } from './migration'
import { migrations as allMigrations } from './migrations'
import type { Sealer } from './sealing'
import type { Json } from './json'
import type { Damage } from './store'

export type SqlValue = null | number | string | Uint8Array

/**
 * One open database with its key. Statements stay prepared; payloads are sealed on the way in and opened on the way
 * out.
 */
export interface Database {
  readonly readOnly: Failure | null
  /** The name of the copy that was made before the schema was changed; null where it was not. */
  readonly copy: string | null
  /** The number of rows changed. */
  readonly run: (sql: string, ...values: readonly SqlValue[]) => number
  readonly get: (sql: string, ...values: readonly SqlValue[]) => unknown
  readonly all: (sql: string, ...values: readonly SqlValue[]) => readonly unknown[]
  /** Commits what `work` did, or undoes it and throws. */
  readonly transaction: <T>(work: () => T) => T
  readonly seal: (table: string, id: number | string, payload: unknown) => Uint8Array
  /** Undefined if it cannot be opened, which `takeDamage` then reports. */
  readonly unseal: (table: string, id: number | string, sealed: Uint8Array) => unknown
  /** What could not be opened since the last call. */
  readonly takeDamage: () => readonly Damage[]
  /** Moves all of the write-ahead log into the database and empties it: nothing deleted is left in it. */
  readonly checkpoint: () => void
  readonly close: () => void
}

const keyCheck = { table: 'meta', id: 'key-check' }
const keyCheckPlain = Buffer.from('link-console store')

/**
 * Opens (or makes) the database. Fails with `store-wrong-key`, `store-damaged`, `store-read-only`, `store-full` or
 * `store-unavailable` (open in another process), and leaves the file as it is. A schema newer than `migrations` and
 * a folder that cannot be written are no failures: the database opens with `readOnly` set.
 */
export const openDatabase = (
  file: string,
  sealer: Sealer,
  migrations: readonly Migration[] = allMigrations,
): Result<Database> => {
  let connection: DatabaseSyncInstance | undefined
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    connection = new DatabaseSync(file, { defensive: true })
    prepareConnection(connection)
    const opened = prepareContents(connection, sealer, migrations, file)
    if (!opened.ok) {
      connection.close()
      return opened
    }
    return ok(databaseOf(connection, sealer, opened.value))
  } catch (error) {
    connection?.close()
    const failure = storeFailure(error)
    const unwritable = failure.error.code === 'store-read-only' || !canWrite(file)
    return unwritable && existsSync(file) ? openUnwritable(file, sealer, migrations) : failure
  }
}

/** SQLite opens a file without write permission for reading, and trips later over a lock that it cannot take. */
const canWrite = (file: string): boolean => {
  try {
    closeSync(openSync(file, 'r+'))
    return true
  } catch {
    return false
  }
}

/** Opens a database on a read-only medium; possible once a clean end has emptied its write-ahead log. */
const openUnwritable = (file: string, sealer: Sealer, migrations: readonly Migration[]): Result<Database> => {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })
  if (log !== undefined && log.size > 0) return fail('store-read-only', { detail: 'unfinished log' })
  let connection: DatabaseSyncInstance | undefined
  try {
    connection = new DatabaseSync(`${pathToFileURL(file).href}?immutable=1`, { readOnly: true })
    const opened = prepareContents(connection, sealer, migrations, null)
    if (opened.ok) return ok(databaseOf(connection, sealer, opened.value))
    connection.close()
    return opened
  } catch (error) {
    connection?.close()
    return storeFailure(error)
  }
}

/**
 * Exclusive mode is set before WAL, so that SQLite keeps the log's index in its own memory instead of a shared file.
 */
const prepareConnection = (connection: DatabaseSyncInstance): void => {
  connection.exec('PRAGMA locking_mode = EXCLUSIVE')
  connection.exec('PRAGMA journal_mode = WAL')
  connection.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF')
}

const versionOf = (connection: DatabaseSyncInstance): number =>
  (connection.prepare('PRAGMA user_version').get() as { user_version: number }).user_version

type Prepared = Pick<Database, 'readOnly' | 'copy'>

/** Checks pages, key and version, and brings the schema up to date. Without a `file` nothing can be written. */
const prepareContents = (
  connection: DatabaseSyncInstance,
  sealer: Sealer,
  migrations: readonly Migration[],
  file: string | null,
): Result<Prepared> => {
  const version = versionOf(connection)
  if (version > 0) {
    const pages = connection.prepare('PRAGMA quick_check(1)').get() as { quick_check: string }
    if (pages.quick_check !== 'ok') return fail('store-damaged', { detail: 'quick_check' })
    const key = checkKey(connection, sealer)
    if (!key.ok) return key
  }
  if (version > migrations.length) {
    connection.exec('PRAGMA query_only = ON')
    return ok({ readOnly: { code: 'store-newer', detail: `schema ${version}` }, copy: null })
  }
  if (file === null) {
    const failure = fail('store-read-only')
    return version < migrations.length ? failure : ok({ readOnly: failure.error, copy: null })
  }
  return migrate(connection, sealer, migrations, version, file)
}

const checkKey = (connection: DatabaseSyncInstance, sealer: Sealer): Result<null> => {
  const rows = connection.prepare('SELECT name, value FROM meta').all() as {
    name: string
    value: Uint8Array
  }[]
  const value = (name: string): Uint8Array => rows.find((row) => row.name === name)?.value ?? new Uint8Array()
  const opens = sealer.open(keyCheck, value(keyCheck.id)) !== null
  const sameKey = Buffer.from(value('key-id')).toString() === sealer.keyId
  if (opens && sameKey) return ok(null)
  return fail(opens || sameKey ? 'store-damaged' : 'store-wrong-key', { detail: 'key check' })
}

const migrate = (
  connection: DatabaseSyncInstance,
  sealer: Sealer,
  migrations: readonly Migration[],
  version: number,
  file: string,
): Result<Prepared> => {
  if (version === migrations.length) return ok({ readOnly: null, copy: null })
  // A file of version 0 that already has tables is not new: its header has been damaged, or it is not ours.
  if (version === 0 && connection.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) {
    return fail('store-damaged', { detail: 'schema' })
  }
  const copy = version > 0 ? keepCopy(connection, file, version) : null
  const tools = toolsOf(connection, sealer)
  inTransaction(connection, () => {
    for (const step of migrations.slice(version)) {
      if (typeof step === 'string') connection.exec(step)
      else step(tools)
    }
    if (version === 0) {
      const insert = connection.prepare('INSERT INTO meta (name, value) VALUES (?, ?)')
      insert.run('key-id', Buffer.from(sealer.keyId))
      insert.run(keyCheck.id, sealer.seal(keyCheck, keyCheckPlain))
    }
    connection.exec(`PRAGMA user_version = ${migrations.length}`)
  })
  return ok({ readOnly: null, copy })
}

const toolsOf = (connection: DatabaseSyncInstance, sealer: Sealer): MigrationTools => ({
  connection,
  seal: (table, id, payload) => sealer.seal({ table, id }, Buffer.from(JSON.stringify(payload))),
  unseal: (table, id, sealed) => {
    const plain = sealer.open({ table, id }, sealed)
    return plain ? (JSON.parse(Buffer.from(plain).toString()) as Json) : null
  },
})

const inTransaction = <T>(connection: DatabaseSyncInstance, work: () => T): T => {
  connection.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    connection.exec('COMMIT')
    return value
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (connection.isTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

const databaseOf = (
  connection: DatabaseSyncInstance,
  sealer: Sealer,
  { readOnly, copy }: Prepared,
): Database => {
  const statements = new Map<string, StatementSyncInstance>()
  const statement = (sql: string): StatementSyncInstance => {
    const known = statements.get(sql)
    if (known) return known
    const made = connection.prepare(sql)
    statements.set(sql, made)
    return made
  }
  let damage: Damage[] = []

  return {
    readOnly,
    copy,
    run: (sql, ...values) => statement(sql).run(...values).changes,
    get: (sql, ...values) => statement(sql).get(...values) as unknown,
    all: (sql, ...values) => statement(sql).all(...values) as unknown[],
    transaction: (work) => inTransaction(connection, work),
    seal: (table, id, payload) =>
      sealer.seal({ table, id: String(id) }, Buffer.from(JSON.stringify(payload))),
    unseal: (table, id, sealed) => {
      const place = { table, id: String(id) }
      const plain = sealer.open(place, sealed)
      if (plain) return JSON.parse(Buffer.from(plain).toString()) as Json
      damage.push(place)
      return undefined
    },
    takeDamage: () => {
      const taken = damage
      damage = []
      return taken
    },
    checkpoint: () => connection.exec('PRAGMA wal_checkpoint(TRUNCATE)'),
    close: () => connection.close(),
  }
}
