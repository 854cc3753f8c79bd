import type { BulkOperation, ItemState, UnmatchedLines } from '../../../shared/domain/bulk'
import type { StoredRun, StoredRunState } from '../bulk-store'
import type { Database } from '../database'
import type { Tables } from '../store'

interface RunRow {
  n: number
  id: string
  state: StoredRunState
  created_at: string
  ended_at: string | null
  undone_by: string | null
  sealed: Uint8Array
  saved_to: Uint8Array | null
}

/** The lines are stored beside the operation's own fields. Older runs have none, and older versions ignore them. */
type Sealed = BulkOperation & { readonly unmatched?: UnmatchedLines | undefined }

/** The number that a run's items refer to. */
export const numberOfRun = (db: Database, id: string): number => {
  const row = db.get('SELECT n FROM bulk_run WHERE id = ?', id) as { n: number } | undefined
  if (!row) throw new Error('No such run')
  return row.n
}

/** Removes a forgotten profile: its label from the undecided lines, its id from the unknown ones. */
export const forgetLinesOf = (db: Database, profileId: number): void => {
  const runs = db.all('SELECT id, sealed FROM bulk_run') as Pick<RunRow, 'id' | 'sealed'>[]
  for (const { id, sealed } of runs) {
    const content = db.unseal('bulk_run', id, sealed) as Sealed | undefined
    if (!content?.unmatched) continue
    const { unknown, undecided } = content.unmatched
    const unmatched: UnmatchedLines = {
      unknown: unknown.filter((line) => line !== String(profileId)),
      undecided: undecided.filter(({ ids }) => !ids.includes(profileId)),
    }
    const without: Sealed = { ...content, unmatched }
    db.run('UPDATE bulk_run SET sealed = ? WHERE id = ?', db.seal('bulk_run', id, without), id)
  }
}

/** Bulk runs: ids, states and times plain, all else sealed. */
export const bulkRunsTable = (db: Database) => {
  const runOf = (row: RunRow): StoredRun[] => {
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

  return {
    'bulk.create': ({ id, operation, at, unmatched }) => {
      db.run(
        `INSERT INTO bulk_run (id, state, created_at, sealed) VALUES (?, 'preparing', ?, ?)`,
        id,
        at,
        db.seal('bulk_run', id, { ...operation, unmatched } satisfies Sealed),
      )
    },
    'bulk.changeRun': ({ id, state, endedAt, undoneBy, savedTo }) => {
      numberOfRun(db, id)
      if (state !== undefined) db.run('UPDATE bulk_run SET state = ? WHERE id = ?', state, id)
      if (endedAt !== undefined) db.run('UPDATE bulk_run SET ended_at = ? WHERE id = ?', endedAt, id)
      if (undoneBy !== undefined) db.run('UPDATE bulk_run SET undone_by = ? WHERE id = ?', undoneBy, id)
      if (savedTo !== undefined) {
        db.run('UPDATE bulk_run SET saved_to = ? WHERE id = ?', db.seal('bulk_run saved', id, savedTo), id)
      }
    },
    'bulk.retry': (run) => {
      const n = numberOfRun(db, run)
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
      const n = numberOfRun(db, run)
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
  } satisfies Partial<Tables>
}
