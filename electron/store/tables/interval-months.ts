import type { Database } from '../database'
import { monthsPrefix, monthsSetting } from '../kinds'
import type { Tables } from '../store'

interface Row {
  readonly key: string
  readonly sealed: Uint8Array
}

/** The first key behind all that begin with the prefix. */
const behind = `${monthsPrefix.slice(0, -1)}0`

/**
 * What coverage needs of the interval months of each profile. Each is a setting of its own: they are few bytes of a
 * profile, are read in one go at a start, and go with the profile.
 */
export const intervalMonthsTable = (db: Database) =>
  ({
    'intervals.putMonths': (profileId, packed) => {
      const key = monthsSetting(profileId)
      db.run(
        'INSERT OR REPLACE INTO setting (key, sealed) VALUES (?, ?)',
        key,
        db.seal('setting', key, packed),
      )
    },
    'intervals.months': (after, limit) => {
      const rows = db.all(
        'SELECT key, sealed FROM setting WHERE key > ? AND key < ? ORDER BY key LIMIT ?',
        after === '' ? monthsPrefix : after,
        behind,
        limit,
      ) as readonly Row[]
      const open = rows.flatMap(({ key, sealed }) => {
        const packed = db.unseal('setting', key, sealed) as string | undefined
        return packed === undefined ? [] : [{ id: Number(key.slice(monthsPrefix.length)), packed }]
      })
      return {
        ids: open.map(({ id }) => id),
        packed: open.map(({ packed }) => packed),
        next: rows.length < limit ? null : (rows.at(-1)?.key ?? null),
      }
    },
  }) satisfies Partial<Tables>
