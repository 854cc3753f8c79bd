import type { ProfileRow, ProfilesChange } from '../../shared/domain/profile'

/** At most ten messages a second. */
const intervalMs = 100

export interface Coalescer {
  readonly row: (row: ProfileRow) => void
  readonly removed: (gone: ProfilesChange['removed'][number]) => void
  readonly close: () => void
}

/** Gathers what changed into few messages; of several states of one row only the last is told. */
export const createCoalescer = (emit: (change: ProfilesChange) => void): Coalescer => {
  let rows = new Map<number, ProfileRow>()
  let removed = new Map<number, ProfilesChange['removed'][number]>()
  let timer: NodeJS.Timeout | null = null

  const flush = (): void => {
    timer = null
    emit({ rows: [...rows.values()], removed: [...removed.values()] })
    rows = new Map()
    removed = new Map()
  }
  const soon = (): void => {
    timer ??= setTimeout(flush, intervalMs)
  }

  return {
    row: (row) => {
      rows.set(row.id, row)
      removed.delete(row.id)
      soon()
    },
    removed: (gone) => {
      rows.delete(gone.id)
      removed.set(gone.id, gone)
      soon()
    },
    close: () => {
      if (timer) clearTimeout(timer)
    },
  }
}
