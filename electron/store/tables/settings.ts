import type { Database } from '../database'
import type { Tables } from '../store'
import type { Json } from '../json'

interface Row {
  sealed: Uint8Array
}

/** View state that belongs to the connection. */
export const settingsTable = (db: Database) =>
  ({
    'settings.put': (key, value) => {
      db.run(
        'INSERT OR REPLACE INTO setting (key, sealed) VALUES (?, ?)',
        key,
        db.seal('setting', key, value),
      )
    },
    'settings.get': (key) => {
      const row = db.get('SELECT sealed FROM setting WHERE key = ?', key) as Row | undefined
      return row ? ((db.unseal('setting', key, row.sealed) as Json | undefined) ?? null) : null
    },
  }) satisfies Partial<Tables>
