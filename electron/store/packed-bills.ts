import { packBills } from '../../shared/coverage/packed'
import type { Bill } from '../../shared/domain/bill'
import type { MigrationTools } from './migration'

interface List {
  readonly id: number
  readonly at: string
  readonly sealed: Uint8Array
}

/**
 * Step 7: what coverage needs of bills is kept beside them, and made of the lists that are there. A list that does not open
 * stays where it is: its profile counts as not read.
 */
export const packBillLists = ({ connection, seal, unseal }: MigrationTools): void => {
  connection.exec('CREATE TABLE bill_periods (profile_id INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT')
  const insert = connection.prepare('INSERT INTO bill_periods (profile_id, sealed) VALUES (?, ?)')
  const ids = connection.prepare('SELECT profile_id AS id FROM bill_list').all() as Pick<List, 'id'>[]
  const list = connection.prepare('SELECT profile_id AS id, at, sealed FROM bill_list WHERE profile_id = ?')
  for (const { id } of ids) {
    const { at, sealed } = list.get(id) as unknown as List
    const bills = unseal('bill_list', String(id), sealed) as readonly Bill[] | null
    if (bills) insert.run(id, seal('bill_periods', String(id), packBills(bills, at)))
  }
}
