import type { Database } from '../database'
import type { ChangeKind } from '../../../shared/errors/change-kind'
import type { CredentialAction } from '../../../shared/domain/credential'
import type { ChangeOutcome } from '../kinds'
import type { CredentialEvent, Tables } from '../store'
import { fieldOfCredential, type SealedChange } from './changes'

interface Row {
  id: string
  kind: ChangeKind
  at: string
  outcome: ChangeOutcome | null
  settledAt: string | null
  sealed: Uint8Array
}

const actions: Partial<Record<ChangeKind, CredentialAction>> = {
  'credential-add': 'add',
  'credential-change': 'change',
  'credential-delete': 'delete',
}

/** Which credential fields were changed, when and with what outcome, never a value: the journal's own rows. */
export const credentialsTable = (db: Database) =>
  ({
    'credentials.ofProfile': (profileId) => {
      const rows = db.all(
        `SELECT id, kind, at, outcome, settled_at AS settledAt, sealed FROM change
         WHERE profile_id = ? AND kind IN ('credential-add', 'credential-change', 'credential-delete')
           AND sealed IS NOT NULL ORDER BY rowid`,
        profileId,
      ) as Row[]
      return rows.flatMap(({ id, kind, at, outcome, settledAt, sealed }): CredentialEvent[] => {
        const field = fieldOfCredential(db.unseal('change', id, sealed) as SealedChange | undefined)
        const action = actions[kind]
        if (field === null || action === undefined) return []
        const isAnswered = outcome !== null && outcome !== 'unknown'
        const when = isAnswered ? (settledAt ?? at) : at
        return [{ id, profileId, field, action, at: when, outcome: outcome ?? 'unknown' }]
      })
    },
  }) satisfies Partial<Tables>
