import type { ProfileRow } from '../../shared/domain/profile'

/** The rows that the page shows. It receives their changes, and old ones are read before all others. */
export interface OnScreen {
  readonly has: (id: number) => boolean
  /**
   * Takes in what is shown now; returns the rows to be read: the old ones, or all of them if they are to be `fresh`.
   */
  readonly show: (rows: readonly ProfileRow[], fresh: boolean) => readonly number[]
  /** A row has been read, or could not be. */
  readonly tried: (id: number, failed: boolean) => void
}

const staleMs = 5 * 60_000
/**
 * A row whose read failed less than this long ago is not read again for being on screen: each failure redraws the row.
 */
const failedLatelyMs = 60_000
/** The page holds no more rows than these. */
const maxShown = 5_000

export const createOnScreen = (now: () => Date): OnScreen => {
  const shown = new Set<number>()
  const failedAt = new Map<number, number>()

  const needsReading = ({ id, profile, readAt, lastJob }: ProfileRow): boolean => {
    const time = now().getTime()
    if (time - (failedAt.get(id) ?? 0) < failedLatelyMs) return false
    return !profile || !readAt || lastJob === undefined || time - Date.parse(readAt) > staleMs
  }

  return {
    has: (id) => shown.has(id),
    show: (rows, fresh) => {
      for (const { id } of rows) {
        shown.delete(id)
        shown.add(id)
      }
      for (const id of shown) {
        if (shown.size <= maxShown) break
        shown.delete(id)
      }
      return rows.filter((row) => fresh || needsReading(row)).map(({ id }) => id)
    },
    tried: (id, failed) => {
      if (failed) failedAt.set(id, now().getTime())
      else failedAt.delete(id)
    },
  }
}
