import type { BulkOperation, ItemReason, ItemState, UnmatchedLines } from '../../../shared/domain/bulk'
import type { ItemDetails, ItemGroup, KeptItem, KeptRun, KeptRunState } from '../bulk-store'
import type { Database } from '../database'
import type { Tables } from '../store'

interface RunRow {
  n: number
  id: string
  state: KeptRunState
  created_at: string
  ended_at: string | null
  undone_by: string | null
  sealed: Uint8Array
  saved_to: Uint8Array | null
}

interface ItemRow {
  place: number
  profile_id: number
  state: ItemState
  reason: ItemReason | null
  at: string | null
  sealed: Uint8Array | null
}

/** The lines lie beside the operation's own fields: runs of earlier versions have none, and earlier consoles pass over them. */
type Sealed = BulkOperation & { readonly unmatched?: UnmatchedLines | undefined }

const itemColumns = 'place, profile_id, state, reason, at, sealed'
const all = '(?2 IS NULL OR state IN (SELECT value FROM json_each(?2)))'

/** Of a profile that is forgotten: its label goes from the lines that could not be told apart, its id from the unknown ones. */
export const forgetLinesOf = (db: Database, profileId: number): void => {
  const runs = db.all('SELECT id, sealed FROM bulk_run') as Pick<RunRow, 'id' | 'sealed'>[]
  for (const { id, sealed } of runs) {
    const kept = db.unseal('bulk_run', id, sealed) as Sealed | undefined
    if (!kept?.unmatched) continue
    const { unknown, undecided } = kept.unmatched
    const unmatched: UnmatchedLines = {
      unknown: unknown.filter((line) => line !== String(profileId)),
      undecided: undecided.filter(({ ids }) => !ids.includes(profileId)),
    }
    const without: Sealed = { ...kept, unmatched }
    db.run('UPDATE bulk_run SET sealed = ? WHERE id = ?', db.seal('bulk_run', id, without), id)
  }
}

