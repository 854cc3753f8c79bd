import {
  historyLimits,
  usualLimits,
  type HistoryKept,
  type HistoryLimits,
} from '../../../shared/history/history'
import type { Database } from '../database'

/** How long changes are kept, of profiles and of the records of their bills, and which of them are dropped. */

const setting = 'history-kept'

const limitsOf = (db: Database): HistoryLimits => {
  const row = db.get('SELECT sealed FROM setting WHERE key = ?', setting) as
    { readonly sealed: Uint8Array } | undefined
  const { data } = historyLimits.safeParse(row && db.unseal('setting', setting, row.sealed))
  return data ?? usualLimits
}

export const putLimits = (db: Database, limits: HistoryLimits): void => {
  const sealed = db.seal('setting', setting, limits)
  db.run('INSERT OR REPLACE INTO setting (key, sealed) VALUES (?, ?)', setting, sealed)
}

const both = `(SELECT seen_at, bytes FROM bill_change UNION ALL SELECT seen_at, bytes FROM profile_change)`

export const keptNow = (db: Database): HistoryKept => {
  const { bytes, oldest } = db.get(
    `SELECT coalesce(sum(bytes), 0) AS bytes, min(seen_at) AS oldest FROM ${both}`,
  ) as Pick<HistoryKept, 'bytes' | 'oldest'>
  return { limits: limitsOf(db), bytes, oldest }
}

const monthsBefore = (at: string, months: number): string => {
  const date = new Date(at)
  date.setUTCMonth(date.getUTCMonth() - months)
  return date.toISOString()
}

/** When the newest change was seen that has no room any more; null if there is room for all. */
const withoutRoom = (db: Database, most: number): string | null => {
  if (keptNow(db).bytes <= most) return null
  const row = db.get(
    `SELECT max(seen_at) AS last FROM (SELECT seen_at, sum(bytes) OVER (ORDER BY seen_at DESC) AS kept FROM ${both})
     WHERE kept > ?`,
    most,
  ) as { readonly last: string | null }
  return row.last
}

/** Drops what was seen up to then. Before the last change of a profile that is dropped, nothing is known of it any more. */
const dropUpTo = (db: Database, last: string): void => {
  for (const [column, facets] of [
    ['known_from', "('profile', 'tags')"],
    ['bills_from', "('bills')"],
  ] as const) {
    db.run(
      `UPDATE history_start SET ${column} = dropped.last
       FROM (SELECT profile_id, max(seen_at) AS last FROM profile_change
         WHERE seen_at <= ? AND facet IN ${facets} GROUP BY profile_id) AS dropped
       WHERE dropped.profile_id = history_start.profile_id`,
      last,
    )
  }
  db.run('DELETE FROM profile_change WHERE seen_at <= ?', last)
  db.run('DELETE FROM bill_change WHERE seen_at <= ?', last)
}

/** Reads the size of every change, so not at each reading of a profile. */
export const dropOldChanges = (db: Database, at: string): void => {
  const { months, megabytes } = limitsOf(db)
  dropUpTo(db, monthsBefore(at, months))
  const last = withoutRoom(db, megabytes * 1e6)
  if (last !== null) dropUpTo(db, last)
}
