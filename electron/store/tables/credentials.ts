import { randomUUID } from 'node:crypto'
import type { Database } from '../database'
import type { ChangeOutcome, CredentialAction } from '../kinds'
import type { Reads, Writes } from '../messages'
import type { CredentialEvent } from '../store'

interface Row {
  id: string
  action: CredentialAction
  at: string
  outcome: ChangeOutcome
  sealed: Uint8Array
}

interface Sealed {
  field: string
}

/** Which credential fields were changed, when and with what outcome; never a value. */
export const credentialsTable = (db: Database) =>
  ({
    'credentials.record': ({ profileId, field, action, at, outcome }) => {
      const id = randomUUID()
      const sealed: Sealed = { field }
      db.run(
        `INSERT INTO credential_event (id, profile_id, action, at, outcome, sealed) VALUES (?, ?, ?, ?, ?, ?)`,
        id,
        profileId,
        action,
        at,
        outcome,
        db.seal('credential_event', id, sealed),
      )
    },
    'credentials.ofProfile': (profileId) => {
      const rows = db.all(
        'SELECT id, action, at, outcome, sealed FROM credential_event WHERE profile_id = ? ORDER BY rowid',
        profileId,
      ) as Row[]
      return rows.flatMap(({ id, action, at, outcome, sealed }): CredentialEvent[] => {
        const open = db.unseal('credential_event', id, sealed) as Sealed | undefined
        return open ? [{ profileId, field: open.field, action, at, outcome }] : []
      })
    },
  }) satisfies Partial<Writes & Reads>
