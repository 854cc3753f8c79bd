import type { Database } from '../database'
import type { StoredProfile, Tables } from '../store'

interface Row {
  id: number
  provider_id: number | null
  created: string | null
  read_at: string
  sealed: Uint8Array
}

type Sealed = Pick<StoredProfile, 'label' | 'provider' | 'zipcode' | 'tags' | 'modified' | 'lastJob'>

const columns = 'id, provider_id, created, read_at, sealed'

/** More lines than ten seconds of a bulk run write. */
const maxTouchedLines = 50_000

/** The last known state of each profile. */
export const profilesTable = (db: Database) => {
  const profilesOf = (rows: readonly Row[]): readonly StoredProfile[] =>
    rows.flatMap((row) => {
      const sealed = db.unseal('profile', row.id, row.sealed) as Sealed | undefined
      if (!sealed) return []
      return [
        { id: row.id, providerId: row.provider_id, created: row.created, readAt: row.read_at, ...sealed },
      ]
    })

  const lastSeq = (): number =>
    (db.all('SELECT max(seq) AS seq FROM activity') as readonly { seq: number | null }[])[0]?.seq ?? 0

  return {
    'profiles.put': (rows) => {
      for (const { id, providerId, created, readAt, ...sealed } of rows) {
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
    'profiles.remove': (ids) => {
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
