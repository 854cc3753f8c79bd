import type { CoverageReply, ProfileCoverage, SeriesStrip, SweptKind } from '../../../shared/domain/coverage'

/** One line of the page: a series of a profile, or a profile that has none. */
export interface CoverageLine {
  readonly profile: ProfileCoverage
  readonly series: SeriesStrip | null
  /** Whether it is the first line of its profile. */
  readonly isFirst: boolean
}

/** Pairs of a profile's id and the index of one of its series. */
type Pairs = Int32Array<ArrayBuffer>

/** The most profiles in one request: the limit of the contract. */
const maxAtOnce = 200
/** How many lines beyond the visible ones are requested with them. */
const ahead = 60
/** The most rows that are kept. Rows scrolled past long ago are requested again. */
const maxKept = 5_000

/** Kept outside of React's state, like the list of profiles, so that a change only costs what is visible. */
export interface CoverageLines {
  readonly subscribe: (listener: () => void) => () => void
  readonly version: () => number
  readonly show: (reply: Pick<CoverageReply, 'what' | 'lines' | 'first'>) => void
  readonly count: () => number
  readonly at: (index: number) => CoverageLine | undefined
  readonly idAt: (index: number) => number
  readonly rowId: (index: number) => string
  /** The current index of the line with this id; null if it no longer exists. */
  readonly indexOf: (rowId: string) => number | null
  /** Tells which lines are visible. */
  readonly look: (first: number, last: number) => void
}

export const createCoverageLines = (
  ask: (what: SweptKind, ids: readonly number[]) => Promise<readonly ProfileCoverage[]>,
): CoverageLines => {
  const listeners = new Set<() => void>()
  let rows = new Map<number, ProfileCoverage>()
  let made = new Map<number, CoverageLine>()
  let pairs: Pairs = new Int32Array()
  let what: SweptKind = 'bills'
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

  /** Sends one request at a time. Lines whose bills were read meanwhile are requested again. */
  const fill = async (): Promise<void> => {
    if (asking) return
    asking = true
    for (let ids = missing(); ids.length > 0; ids = missing()) {
      const mine = round
      const answered = await ask(what, ids).catch(() => null)
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
    show: (reply) => {
      pairs = reply.lines
      what = reply.what
      rows = new Map(reply.first.map((row) => [row.id, row]))
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
