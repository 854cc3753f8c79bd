import type { ProfileRow } from '../../../shared/domain/profile'

/** Rows stored; beyond that, those that were asked for the longest ago go. */
const maxRows = 4000

/** The rows that were looked at, by their id. */
export const createSeenRows = () => {
  const rows = new Map<number, ProfileRow>()
  return {
    has: (id: number): boolean => rows.has(id),
    get: (id: number): ProfileRow | undefined => rows.get(id),
    put: (row: ProfileRow): void => {
      // Taken out first: the map's order is that of the asking.
      rows.delete(row.id)
      rows.set(row.id, row)
    },
    /** Takes in a newer state of a row that is here, which is not a new question for it. */
    renew: (row: ProfileRow): void => {
      if (rows.has(row.id)) rows.set(row.id, row)
    },
    remove: (id: number): void => void rows.delete(id),
    trim: (): void => {
      if (rows.size <= maxRows) return
      let surplus = rows.size - maxRows / 2
      for (const id of rows.keys()) {
        if (surplus <= 0) return
        rows.delete(id)
        surplus -= 1
      }
    },
  }
}
