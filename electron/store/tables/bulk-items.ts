import type { ItemReason, ItemState } from '../../../shared/domain/bulk'
import type { ItemDetails, ItemGroup, StoredItem } from '../bulk-store'
import type { Database } from '../database'
import type { Tables } from '../store'
import { numberOfRun } from './bulk-runs'

interface ItemRow {
  place: number
  profile_id: number
  state: ItemState
  reason: ItemReason | null
  at: string | null
  sealed: Uint8Array | null
}

const nothingYet: ItemDetails = { label: null, before: null, after: null, failure: null, work: null }

const itemColumns = 'place, profile_id, state, reason, at, sealed'
/** All items if no states are given. */
const inStates = '(?2 IS NULL OR state IN (SELECT value FROM json_each(?2)))'

const skipLeftOut = (
  db: Database,
  n: number,
  from: number,
  { at, reasons }: { readonly at: string; readonly reasons: readonly (ItemReason | null)[] },
): void =>
  reasons.forEach((reason, place) => {
    if (reason === null) return
    db.run(
      `UPDATE bulk_item SET state = 'skipped', reason = ?, at = ? WHERE run = ? AND place = ?`,
      reason,
      at,
      n,
      from + place,
    )
  })

/** The profiles of bulk runs with their state. States and times are plain, everything else is sealed. */
export const bulkItemsTable = (db: Database) => {
  const itemsOf = (n: number, rows: readonly ItemRow[]): readonly StoredItem[] =>
    rows.map(({ place, profile_id: profileId, state, reason, at, sealed }) => ({
      place,
      profileId,
      state,
      reason,
      at,
      // Even if it cannot be opened, or its profile was forgotten, the state is still valid.
      details: sealed
        ? ((db.unseal('bulk_item', `${n}/${place}`, sealed) as ItemDetails | undefined) ?? null)
        : null,
    }))

  return {
    'bulk.addItems': ({ run, from, profileIds, gaps, caseJobs, values, leftOut }) => {
      const n = numberOfRun(db, run)
      db.run(
        `INSERT INTO bulk_item (run, place, profile_id, state)
         SELECT ?, ? + key, value, 'waiting' FROM json_each(?)`,
        n,
        from,
        JSON.stringify(profileIds),
      )
      if (leftOut) skipLeftOut(db, n, from, leftOut)
      if (!gaps && !caseJobs && !values) return
      profileIds.forEach((_id, at) => {
        const place = from + at
        const known = { ...nothingYet, gaps: gaps?.[at], caseJob: caseJobs?.[at], values: values?.[at] }
        const sealed = db.seal('bulk_item', `${n}/${place}`, known)
        db.run('UPDATE bulk_item SET sealed = ? WHERE run = ? AND place = ?', sealed, n, place)
      })
    },
    'bulk.changeItem': ({ run, place, state, reason, at, changed, details }) => {
      const n = numberOfRun(db, run)
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
        numberOfRun(db, run),
      )
    },
    'bulk.open': ({ run, after, limit }) => {
      const n = numberOfRun(db, run)
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
      const n = numberOfRun(db, run)
      const rows = db.all(
        `SELECT ${itemColumns} FROM bulk_item WHERE run = ?1 AND ${inStates} ORDER BY place LIMIT ?3 OFFSET ?4`,
        n,
        states ? JSON.stringify(states) : null,
        count,
        from,
      )
      return itemsOf(n, rows as ItemRow[])
    },
    'bulk.itemsAfter': ({ run, after, limit }) => {
      const n = numberOfRun(db, run)
      const rows = db.all(
        `SELECT ${itemColumns} FROM bulk_item WHERE run = ? AND place > ? ORDER BY place LIMIT ?`,
        n,
        after,
        limit,
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
          `SELECT profile_id FROM bulk_item WHERE run = ?1 AND ${inStates} AND (?3 = 0 OR changed = 1) ORDER BY place`,
          numberOfRun(db, run),
          states ? JSON.stringify(states) : null,
          changed === true ? 1 : 0,
        ) as { profile_id: number }[]
      ).map(({ profile_id: id }) => id),
    'bulk.groups': (run) =>
      db.all(
        `SELECT state, reason, code, count(*) AS count FROM bulk_item WHERE run = ?
         GROUP BY state, reason, code ORDER BY count DESC`,
        numberOfRun(db, run),
      ) as ItemGroup[],
  } satisfies Partial<Tables>
}
