import { chunk } from 'es-toolkit/array/chunk'
import type { Database } from '../database'
import type { StoredProfile, Tables } from '../store'
import type { KeptChanges, StoredBefore } from './kept-changes'

interface Row {
  id: number
  provider_id: number | null
  created: string | null
  read_at: string
  sealed: Uint8Array
}

type Sealed = Pick<StoredProfile, 'label' | 'provider' | 'zipcode' | 'tags' | 'modified' | 'lastJob'>

const columns = 'id, provider_id, created, read_at, sealed'

/** Ids of which the rows are read at once before they are removed. */
const removedAtOnce = 1_000

/** More lines than ten seconds of a bulk run write. */
const maxTouchedLines = 50_000

/** Reads a row; undefined if it cannot be opened. */
const profileReader =
  (db: Database) =>
  (row: Row): StoredProfile | undefined => {
    const sealed = db.unseal('profile', row.id, row.sealed) as Sealed | undefined
    return (
      sealed && {
        id: row.id,
        providerId: row.provider_id,
        created: row.created,
        readAt: row.read_at,
        ...sealed,
      }
    )
  }

const storedBefore = (db: Database, row: Row | undefined): StoredBefore =>
  row ? (profileReader(db)(row) ?? 'unreadable') : 'none'

export const storedProfile = (db: Database, id: number): StoredBefore =>
  storedBefore(db, db.get(`SELECT ${columns} FROM profile WHERE id = ?`, id) as Row | undefined)

/** A reading that names no ZIP code says nothing about it: the known one stays. */
const withZip = (profile: StoredProfile, before: StoredBefore): StoredProfile =>
  profile.zipcode === null && typeof before === 'object' ? { ...profile, zipcode: before.zipcode } : profile

/** The last known state of each profile. */
export const profilesTable = (db: Database, kept: KeptChanges) => {
  const profileOf = profileReader(db)
  const profilesOf = (rows: readonly Row[]): readonly StoredProfile[] =>
    rows.flatMap((row) => profileOf(row) ?? [])

  const lastSeq = (): number =>
    (db.all('SELECT max(seq) AS seq FROM activity') as readonly { seq: number | null }[])[0]?.seq ?? 0

  return {
    'profiles.put': (rows) => {
      for (const { seenAt, ...row } of rows) {
        const before = storedProfile(db, row.id)
        const profile = withZip(row, before)
        kept.ofProfile(profile, before, seenAt ?? row.readAt)
        kept.dropOld(seenAt ?? row.readAt)
        const { id, providerId, created, readAt, ...sealed } = profile
        db.run(
          `INSERT OR REPLACE INTO profile (${columns}) VALUES (?, ?, ?, ?, ?)`,
          id,
          providerId,
          created,
          readAt,
          db.seal('profile', id, sealed satisfies Sealed),
        )
      }
    },
    'profiles.remove': (ids, at) => {
      for (const some of chunk(ids, removedAtOnce)) {
        const gone = db.all(
          `SELECT ${columns} FROM profile WHERE id IN (SELECT value FROM json_each(?))`,
          JSON.stringify(some),
        ) as readonly Row[]
        for (const row of gone) kept.ofGone(row.id, storedBefore(db, row), at)
      }
      db.run('DELETE FROM profile WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
    },
    'profiles.page': (after, limit) => {
      const rows = db.all(
        `SELECT ${columns} FROM profile WHERE id > ? ORDER BY id LIMIT ?`,
        after,
        limit,
      ) as readonly Row[]
      return { rows: profilesOf(rows), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
    },
    'profiles.touchedLast': () =>
      (
        db.all(
          `SELECT DISTINCT profile_id AS id FROM activity WHERE profile_id IS NOT NULL AND seq > ? AND at >=
             (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at, '-10 seconds') FROM activity ORDER BY seq DESC LIMIT 1)`,
          lastSeq() - maxTouchedLines,
        ) as readonly { id: number }[]
      ).map(({ id }) => id),
    'profiles.get': (ids) =>
      profilesOf(
        db.all(
          `SELECT ${columns} FROM profile WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
          JSON.stringify(ids),
        ) as readonly Row[],
      ),
  } satisfies Partial<Tables>
}
