import { dayNumber } from '../../../shared/coverage/calendar'
import type { CoveredPeriod } from '../../../shared/coverage/coverage'
import type { Verdict } from '../../../shared/intervals/against-bills'
import { instantOf, type LocalTime } from '../../../shared/intervals/local-time'
import { signedPercent } from '../../lib/numbers'
import { daysOf, heldWords, resultOf, type Candidate } from './bill-check'
import { withUnit } from './words'

/** What the readings say of a bill, or why there is none. `unsure`: it is not known which channel was billed. */
export type BandState = Verdict | 'unsure' | 'missing' | 'late'

/** The period of a bill in the chart, or a period whose bill is missing or late. */
export interface Band {
  /** Unix seconds; `to` is the first one after it. */
  readonly from: number
  readonly to: number
  readonly state: BandState
  /** What was billed; null if there is no bill. */
  readonly amount: string | null
  /** The difference, or what there is in its place. */
  readonly difference: string | null
  /** All of it, in a sentence. */
  readonly words: string
}

const differenceOf = (state: BandState, difference: number | null): string | null => {
  if (state === 'too-little') return 'too few readings'
  if (state === 'unsure' || difference === null) return null
  return signedPercent(difference)
}

const expectedBand = ({ start, end, state }: CoveredPeriod, zone: LocalTime): Band | null => {
  const [first, last] = [dayNumber(start), dayNumber(end)]
  if (first === null || last === null || (state !== 'missing' && state !== 'late')) return null
  const words = state === 'missing' ? 'no bill' : 'bill late'
  return {
    from: instantOf(zone, first),
    to: instantOf(zone, last + 1),
    state,
    amount: null,
    difference: words,
    words: `${start} to ${end}: ${words}.`,
  }
}

/**
 * The bills of a meter and the periods without one, in the order of time. A bill's band has the days that were compared,
 * so that a day that two bills name as their end and their beginning is in one of them alone.
 */
export const bandsOf = (
  { held, channel, unsureOf }: Candidate,
  expected: readonly CoveredPeriod[],
  zone: LocalTime,
): readonly Band[] => {
  const bills = held.map((each): Band => {
    const state = resultOf(each, unsureOf)
    const amount = each.billed.amount.trim() === '' ? null : withUnit(each.billed.amount, channel.unit)
    return {
      from: instantOf(zone, each.first),
      to: instantOf(zone, each.last + 1),
      state,
      amount,
      difference: differenceOf(state, each.difference),
      words: `${daysOf(each.billed)}: ${amount ?? 'no amount'} billed, ${withUnit(each.metered, channel.unit)} metered. ${heldWords(each, channel.unit, unsureOf)}`,
    }
  })
  return [...bills, ...expected.flatMap((period) => expectedBand(period, zone) ?? [])].toSorted(
    (a, b) => a.from - b.from,
  )
}

/** The band of an instant. */
export const bandAt = (bands: readonly Band[], at: number): Band | null =>
  bands.find(({ from, to }) => from <= at && at < to) ?? null
