import { packBills } from '../../../shared/coverage/packed'
import type { Bill } from '../../../shared/domain/bill'
import { changesOf, type BillChange } from '../../../shared/domain/bill-change'
import type { Database } from '../database'
import type { BillList, Tables } from '../store'
import type { KeptChanges } from './kept-changes'

interface Row {
  at: string
  sealed: Uint8Array
}

export const listOf = (db: Database, profileId: number): BillList | null => {
  const row = db.get('SELECT at, sealed FROM bill_list WHERE profile_id = ?', profileId) as Row | undefined
  const bills = row && (db.unseal('bill_list', profileId, row.sealed) as readonly Bill[] | undefined)
  return row && bills ? { bills, at: row.at } : null
}

/** What the records that are read now say otherwise than at the reading before. */
const keepChanges = (
  db: Database,
  profileId: number,
  bills: readonly Bill[],
  before: BillList | null,
  at: string,
): void => {
  const changes = changesOf(before?.bills ?? [], bills, at)
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

/** What changed in records at one reading. */
interface ReadingChanges {
  readonly n: number
  readonly changes: readonly BillChange[]
}

/** The changes of at most 500 readings, the newest first. */
export const readingsOf = (db: Database, profileId: number): readonly ReadingChanges[] =>
  (
    db.all(
      'SELECT n, sealed FROM bill_change WHERE profile_id = ? ORDER BY n DESC LIMIT 500',
      profileId,
    ) as readonly { readonly n: number; readonly sealed: Uint8Array }[]
  ).flatMap(({ n, sealed }) => {
    const changes = db.unseal('bill_change', n, sealed) as readonly BillChange[] | undefined
    return changes ? [{ n, changes }] : []
  })

/** The last list of bills of each profile, what changed in it from reading to reading, and what its coverage needs of it. */
export const billsTable = (db: Database, kept: KeptChanges) =>
  ({
    'bills.putList': (profileId, bills, at) => {
      const before = listOf(db, profileId)
      keepChanges(db, profileId, bills, before, at)
      kept.ofBills(profileId, bills, before, at)
      kept.dropOld(at)
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
    'bills.changesOf': (profileId) => readingsOf(db, profileId).flatMap(({ changes }) => changes),
  }) satisfies Partial<Tables>
