import { packBills } from '../../../shared/coverage/packed'
import type { Bill } from '../../../shared/domain/bill'
import { changesOf, type BillChange } from '../../../shared/domain/bill-change'
import type { Database } from '../database'
import type { BillList, Tables } from '../store'

interface Row {
  at: string
  sealed: Uint8Array
}

const listOf = (db: Database, profileId: number): BillList | null => {
  const row = db.get('SELECT at, sealed FROM bill_list WHERE profile_id = ?', profileId) as Row | undefined
  const bills = row && (db.unseal('bill_list', profileId, row.sealed) as readonly Bill[] | undefined)
  return row && bills ? { bills, at: row.at } : null
}

/** How long, and up to how many bytes of all profiles, what changed in records is kept; the oldest goes first. */
const keptMonths = 36
const keptBytes = 1e9

const monthsBefore = (at: string, months: number): string => {
  const date = new Date(at)
  date.setUTCMonth(date.getUTCMonth() - months)
  return date.toISOString()
}

/** Reads all of the index, so not at each reading of bills. */
const dropOldChanges = (db: Database, at: string): void => {
  db.run('DELETE FROM bill_change WHERE seen_at < ?', monthsBefore(at, keptMonths))
  db.run(
    `DELETE FROM bill_change WHERE n IN (
       SELECT n FROM (SELECT n, sum(bytes) OVER (ORDER BY seen_at DESC, n DESC) AS kept FROM bill_change)
       WHERE kept > ?)`,
    keptBytes,
  )
}

/** What the records that are read now say otherwise than at the reading before. */
const keepChanges = (db: Database, profileId: number, bills: readonly Bill[], at: string): void => {
  const changes = changesOf(listOf(db, profileId)?.bills ?? [], bills, at)
  if (changes.length === 0) return
  const { n } = db.get('SELECT coalesce(max(n), 0) + 1 AS n FROM bill_change') as { n: number }
  const sealed = db.seal('bill_change', n, changes)
  db.run(
    'INSERT INTO bill_change (n, profile_id, seen_at, bytes, sealed) VALUES (?, ?, ?, ?, ?)',
    n,
    profileId,
    at,
    sealed.length,
    sealed,
  )
}

/** The last list of bills of each profile, what changed in it from reading to reading, and what its coverage needs of it. */
export const billsTable = (db: Database) => {
  /** The day for which old changes were dropped last; null until the first list after the opening. */
  let droppedOn: string | null = null
  const dropOnceADay = (at: string): void => {
    const day = at.slice(0, 'YYYY-MM-DD'.length)
    if (day === droppedOn) return
    dropOldChanges(db, at)
    droppedOn = day
  }
  return {
    'bills.putList': (profileId, bills, at) => {
      keepChanges(db, profileId, bills, at)
      dropOnceADay(at)
      db.run(
        'INSERT OR REPLACE INTO bill_list (profile_id, at, sealed) VALUES (?, ?, ?)',
        profileId,
        at,
        db.seal('bill_list', profileId, bills),
      )
      const packed = packBills(bills, at)
      db.run(
        'INSERT OR REPLACE INTO bill_periods (profile_id, sealed) VALUES (?, ?)',
        profileId,
        db.seal('bill_periods', profileId, packed),
      )
      return packed
    },
    'bills.periods': (after, limit) => {
      const rows = db.all(
        'SELECT profile_id AS id, sealed FROM bill_periods WHERE profile_id > ? ORDER BY profile_id LIMIT ?',
        after,
        limit,
      ) as readonly { readonly id: number; readonly sealed: Uint8Array }[]
      const open = rows.flatMap(({ id, sealed }) => {
        const packed = db.unseal('bill_periods', id, sealed) as string | undefined
        return packed === undefined ? [] : [{ id, packed }]
      })
      return {
        ids: open.map(({ id }) => id),
        packed: open.map(({ packed }) => packed),
        next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
      }
    },
    'bills.listOf': (profileId) => listOf(db, profileId),
    'bills.changesOf': (profileId) =>
      (
        db.all(
          'SELECT n, sealed FROM bill_change WHERE profile_id = ? ORDER BY n DESC LIMIT 500',
          profileId,
        ) as readonly { readonly n: number; readonly sealed: Uint8Array }[]
      ).flatMap(
        ({ n, sealed }) => (db.unseal('bill_change', n, sealed) as readonly BillChange[] | undefined) ?? [],
      ),
  } satisfies Partial<Tables>
}
