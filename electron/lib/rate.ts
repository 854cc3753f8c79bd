import { sumBy } from 'es-toolkit/math/sumBy'

/** How often something happened lately. */
export interface Rate {
  readonly count: () => void
  /** Events per second over the last seconds; 0 while too few were counted. */
  readonly perSecond: () => number
  /** The same, or null before it has gone on for some seconds: then it says little about what is to come. */
  readonly steady: () => number | null
  readonly reset: () => void
}

export interface RateOptions {
  /** Unix milliseconds. */
  readonly now: () => number
  /** Events are counted in spans of this length; the first span counts in full. */
  readonly spanMs: number
  /** Fewer events than this say nothing. */
  readonly least?: number | undefined
}

const windowMs = 5_000
const steadySeconds = 3

export const createRate = ({ now, spanMs, least = 1 }: RateOptions): Rate => {
  let spans: { readonly place: number; count: number }[] = []
  const current = (): number => Math.floor(now() / spanMs)
  const recent = (): typeof spans => spans.filter(({ place }) => place > current() - windowMs / spanMs)
  const secondOf = (place: number): number => Math.floor((place * spanMs) / 1000)

  const perSecond = (): number => {
    const lately = recent()
    const first = lately[0]
    const total = sumBy(lately, ({ count }) => count)
    if (!first || total < least) return 0
    return (total * 1000) / ((current() - first.place + 1) * spanMs)
  }

  return {
    count: () => {
      const last = spans.at(-1)
      if (last?.place === current()) last.count += 1
      else spans = [...recent(), { place: current(), count: 1 }]
    },
    perSecond,
    steady: () => {
      const seconds = new Set(recent().map(({ place }) => secondOf(place)))
      return seconds.size < steadySeconds ? null : perSecond()
    },
    reset: () => {
      spans = []
    },
  }
}
