import type { ProfileRow, ProfilesChange } from '../../shared/domain/profile'
import { coalesce } from '../lib/coalesce'

/** At most ten messages a second. */
const intervalMs = 100

export interface Coalescer {
  readonly row: (row: ProfileRow) => void
  readonly removed: (id: number) => void
  readonly close: () => void
}

/** Gathers what changed into few messages; of several states of one row only the last is sent. */
export const createCoalescer = (emit: (change: ProfilesChange) => void): Coalescer => {
  let rows = new Map<number, ProfileRow>()
  let removed = new Set<number>()

  const telling = coalesce(intervalMs, () => {
    emit({ rows: [...rows.values()], removed: [...removed] })
    rows = new Map()
    removed = new Set()
  })

  return {
    row: (row) => {
      rows.set(row.id, row)
      removed.delete(row.id)
      telling.soon()
    },
    removed: (id) => {
      rows.delete(id)
      removed.add(id)
      telling.soon()
    },
    close: telling.close,
  }
}
