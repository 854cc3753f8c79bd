import type { ProfileCoverage, SeriesStrip } from '../../../shared/domain/coverage'

/** One line of the page: a series of a profile, or a profile without any. */
export interface CoverageLine {
  readonly profile: ProfileCoverage
  readonly series: SeriesStrip | null
  /** Whether it is the first of its profile. */
  readonly isFirst: boolean
}

/** Pairs of a profile's id and the place of one of its series. */
type Pairs = Int32Array<ArrayBuffer>

/** At most so many profiles are asked for at once: the contract's limit. */
const maxAtOnce = 200
/** Lines beyond those in view that are asked for with them. */
const ahead = 60
/** More rows than this are not kept: what was scrolled past is asked for again. */
const maxKept = 5_000

/** Lives outside React's state, as the list of profiles does: a change costs what is in view. */
export interface CoverageLines {
  readonly subscribe: (listener: () => void) => () => void
  readonly version: () => number
  readonly show: (pairs: Pairs) => void
  readonly count: () => number
  readonly at: (index: number) => CoverageLine | undefined
  readonly idAt: (index: number) => number
  readonly rowId: (index: number) => string
  /** Where the line with this id stands now; null where it is there no more. */
  readonly indexOf: (rowId: string) => number | null
  /** The lines now on screen. */
  readonly look: (first: number, last: number) => void
}

export const createCoverageLines = (
  ask: (ids: readonly number[]) => Promise<readonly ProfileCoverage[]>,
): CoverageLines => {
  const listeners = new Set<() => void>()
  let rows = new Map<number, ProfileCoverage>()
  let made = new Map<number, CoverageLine>()
  let pairs: Pairs = new Int32Array()
  let view = { first: 0, last: 60 }
  let round = 0
  let asking = false
  let version = 0

  const tell = (): void => {
    version += 1
    listeners.forEach((listener) => listener())
  }
  const idAt = (index: number): number => pairs[2 * index] ?? -1 - index

  const missing = (): readonly number[] => {
    const ids = new Set<number>()
    const last = Math.min(view.last + ahead, pairs.length / 2 - 1)
    for (let index = Math.max(0, view.first - ahead); index <= last && ids.size < maxAtOnce; index += 1) {
      const id = idAt(index)
      if (!rows.has(id)) ids.add(id)
    }
    return [...ids]
  }

  /** One question at a time; what has been read anew meanwhile is asked for again. */
  const fill = async (): Promise<void> => {
    if (asking) return
    asking = true
    for (let ids = missing(); ids.length > 0; ids = missing()) {
      const mine = round
      const answered = await ask(ids).catch(() => null)
      if (mine !== round) continue
      if (answered === null) break
      if (rows.size > maxKept) {
        rows = new Map()
        made = new Map()
      }
      for (const row of answered) rows.set(row.id, row)
      tell()
    }
    asking = false
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    version: () => version,
    show: (next) => {
      pairs = next
      rows = new Map()
      made = new Map()
      round += 1
      void fill()
      tell()
    },
    count: () => pairs.length / 2,
    idAt,
    rowId: (index) => `${idAt(index)}-${pairs[2 * index + 1] ?? -1}`,
    indexOf: (rowId) => {
      const [id, place] = rowId.split(/(?<=\d)-/).map(Number)
      for (let index = 0; index < pairs.length / 2; index += 1) {
        if (pairs[2 * index] === id && pairs[2 * index + 1] === place) return index
      }
      return null
    },
    at: (index) => {
      const profile = rows.get(idAt(index))
      if (!profile) return undefined
      const known = made.get(index)
      if (known) return known
      const place = pairs[2 * index + 1] ?? -1
      const line = {
        profile,
        series: profile.series[place] ?? null,
        isFirst: index === 0 || idAt(index - 1) !== profile.id,
      }
      made.set(index, line)
      return line
    },
    look: (first, last) => {
      view = { first, last }
      void fill()
    },
  }
}
