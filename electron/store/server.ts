import { fail, ok, type Result } from '../../shared/errors/failure'
import { dropCopies } from './copies'
import { openDatabase, type Database } from './database'
import { storeFailure } from './database-failure'
import { createFileCache, type CacheLimits, type FileCache } from './file-cache'
import type { StoreMethods } from './messages'
import type { Migration } from './migration'
import { createSealer, keyBytes } from './sealing'
import type { StoreCall, Tables } from './store'
import { activityTable } from './tables/activity'
import { unrecognisedTable } from './tables/unrecognised'
import { billsTable } from './tables/bills'
import { bulkItemsTable } from './tables/bulk-items'
import { bulkRunsTable } from './tables/bulk-runs'
import { changesTable } from './tables/changes'
import { credentialsTable } from './tables/credentials'
import { forgetting } from './tables/forget'
import { historyTable } from './tables/history'
import { intervalMonthsTable } from './tables/interval-months'
import { jobEndsTable } from './tables/job-ends'
import { jobListTable } from './tables/job-list'
import { jobsTable } from './tables/jobs'
import { notesTable } from './tables/notes'
import { keptChanges } from './tables/kept-changes'
import { plansTable } from './tables/plans'
import { profilesTable } from './tables/profiles'
import { providerHoldsTable } from './tables/provider-holds'
import { settingsTable } from './tables/settings'
import { snoozesTable } from './tables/snoozes'

export interface ServerOptions {
  readonly now?: () => Date
  readonly migrations?: readonly Migration[]
  readonly cacheLimits?: CacheLimits
  /** For tests that fill the disk. */
  readonly onOpened?: (db: Database) => void
}

interface Session {
  readonly file: string
  readonly db: Database
  readonly files: FileCache
  readonly tables: Tables
}

const notOpen = fail('store-unavailable', { detail: 'not open' })

/** The store's process: the only connection to the database, and the sealed files beside it. */
export const createStoreServer = (options: ServerOptions = {}): StoreMethods => {
  const now = options.now ?? (() => new Date())
  let session: Session | null = null

  return {
    open: async ({ file, filesFolder, key }) => {
      if (key.length !== keyBytes) return fail('store-wrong-key', { detail: 'length' })
      const sealer = createSealer(key)
      const opened = openDatabase(file, sealer, options.migrations)
      if (!opened.ok) return opened
      const db = opened.value
      options.onOpened?.(db)
      const files = createFileCache(filesFolder, sealer, now, options.cacheLimits)
      session = { file, db, files, tables: tablesOf(db, now) }
      // The cache is a convenience: if it cannot be swept the database opens all the same.
      if (!db.readOnly) await files.sweep().catch(() => undefined)
      return ok({ readOnly: db.readOnly, copy: db.copy })
    },

    write: async (calls) => {
      if (!session) return calls.map(() => notOpen)
      const { file, db, files } = session
      if (db.readOnly) {
        const error = db.readOnly
        return calls.map(() => ({ ok: false, error }))
      }
      const results = commit(session, calls)
      const forgotten = calls.filter((call) => call.operation === 'profiles.forget')
      if (forgotten.length === 0) return results
      return finishForgetting(file, db, files, calls, results)
    },

    read: (call) => {
      if (!session) return { result: notOpen, damage: [] }
      const { db, tables } = session
      db.takeDamage()
      const result = attempt(() => run(tables, call))
      const damage = db.takeDamage()
      // A newer schema may lack what we ask for, which is not damage.
      return db.readOnly?.code === 'store-newer' && !result.ok
        ? { result: { ok: false, error: db.readOnly }, damage }
        : { result, damage }
    },

    putFile: async ({ kind, key, bytes }) => {
      if (!session) return notOpen
      const { db, files } = session
      return db.readOnly ? { ok: false, error: db.readOnly } : files.put(kind, key, bytes)
    },

    getFile: async ({ kind, key }) =>
      session ? session.files.get(kind, key) : { result: notOpen, damage: [] },

    fileSizes: async () => (session ? session.files.sizes() : notOpen),

    forgetFiles: async (kind) => {
      if (!session) return notOpen
      const { db, files } = session
      return db.readOnly ? { ok: false, error: db.readOnly } : files.forgetAll(kind)
    },

    close: () => {
      session?.db.close()
      session = null
    },
  }
}

const tablesOf = (db: Database, now: () => Date): Tables => {
  // One of both, since what is old is dropped for both at once.
  const kept = keptChanges(db)
  return {
    ...profilesTable(db, kept),
    ...jobsTable(db),
    ...jobListTable(db),
    ...changesTable(db, now),
    ...credentialsTable(db),
    ...billsTable(db, kept),
    ...historyTable(db),
    ...intervalMonthsTable(db),
    ...settingsTable(db),
    ...activityTable(db),
    ...bulkRunsTable(db),
    ...bulkItemsTable(db),
    ...notesTable(db),
    ...snoozesTable(db),
    ...providerHoldsTable(db),
    ...plansTable(db),
    ...jobEndsTable(db),
    ...unrecognisedTable(db),
    ...forgetting(db),
  }
}

const run = (tables: Tables, { operation, args }: StoreCall): unknown =>
  (tables[operation] as (...args: readonly unknown[]) => unknown)(...args)

const attempt = (work: () => unknown): Result<unknown> => {
  try {
    return ok(work())
  } catch (error) {
    return storeFailure(error)
  }
}

/** All in one transaction. If one of them fails, each gets its own, so that it fails alone. */
const commit = ({ db, tables }: Session, calls: readonly StoreCall[]): readonly Result<unknown>[] => {
  const together = attempt(() => db.transaction(() => calls.map((call) => run(tables, call))))
  if (together.ok) return (together.value as readonly unknown[]).map(ok)
  if (calls.length === 1) return [together]
  return calls.map((call) => attempt(() => db.transaction(() => run(tables, call))))
}

/**
 * Also deletes the profile's files, empties the write-ahead log that still has the old pages, and drops the copies made
 * by migrations.
 */
const finishForgetting = async (
  file: string,
  db: Database,
  files: FileCache,
  calls: readonly StoreCall[],
  results: readonly Result<unknown>[],
): Promise<readonly Result<unknown>[]> => {
  const emptied = attempt(() => {
    db.checkpoint()
    dropCopies(file)
  })
  return Promise.all(
    results.map(async (result, place) => {
      const call = calls[place]
      if (call?.operation !== 'profiles.forget' || !result.ok) return result
      const removed = await files.forget(...call.args)
      return removed.ok ? emptied : removed
    }),
  )
}
