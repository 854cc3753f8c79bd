import { placeBills } from '../../../shared/coverage/placed'
import { keyToday, sameSeries, seriesOf, type SeriesKey } from '../../../shared/coverage/series'
import type { Bill } from '../../../shared/domain/bill'
import { ExactSum } from '../../../shared/domain/exact-sum'
import { unitOf } from '../../../shared/domain/unit'
import {
  agreeing,
  byDay,
  distanceOf,
  fitOf,
  holdBills,
  isNear,
  type Billed,
  type HeldBill,
  type Verdict,
} from '../../../shared/intervals/against-bills'
import { daySeconds } from '../../../shared/intervals/local-time'
import type { MeterMatch } from '../../../shared/intervals/meter-match'
import type { Period } from '../../../shared/intervals/periods'
import { counted } from '../../lib/numbers'
import type { JoinedChannel } from './join-months'
import { daysOfMonths } from './meter-months'
import { unitWords, withUnit } from './words'

/** A bill as it is compared, with its record. */
export interface OwnBilled extends Billed {
  readonly bill: Bill
}

/** A channel of amounts, by day. */
export interface ChannelDays {
  readonly channel: JoinedChannel
  readonly days: readonly Period[]
}

/** The bills of one meter, compared with the channel that fits them best. */
export interface Candidate {
  readonly key: SeriesKey
  readonly channel: JoinedChannel
  readonly held: readonly HeldBill<OwnBilled>[]
  /** The share of the comparable bills that agree; null if fewer than two are comparable. */
  readonly fit: number | null
  /**
   * The number of channels of this unit if there are several, and none agrees with any bill: it is not known then which
   * of them was billed, and it may be one less another. Otherwise 0.
   */
  readonly unsureOf: number
  /** Whether bill and interval data have the same meter number. */
  readonly isSameNumber: boolean
}

/** From this share on, bills of a meter with another number are proposed. */
const fitsFrom = 0.75

const plainNumber = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+/, '')

export const isSameNumber = (a: string, b: string | null): boolean =>
  b !== null && plainNumber(a) !== '' && plainNumber(a) === plainNumber(b)

/** The amount in another spelling of its unit; null if it is of another quantity, or not a number. */
const amountIn = (unit: string, { usage, units }: Bill): string | null => {
  const named = units === null ? null : unitOf(units)
  if (usage === null || named?.unit !== unit) return null
  return /^-?\d*\.?\d+$/.test(usage.trim()) ? new ExactSum().add(usage.trim(), named.shift).toString() : null
}

const billedOf = (
  bills: readonly Bill[],
  unit: string,
  months: readonly string[],
  today: number,
): readonly OwnBilled[] => {
  const [first, last] = daysOfMonths(months)
  const { placed, approximate } = placeBills(bills, today)
  // Periods that were guessed from single dates are some days off: with them, nothing agrees and nothing differs.
  if (approximate) return []
  // One day more at each end: the last day of a bill may be the first of the next.
  return placed.flatMap(({ start, end, versions: { counted: bill } }) => {
    const amount = bill && amountIn(unit, bill)
    return bill && amount !== null && start >= first - 1 && end <= last + 1
      ? [{ start, end, amount, bill }]
      : []
  })
}

/** Whether any of these bills has an amount in the unit of one of these channels. */
export const hasAmountsFor = (channels: readonly JoinedChannel[], bills: readonly Bill[]): boolean =>
  channels.some(
    ({ kind, unit }) =>
      kind === 'interval' && bills.some((bill) => bill.type !== 'billing' && amountIn(unit, bill) !== null),
  )

interface Way {
  readonly channel: JoinedChannel
  readonly held: readonly HeldBill<OwnBilled>[]
  readonly fit: number | null
}

/** The channel that fits best comes first. The fit of a single bill is not known, which is no better and no worse than 0. */
const byFit = (a: Way, b: Way): number =>
  (b.fit ?? 0) - (a.fit ?? 0) ||
  agreeing(b.held) - agreeing(a.held) ||
  distanceOf(a.held) - distanceOf(b.held)

/**
 * Series of bills that may belong to these readings: of the same quantity, with a period within the months that were
 * read.
 */
export const candidatesFor = (
  meterId: string,
  channels: readonly ChannelDays[],
  bills: readonly Bill[],
  months: readonly string[],
  today: number,
): readonly Candidate[] =>
  seriesOf(bills)
    .filter(({ key }) => key.type !== 'billing')
    .flatMap(({ key, bills: own }) => {
      const ways = channels
        .filter(({ channel }) => channel.kind === 'interval')
        .map(({ channel, days }) => ({
          channel,
          ...holdBills(billedOf(own, channel.unit, months, today), byDay(days)),
        }))
        .filter(({ held }) => held.length > 0)
        .map(({ channel, held }): Way => ({ channel, held, fit: fitOf(held) }))
      const [best] = ways.toSorted(byFit)
      if (!best) return []
      const rivals = ways.filter(({ channel }) => channel.unit === best.channel.unit)
      const isUnsure = rivals.length > 1 && agreeing(best.held) === 0
      const unsureOf = isUnsure ? rivals.length : 0
      return [{ key, ...best, unsureOf, isSameNumber: isSameNumber(meterId, key.meterNumber) }]
    })

