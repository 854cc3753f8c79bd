import type { Bill } from '../../../shared/domain/bill'
import type { Database } from '../database'
import type { Tables } from '../store'

interface Row {
  at: string
  sealed: Uint8Array
}

/** The last list of bills of each profile. */
export const billsTable = (db: Database) =>
  ({
    'bills.putList': (profileId, bills, at) => {
      db.run(
        'INSERT OR REPLACE INTO bill_list (profile_id, at, sealed) VALUES (?, ?, ?)',
        profileId,
        at,
        db.seal('bill_list', profileId, bills),
      )
    },
    'bills.listOf': (profileId) => {
      const row = db.get('SELECT at, sealed FROM bill_list WHERE profile_id = ?', profileId) as
        Row | undefined
      const bills = row && (db.unseal('bill_list', profileId, row.sealed) as readonly Bill[] | undefined)
      return row && bills ? { bills, at: row.at } : null
    },
  }) satisfies Partial<Tables>