/** Bulk runs and their items: ids, states and times plain, all else sealed. */
export const bulkTable = (db: Database) => {
  const numberOf = (id: string): number => {
    const row = db.get('SELECT n FROM bulk_run WHERE id = ?', id) as { n: number } | undefined
    if (!row) throw new Error('No such run')
    return row.n
  }

  const runOf = (row: RunRow): KeptRun[] => {
    const sealed = db.unseal('bulk_run', row.id, row.sealed) as Sealed | undefined
    if (!sealed) return []
    const { unmatched: _kept, ...operation } = sealed
    const savedTo = row.saved_to && (db.unseal('bulk_run saved', row.id, row.saved_to) as string | undefined)
    const counted = db.all(
      'SELECT state, count(*) AS count FROM bulk_item WHERE run = ? GROUP BY state',
      row.n,
    ) as { state: ItemState; count: number }[]
    return [
      {
        id: row.id,
        operation,
        state: row.state,
        createdAt: row.created_at,
        endedAt: row.ended_at,
        undoneBy: row.undone_by,
        savedTo: savedTo ?? null,
        counts: Object.fromEntries(counted.map(({ state, count }) => [state, count])),
      },
    ]
  }

  const itemsOf = (n: number, rows: readonly ItemRow[]): readonly KeptItem[] =>
    rows.map(({ place, profile_id: profileId, state, reason, at, sealed }) => ({
      place,
      profileId,
      state,
      reason,
      at,
      // Where it does not open, or its profile was forgotten, the state still stands.
      details: sealed
        ? ((db.unseal('bulk_item', `${n}/${place}`, sealed) as ItemDetails | undefined) ?? null)
        : null,
    }))

  return {
    'bulk.create': ({ id, operation, at, unmatched }) => {
      db.run(
        `INSERT INTO bulk_run (id, state, created_at, sealed) VALUES (?, 'preparing', ?, ?)`,
        id,
        at,
        db.seal('bulk_run', id, { ...operation, unmatched } satisfies Sealed),
      )
    },
    'bulk.addItems': ({ run, from, profileIds }) => {
      db.run(
        `INSERT INTO bulk_item (run, place, profile_id, state)
         SELECT ?, ? + key, value, 'waiting' FROM json_each(?)`,
        numberOf(run),
        from,
        JSON.stringify(profileIds),
      )
    },
    'bulk.changeRun': ({ id, state, endedAt, undoneBy, savedTo }) => {
      numberOf(id)
      if (state !== undefined) db.run('UPDATE bulk_run SET state = ? WHERE id = ?', state, id)
      if (endedAt !== undefined) db.run('UPDATE bulk_run SET ended_at = ? WHERE id = ?', endedAt, id)
      if (undoneBy !== undefined) db.run('UPDATE bulk_run SET undone_by = ? WHERE id = ?', undoneBy, id)
      if (savedTo !== undefined) {
        db.run('UPDATE bulk_run SET saved_to = ? WHERE id = ?', db.seal('bulk_run saved', id, savedTo), id)
      }
    },
    'bulk.changeItem': ({ run, place, state, reason, at, changed, details }) => {
      const n = numberOf(run)
      const rows = db.run(
        `UPDATE bulk_item SET state = ?, reason = ?, code = ?, at = ?, changed = ?, sealed = ?
         WHERE run = ? AND place = ?`,
        state,
        reason,
        details.failure?.code ?? null,
        at,
        changed ? 1 : 0,
        db.seal('bulk_item', `${n}/${place}`, details),
        n,
        place,
      )
      if (rows !== 1) throw new Error('No such item')
    },
    'bulk.cancel': (run, at) => {
      db.run(
        `UPDATE bulk_item SET state = 'skipped', reason = 'cancelled', at = ? WHERE run = ? AND state = 'waiting'`,
        at,
        numberOf(run),
      )
    },
    'bulk.retry': (run) => {
      const n = numberOf(run)
      db.run(`UPDATE bulk_run SET state = 'queued', ended_at = NULL WHERE n = ?`, n)
      db.run(
        `UPDATE bulk_item SET state = 'waiting', reason = NULL, code = NULL WHERE run = ? AND state = 'failed'`,
        n,
      )
      db.run(
        `UPDATE bulk_item SET state = 'sent', reason = NULL, code = NULL WHERE run = ? AND state = 'unknown'`,
        n,
      )
    },
    'bulk.forget': (run) => {
      const n = numberOf(run)
      db.run('DELETE FROM bulk_item WHERE run = ?', n)
      db.run('DELETE FROM bulk_run WHERE n = ?', n)
    },
    'bulk.dropUnprepared': () => {
      db.run(`DELETE FROM bulk_item WHERE run IN (SELECT n FROM bulk_run WHERE state = 'preparing')`)
      db.run(`DELETE FROM bulk_run WHERE state = 'preparing'`)
    },
    'bulk.runs': () => (db.all('SELECT * FROM bulk_run ORDER BY n') as RunRow[]).flatMap(runOf),
    'bulk.unmatched': (run) => {
      const row = db.get('SELECT sealed FROM bulk_run WHERE id = ?', run) as
        { sealed: Uint8Array } | undefined
      const sealed = row && (db.unseal('bulk_run', run, row.sealed) as Sealed | undefined)
      return sealed?.unmatched ?? { unknown: [], undecided: [] }
    },
    'bulk.open': ({ run, after, limit }) => {
      const n = numberOf(run)
      const rows = db.all(
        `SELECT ${itemColumns} FROM bulk_item
         WHERE run = ? AND place > ? AND state IN ('waiting', 'sent') ORDER BY place LIMIT ?`,
        n,
        after,
        limit,
      )
      return itemsOf(n, rows as ItemRow[])
    },
    'bulk.items': ({ run, states, from, count }) => {
      const n = numberOf(run)
      const rows = db.all(
        `SELECT ${itemColumns} FROM bulk_item WHERE run = ?1 AND ${all} ORDER BY place LIMIT ?3 OFFSET ?4`,
        n,
        states ? JSON.stringify(states) : null,
        count,
        from,
      )
      return itemsOf(n, rows as ItemRow[])
    },
    'bulk.ofProfiles': ({ run, profileIds }) => {
      const row = db.get('SELECT n FROM bulk_run WHERE id = ?', run) as { n: number } | undefined
      if (!row) return []
      const { n } = row
      const rows = db.all(
        `SELECT ${itemColumns} FROM bulk_item
         WHERE run = ? AND profile_id IN (SELECT value FROM json_each(?)) ORDER BY place`,
        n,
        JSON.stringify(profileIds),
      )
      return itemsOf(n, rows as ItemRow[])
    },
    'bulk.profileIds': ({ run, states, changed }) =>
      (
        db.all(
          `SELECT profile_id FROM bulk_item WHERE run = ?1 AND ${all} AND (?3 = 0 OR changed = 1) ORDER BY place`,
          numberOf(run),
          states ? JSON.stringify(states) : null,
          changed === true ? 1 : 0,
        ) as { profile_id: number }[]
      ).map(({ profile_id: id }) => id),
    'bulk.groups': (run) =>
      db.all(
        `SELECT state, reason, code, count(*) AS count FROM bulk_item WHERE run = ?
         GROUP BY state, reason, code ORDER BY count DESC`,
        numberOf(run),
      ) as ItemGroup[],
  } satisfies Partial<Tables>
}
