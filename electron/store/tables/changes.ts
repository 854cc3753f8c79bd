import { randomUUID } from 'node:crypto'
import type { Personal } from '../chain'
import type { Database } from '../database'
import type { ChangeKind } from '../../../shared/errors/change-kind'
import type { Json } from '../json'
import type { UnsettledChange, Tables } from '../store'

interface Row {
  id: string
  kind: ChangeKind
  profile_id: number | null
  at: string
  outcome: 'unknown' | null
  sealed: Uint8Array | null
}

/** The sealed part of a change. */
export interface SealedChange {
  summary: string
  before: Json
  personal?: Personal | undefined
  note: string | null
  /** Only in changes copied from an older table (credential-events.ts); otherwise the name is in `before`. */
  field?: string | undefined
}

/** The name of the field that a change of credentials was about. */
export const fieldOfCredential = (change: SealedChange | undefined): string | null => {
  const before = change?.before
  const inBefore = before !== null && typeof before === 'object' && 'field' in before ? before['field'] : null
  const field = change?.field ?? inBefore
  return typeof field === 'string' ? field : null
}

/** For a change whose profile was forgotten, or whose content cannot be opened. */
const nothing: SealedChange = { summary: '', before: null, note: null }

/** The journal of changes: the intent before its request leaves, the outcome after. */
export const changesTable = (db: Database, now: () => Date) => {
  const sealedOf = (id: string, sealed: Uint8Array | null): SealedChange =>
    (sealed ? (db.unseal('change', id, sealed) as SealedChange | undefined) : undefined) ?? nothing

  return {
    'changes.begin': ({ kind, profileId, summary, before, personal }) => {
      const id = randomUUID()
      const sealed: SealedChange = { summary, before: before ?? null, personal, note: null }
      db.run(
        'INSERT INTO change (id, kind, profile_id, at, sealed) VALUES (?, ?, ?, ?, ?)',
        id,
        kind,
        profileId,
        now().toISOString(),
        db.seal('change', id, sealed),
      )
      return id
    },
    'changes.finish': (id, outcome, note, profileId, at) => {
      const row = db.get('SELECT sealed FROM change WHERE id = ?', id) as Pick<Row, 'sealed'> | undefined
      if (!row) throw new Error('No such change')
      db.run(
        `UPDATE change SET outcome = ?, settled_at = ?, profile_id = coalesce(profile_id, ?) WHERE id = ?`,
        outcome,
        at ?? now().toISOString(),
        profileId ?? null,
        id,
      )
      if (note === undefined || row.sealed === null) return
      const sealed: SealedChange = { ...sealedOf(id, row.sealed), note }
      db.run('UPDATE change SET sealed = ? WHERE id = ?', db.seal('change', id, sealed), id)
    },
    'changes.unsettled': () => {
      const rows = db.all(
        `SELECT id, kind, profile_id, at, outcome, sealed FROM change
         WHERE outcome IS NULL OR outcome = 'unknown' ORDER BY rowid`,
      ) as Row[]
      return rows.map((row): UnsettledChange => {
        const { summary, before, personal } = sealedOf(row.id, row.sealed)
        return {
          id: row.id,
          at: row.at,
          kind: row.kind,
          profileId: row.profile_id,
          summary,
          before,
          personal,
          outcome: row.outcome,
        }
      })
    },
  } satisfies Partial<Tables>
}
