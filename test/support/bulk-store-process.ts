import { parentPort } from '../../electron/processes/parent'
import { serve } from '../../electron/processes/port'
import type { Database } from '../../electron/store/database'
import { createStoreServer } from '../../electron/store/server'

/** Entry of a store's process whose disk can be full: SQLite is then not allowed any page more than it has. */

const largest = 2 ** 31 - 2
let open: Database | null = null

const server = createStoreServer({
  onOpened: (db) => {
    open = db
  },
})

const diskFull = (full: boolean): void => {
  const { page_count: pages } = open?.get('PRAGMA page_count') as { page_count: number }
  open?.get(`PRAGMA max_page_count = ${full ? pages : largest}`)
}

serve(parentPort(), { ...server, diskFull })
