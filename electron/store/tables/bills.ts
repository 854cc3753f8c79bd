import { packBills } from '../../../shared/coverage/packed'
import type { Bill } from '../../../shared/domain/bill'
import type { Database } from '../database'
import type { Tables } from '../store'

interface Row {
  at: string
  sealed: Uint8Array
}

/** The last list of bills of each profile, and what its coverage needs of them. */
export const billsTable = (db: Database) =>
  ({
    'bills.putList': (profileId, bills, at) => {
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
    'bills.listOf': (profileId) => {
      const row = db.get('SELECT at, sealed FROM bill_list WHERE profile_id = ?', profileId) as
        Row | undefined
      const bills = row && (db.unseal('bill_list', profileId, row.sealed) as readonly Bill[] | undefined)
      return row && bills ? { bills, at: row.at } : null
    },
  }) satisfies Partial<Tables>
