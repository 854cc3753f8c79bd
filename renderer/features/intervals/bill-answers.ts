import type { Bill } from '../../../shared/domain/bill'
import type { HeldBill } from '../../../shared/intervals/against-bills'
import type { MeterMatch } from '../../../shared/intervals/meter-match'
import type { ReadingsAnswer, ReadingsAnswers } from '../../lib/bill-readings'
import { counted, signedPercent } from '../../lib/numbers'
import { belongingOf, candidatesFor, heldWords, resultOf, type Candidate, type OwnBilled } from './bill-check'
import { monthOfDay } from './meter-months'
import type { Metered } from './metered'
import { monthName, withUnit } from './words'

/** What one meter says of a bill. */
interface Claim {
  /** How sure it is that the bill is of this meter: by fit alone, by the same number, or confirmed by a person. */
  readonly rank: 0 | 1 | 2
  readonly answer: ReadingsAnswer
}

const dayWords = ({ whole, days }: HeldBill): string => `${whole} of ${counted(days, 'day')}`

/**
 * The difference, and which way the bill differs: with what is missing at the usual use, because without it every bill
 * would seem too high.
 */
const differenceWords = (held: HeldBill): string => {
  const { verdict, difference, differenceWithMissing, whole, days } = held
  const isWithRest = verdict === 'differs' && differenceWithMissing !== null
  const decisive = isWithRest ? differenceWithMissing : difference
  const way = verdict === 'differs' && decisive !== null && (decisive < 0 ? 'more billed' : 'less billed')
  const parts = [
    difference === null ? 'billed 0' : signedPercent(difference),
    whole < days && dayWords(held),
    isWithRest ? `with the rest ${signedPercent(differenceWithMissing)}, ${way}` : way,
  ]
  return parts.filter(Boolean).join(' · ')
}

const shortWords = (held: HeldBill, unsureOf: number, isConfirmed: boolean): string => {
  const { verdict } = held
  if (verdict === 'no-amount') return 'no amount'
  if (verdict === 'too-little') return dayWords(held)
  if (unsureOf > 0) return 'which channel?'
  return isConfirmed ? differenceWords(held) : `${differenceWords(held)} · proposed`
}

/** Agreement proves nothing of a meter and a channel that were proposed because they agree. */
const stateOf = (held: HeldBill, unsureOf: number, isConfirmed: boolean): ReadingsAnswer['state'] => {
  const state = resultOf(held, unsureOf)
  if (state === 'no-amount' || state === 'too-little') return 'none'
  return state === 'agrees' && !isConfirmed ? 'unsure' : state
}

const answerOf = (held: HeldBill, { channel, unsureOf }: Candidate, isConfirmed: boolean): ReadingsAnswer => {
  const amount = held.billed.amount.trim() === '' ? 'No amount' : withUnit(held.billed.amount, channel.unit)
  const sentences = [
    `${amount} billed, ${withUnit(held.metered, channel.unit)} metered.`,
    heldWords(held, channel.unit, unsureOf),
    channel.estimated > 0 && `${counted(channel.estimated, 'reading')} marked as estimated.`,
    !isConfirmed && 'The interval meter is proposed: it can be confirmed under Intervals.',
  ]
  return {
    state: stateOf(held, unsureOf, isConfirmed),
    words: shortWords(held, unsureOf, isConfirmed),
    title: sentences.filter(Boolean).join(' '),
  }
}

const severalMeters: ReadingsAnswer = {
  state: 'unsure',
  words: 'which meter?',
  title: 'Several interval meters may be that of this bill: confirm one of them under Intervals.',
}

const severalConfirmed = (count: number): ReadingsAnswer => ({
  state: 'unsure',
  words: `${count} confirmed meters`,
  title: `${count} interval meters were confirmed as that of this bill: what each of them says stands under Intervals.`,
})

const notRead = (months: readonly string[]): ReadingsAnswer => ({
  state: 'none',
  words: 'not read',
  title: `The interval data of ${months.map((month) => monthName(month, 'long')).join(', ')} could not be read.`,
})

/** The months among these that a bill touches. */
const touched = ({ start, end }: OwnBilled, months: readonly string[]): readonly string[] =>
  months.filter((month) => month >= monthOfDay(start) && month <= monthOfDay(end))

const claimsOf = (
  { meterId, channels, read, failed }: Metered,
  unread: readonly string[],
  bills: readonly Bill[],
  match: MeterMatch | undefined,
  today: number,
): readonly (readonly [Bill, Claim])[] => {
  const months = [...read, ...failed].toSorted()
  if (months.length === 0) return []
  const candidates = candidatesFor(meterId, channels, bills, months, today)
  const { shown, confirmed } = belongingOf(candidates, bills, match)
  if (!shown) return []
  const isConfirmed = shown === confirmed
  const rank = isConfirmed ? 2 : shown.isSameNumber ? 1 : 0
  return shown.held.flatMap((held): readonly (readonly [Bill, Claim])[] => {
    // Days of a month that has not been read yet are not missing.
    if (touched(held.billed, unread).length > 0) return []
    const without = touched(held.billed, failed)
    const answer = without.length > 0 ? notRead(without) : answerOf(held, shown, isConfirmed)
    return [[held.billed.bill, { rank, answer }]]
  })
}

/** Several meters may claim the same bill: the surest one is believed, and of two that are equally sure neither. */
const decided = (claims: readonly Claim[]): ReadingsAnswer => {
  const surest = Math.max(...claims.map(({ rank }) => rank))
  const [only, ...others] = claims.filter(({ rank }) => rank === surest)
  if (only && others.length === 0) return only.answer
  return surest === 2 ? severalConfirmed(others.length + 1) : severalMeters
}

interface Given {
  readonly bills: readonly Bill[]
  readonly metered: readonly Metered[]
  /** The months of each meter that exist but have not been read, by its id. */
  readonly unread: ReadonlyMap<string, readonly string[]>
  readonly matches: readonly MeterMatch[]
  /** The number of the day on which the bills were read. */
  readonly today: number
}

/** What the readings say of each bill of which they say anything. */
export const answersFor = ({ bills, metered, unread, matches, today }: Given): ReadingsAnswers => {
  const claims = new Map<Bill, Claim[]>()
  for (const meter of metered) {
    const match = matches.find(({ meterId }) => meterId === meter.meterId)
    for (const [bill, claim] of claimsOf(meter, unread.get(meter.meterId) ?? [], bills, match, today)) {
      claims.set(bill, [...(claims.get(bill) ?? []), claim])
    }
  }
  return new Map([...claims].map(([bill, its]) => [bill, decided(its)]))
}
