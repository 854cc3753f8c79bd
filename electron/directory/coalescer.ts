import type { ProfileRow, ProfilesChange } from '../../shared/domain/profile'
import { coalesce } from '../lib/coalesce'

/** At most ten messages a second. */
const intervalMs = 100

export interface Coalescer {
  readonly row: (row: ProfileRow) => void
  /** `isForgotten`: on this computer, so that the page is not to ask for it again by itself. */
  readonly removed: (id: number, isForgotten?: boolean) => void
  readonly close: () => void
}

/** Gathers what changed into few messages; of several states of one row only the last is sent. */
export const createCoalescer = (emit: (change: ProfilesChange) => void): Coalescer => {
  let rows = new Map<number, ProfileRow>()
  /** Whether each was forgotten. */
  let removed = new Map<number, boolean>()

  const telling = coalesce(intervalMs, () => {
    const forgotten = [...removed].flatMap(([id, isForgotten]) => (isForgotten ? [id] : []))
    emit({
      rows: [...rows.values()],
      removed: [...removed.keys()],
      ...(forgotten.length > 0 && { forgotten }),
    })
    rows = new Map()
    removed = new Map()
  })

  return {
    row: (row) => {
      rows.set(row.id, row)
      removed.delete(row.id)
      telling.soon()
    },
    removed: (id, isForgotten = false) => {
      rows.delete(id)
      removed.set(id, isForgotten)
      telling.soon()
    },
    close: telling.close,
  }
}
