import type { ProfileRow } from '../../../shared/domain/profile'

/** The most rows that are kept. Beyond it those requested longest ago are dropped. */
const maxRows = 4000

/** The rows that have been shown, by their id. */
export const createSeenRows = () => {
  const rows = new Map<number, ProfileRow>()
  return {
    has: (id: number): boolean => rows.has(id),
    get: (id: number): ProfileRow | undefined => rows.get(id),
    put: (row: ProfileRow): void => {
      // Removed first, because the order of the map is that of the requests.
      rows.delete(row.id)
      rows.set(row.id, row)
    },
    /** Takes over a newer state of a row that is here. This does not count as a request for it. */
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
