import { randomUUID } from 'node:crypto'
import type { MigrationTools } from './migration'
import type { ChangeKind } from '../../shared/errors/change-kind'
import type { CredentialAction } from '../../shared/domain/credential'
import type { ChangeOutcome } from './kinds'

/** What versions up to 5 stored in addition to the journal: the same facts a second time. */
interface OldEvent {
  readonly id: string
  readonly profileId: number
  readonly action: CredentialAction
  readonly at: string
  readonly outcome: ChangeOutcome
  readonly sealed: Uint8Array
}

interface JournalRow {
  readonly rowid: number
  readonly id: string
  readonly profileId: number
  readonly kind: ChangeKind
  readonly at: string
  readonly outcome: ChangeOutcome | null
  readonly settledAt: string | null
  readonly sealed: Uint8Array
}

/** An event was written right after its journal row was settled: within the time that a write may take. */
const writeMs = 60_000
/** A request and the reading that settles it are over in this time. */
const requestMs = 10 * 60_000

const within = (from: string | null, to: string, most: number): boolean => {
  const between = from === null ? -1 : Date.parse(to) - Date.parse(from)
  return between >= 0 && between <= most
}

/** Whether the row and the event describe the same change; one in doubt may have been settled since. */
const tells = (row: JournalRow, event: OldEvent): boolean =>
  row.kind === `credential-${event.action}` &&
  (event.outcome === 'unknown'
    ? within(row.at, event.at, requestMs)
    : row.outcome === event.outcome && within(row.settledAt, event.at, writeMs))

/**
 * Step 6: the history of credentials is read from the journal alone. Events without a journal row are copied into it, in their
 * place among the profile's other changes; a payload is sealed to its table and id, so each is opened and sealed anew. One
 * that does not open stays where it is. The old table is not read any more.
 */
export const journalCredentialEvents = ({ connection, seal, unseal }: MigrationTools): void => {
  const events = connection
    .prepare(
      `SELECT id, profile_id AS profileId, action, at, outcome, sealed FROM credential_event
       ORDER BY profile_id, rowid`,
    )
    .all() as OldEvent[]
  const rows = connection
    .prepare(
      `SELECT rowid, id, profile_id AS profileId, kind, at, outcome, settled_at AS settledAt, sealed FROM change
       WHERE kind LIKE 'credential-%' AND profile_id IS NOT NULL AND sealed IS NOT NULL ORDER BY rowid`,
    )
    .all() as JournalRow[]
  const fieldOf = (table: string, id: string, sealed: Uint8Array): string | null => {
    const open = unseal(table, id, sealed) as { field?: unknown; before?: { field?: unknown } | null } | null
    const field = open?.field ?? open?.before?.field
    return typeof field === 'string' ? field : null
  }
  const open = new Map<number, (JournalRow & { readonly field: string | null })[]>()
  for (const row of rows) {
    const known = open.get(row.profileId) ?? []
    open.set(row.profileId, [...known, { ...row, field: fieldOf('change', row.id, row.sealed) }])
  }

  const copies: { readonly event: OldEvent; readonly field: string; readonly after: number }[] = []
  const matched = new Set<string>()
  let profileId = 0
  let place = 0
  for (const event of events) {
    if (event.profileId !== profileId) [profileId, place] = [event.profileId, 0]
    const field = fieldOf('credential_event', event.id, event.sealed)
    if (field === null) continue
    const others = open.get(profileId) ?? []
    const row = others.find((one) => !matched.has(one.id) && one.field === field && tells(one, event))
    if (row) {
      matched.add(row.id)
      place = row.rowid
      continue
    }
    const earlier = others.filter(({ settledAt, at }) => (settledAt ?? at) <= event.at)
    place = Math.max(place, ...earlier.map(({ rowid }) => rowid))
    copies.push({ event, field, after: place })
  }
  if (copies.length === 0) return

  // Room for the copies between the rows: the order of the rows is the order in which things happened.
  const room = copies.length + 1
  connection.exec(`UPDATE change SET rowid = -rowid * ${room}; UPDATE change SET rowid = -rowid`)
  const insert = connection.prepare(
    `INSERT INTO change (rowid, id, kind, profile_id, at, outcome, settled_at, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  copies.forEach(({ event, field, after }, at) => {
    const id = randomUUID()
    const { action, outcome } = event
    // Without an old value: a change in doubt then is not settled by what is there now.
    const payload = { summary: `${action} the field ${field}`, before: null, field, note: null }
    const sealed = seal('change', id, payload)
    insert.run(
      after * room + at + 1,
      id,
      `credential-${action}`,
      event.profileId,
      event.at,
      outcome,
      event.at,
      sealed,
    )
  })
}
