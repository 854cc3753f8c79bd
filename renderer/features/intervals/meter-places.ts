import { useMemo } from 'react'
import { isIn } from '../../../shared/coverage/scope'
import { keyToday, sameSeries, seriesOf, type SeriesKey } from '../../../shared/coverage/series'
import type { Bill } from '../../../shared/domain/bill'
import type { MeterMatch } from '../../../shared/intervals/meter-match'
import { useProfileFocus } from '../../parts/profile-focus'
import { isSameNumber } from './bill-check'
import type { MeterMonths } from './meter-months'
import { useBillsAndMatches } from './use-meter-bills'

/**
 * The series of bills to which an interval meter belongs, as far as that is known: those that a person has confirmed, or
 * else those whose meter has the same number.
 */
export const seriesOfMeter = (
  meterId: string,
  keys: readonly SeriesKey[],
  matches: readonly MeterMatch[],
): readonly SeriesKey[] => {
  const match = matches.find((each) => each.meterId === meterId)
  if (!match)
    return keys.filter(({ type, meterNumber }) => type !== 'billing' && isSameNumber(meterId, meterNumber))
  const key = match.bills && keyToday(keys, match.bills)
  return key ? [key] : []
}

/** The type of a meter's bills, as far as that is known; null if it is not, or if they are of several. */
export const billTypeOf = (
  meterId: string,
  keys: readonly SeriesKey[],
  matches: readonly MeterMatch[],
): string | null => {
  const [type, ...others] = new Set(seriesOfMeter(meterId, keys, matches).map((key) => key.type))
  return type !== undefined && others.length === 0 ? type : null
}

/** The meters that are shown, if a part of the login was chosen. */
export interface PlacedMeters {
  readonly within: readonly MeterMonths[]
  /** Of these it is not known to which part they belong: they are shown as well. */
  readonly unknown: readonly MeterMonths[]
  /** The number of meters of other parts, which are not shown. */
  readonly elsewhere: number
  /** Whether the bills are known by now: before that, nothing says where a meter belongs. */
  readonly isKnown: boolean
  /** The meters to which these bills belong. */
  readonly of: (key: SeriesKey) => readonly MeterMonths[]
}

const noBills: readonly Bill[] = []
const noMatches: readonly MeterMatch[] = []

/** The meters in the part of the login that was chosen in this profile. */
export const usePlacedMeters = (profileId: number, meters: readonly MeterMonths[]): PlacedMeters => {
  const { part, pinned } = useProfileFocus()
  const { bills, matches } = useBillsAndMatches(profileId, part !== null || pinned?.in === 'bills')
  const list = bills.data?.bills ?? noBills
  const said = matches.data ?? noMatches
  const isKnown = bills.data !== undefined && matches.data !== undefined
  return useMemo(() => {
    const keys = seriesOf(list).map(({ key }) => key)
    const placed = meters.map((meter) => ({ meter, series: seriesOfMeter(meter.meterId, keys, said) }))
    const of = (key: SeriesKey): readonly MeterMonths[] =>
      placed.filter(({ series }) => series.some((one) => sameSeries(one, key))).map(({ meter }) => meter)
    if (part === null || !isKnown) return { within: meters, unknown: [], elsewhere: 0, isKnown, of }
    const within = placed.filter(({ series }) => series.some((key) => isIn(part, key)))
    const unknown = placed.filter(({ series }) => series.length === 0)
    return {
      within: within.map(({ meter }) => meter),
      unknown: unknown.map(({ meter }) => meter),
      elsewhere: meters.length - within.length - unknown.length,
      isKnown,
      of,
    }
  }, [list, said, meters, part, isKnown])
}