/** The bills that most likely belong to this meter, and why; null if nothing shows it, or if two are equally likely. */
export const proposalOf = (
  candidates: readonly Candidate[],
): { readonly candidate: Candidate; readonly why: string } | null => {
  const named = candidates.filter((each) => each.isSameNumber)
  const [only] = named
  if (only && named.length === 1) return { candidate: only, why: 'the meter has the same number' }
  const fitting = (named.length > 0 ? named : candidates).filter(({ fit }) => (fit ?? 0) >= fitsFrom)
  const [best] = fitting
  if (!best || fitting.length > 1) return null
  return {
    candidate: best,
    why: `${agreeing(best.held)} of ${counted(best.held.length, 'bill')} agree with the readings`,
  }
}

/** The bills that are shown as those of a meter. */
export interface Belonging {
  /** What a person has confirmed, as it is called today; null if nothing was, or if it is gone. */
  readonly said: SeriesKey | null
  /** The confirmed bills; null if none of them lies within the months. */
  readonly confirmed: Candidate | null
  readonly proposal: ReturnType<typeof proposalOf>
  /** The confirmed ones, or else those that are proposed. */
  readonly shown: Candidate | null
}

/** `match` is undefined while nobody has said anything about this meter. */
export const belongingOf = (
  candidates: readonly Candidate[],
  bills: readonly Bill[],
  match: MeterMatch | undefined,
): Belonging => {
  const keys = seriesOf(bills).map(({ key }) => key)
  const said = match?.bills ? (keyToday(keys, match.bills) ?? match.bills) : null
  const confirmed = (said && candidates.find(({ key }) => sameSeries(key, said))) ?? null
  const proposal = match ? null : proposalOf(candidates)
  return { said, confirmed, proposal, shown: confirmed ?? proposal?.candidate ?? null }
}

/** What is known of a bill. With too few readings, or without an amount, no channel would say more. `unsureOf` as in `Candidate`. */
export const resultOf = ({ verdict }: HeldBill, unsureOf: number): Verdict | 'unsure' =>
  unsureOf > 0 && verdict !== 'too-little' && verdict !== 'no-amount' ? 'unsure' : verdict

const rounded = (value: number): string => String(Number(value.toPrecision(4)))

/** The result of a comparison, in a sentence. `unsureOf` as in `Candidate`. */
export const heldWords = (
  { days, whole, empty, metered, billed, verdict, missing, difference }: HeldBill,
  unit: string,
  unsureOf = 0,
): string => {
  const of = `${whole} of ${counted(days, 'day')}`
  const lacking = days - whole
  const isOne = lacking === 1
  const named = isOne ? 'the missing day' : `the ${lacking} missing days`
  // A day of which hours are missing is no missing day.
  const them = empty === lacking ? named : `what is missing of the other ${counted(lacking, 'day')}`
  const isSingular = isOne || empty !== lacking
  switch (verdict) {
    case 'agrees':
      return `${of}; the readings agree with the bill.`
    case 'explained':
      return `${of}; ${them} ${isSingular ? 'explains' : 'explain'} the difference.`
    case 'too-little':
      return `${of}: too few to tell.`
    case 'no-amount':
      return `${of}; the bill has no amount to compare them with.`
    case 'differs': {
      if (unsureOf > 0) return `${of}; none of the ${unsureOf} channels in ${unitWords(unit)} agrees.`
      const apart = new ExactSum().add(metered).subtract(billed.amount).toString()
      const isMore = apart.startsWith('-')
      const wayOf = (more: boolean): string => `${more ? 'more' : 'less'} billed`
      const words = `${withUnit(apart.replace(/^-/, ''), unit)} ${wayOf(isMore)} than metered`
      if (lacking === 0) return `${of}; ${words}.`
      const would = missing === null ? '' : ` (at the usual use about ${withUnit(rounded(missing), unit)})`
      if (isNear(difference)) return `${of}; the readings come to the bill only without ${them}${would}.`
      const withRest = Number(apart) + (missing ?? 0)
      if (withRest < 0 !== isMore) {
        const size = withUnit(rounded(Math.abs(withRest)), unit)
        return `${of}; ${words}, but with ${them}${would} about ${size} ${wayOf(withRest < 0)}.`
      }
      return `${of}; ${words}, which ${them}${would} ${isSingular ? 'does' : 'do'} not explain.`
    }
  }
}

/** The first and the last day of a bill, as text. */
export const daysOf = ({ start, end }: Billed): string =>
  [start, end].map((day) => new Date(day * daySeconds * 1000).toISOString().slice(0, 10)).join(' to ')
