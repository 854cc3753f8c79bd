import type { SeriesCoverage } from '../../../shared/coverage/coverage'
import type { Bill } from '../../../shared/domain/bill'
import { ExactSum } from '../../../shared/domain/exact-sum'
import { typeName } from '../../lib/type-name'
import { isDecimal, money } from './decimals'

/** A part of an amount due, in the order of a bill. */
export interface DuePart {
  readonly name: string
  /** How it enters the total; empty for an amount that stands alone. */
  readonly sign: '+' | '−' | '=' | ''
  /** Null if the record does not have it. */
  readonly words: string | null
  /** Whether it is a part of the one above. */
  readonly isWithin?: true
}

export interface Due {
  readonly parts: readonly DuePart[]
  readonly state: 'adds-up' | 'differs' | 'unknown'
  readonly verdict: string
  /** Further remarks: what is carried over, and what does not agree with the bill before. */
  readonly notes: readonly string[]
}

const fields = [
  'previousBalance',
  'paymentReceived',
  'pastDueBalance',
  'currentCharges',
  'totalAmountDue',
] as const

const numberOf = (amount: string | null): string | null =>
  amount !== null && isDecimal(amount) ? amount : null

const withoutSign = (amount: string): string => amount.replace(/^[+-]/, '')

/** The exact sum. Amounts with `-` are subtracted. */
const total = (...amounts: readonly (readonly [sign: '+' | '-', amount: string])[]): string => {
  const sum = new ExactSum()
  for (const [sign, amount] of amounts)
    if (sign === '+') sum.add(amount)
    else sum.subtract(amount)
  return sum.toString()
}

const isNone = (amount: string): boolean => Number(amount) === 0
const isOwed = (amount: string): boolean => Number(amount) > 0

type Verdict = Pick<Due, 'state' | 'verdict'>

const unknown = (verdict: string): Verdict => ({ state: 'unknown', verdict })
const addsUp = (verdict: string): Verdict => ({ state: 'adds-up', verdict })

/**
 * What was left of the previous balance; null if the record does not show it. A payment may be sent with either sign.
 */
const leftOf = (bill: Bill): string | null => {
  const [previous, paid] = [numberOf(bill.previousBalance), numberOf(bill.paymentReceived)]
  return previous === null || paid === null ? null : total(['+', previous], ['-', withoutSign(paid)])
}

const verdictOf = (bill: Bill, shown: (amount: string) => string): Verdict => {
  const wrong = fields.some((name) => bill[name] !== null && numberOf(bill[name]) === null)
  if (wrong) return unknown('One of the amounts is not a number, so nothing can be added up.')
  const {
    totalAmountDue: due,
    currentCharges: charges,
    previousBalance: previous,
    pastDueBalance: pastDue,
  } = bill
  if (due === null) return unknown('The record has no total, so it is not known whether the parts add up.')
  if (charges === null)
    return unknown('The record has no current charges, so it is not known whether the parts add up.')
  const gap = (carried: string): string => total(['+', due], ['-', charges], ['-', carried])
  const left = leftOf(bill)
  const carried = [left, pastDue].filter((one) => one !== null)
  if (carried.some((one) => isNone(gap(one)))) return addsUp('The parts add up to the total due.')
  // A reversed payment, which is sent as a negative one, increases the balance.
  const paid = numberOf(bill.paymentReceived)
  if (previous !== null && paid !== null && !isOwed(paid) && isNone(gap(total(['+', previous], ['-', paid]))))
    return addsUp('The parts add up to the total due, with the payment taken back.')
  const [first] = carried
  if (first !== undefined && (left !== null || previous === null)) {
    const rest = gap(first)
    const words = `${shown(withoutSign(rest))} ${isOwed(rest) ? 'less' : 'more'} than the total due`
    return { state: 'differs', verdict: `The parts do not add up: they come to ${words}.` }
  }
  if (previous !== null) {
    const rest = gap(previous)
    if (isNone(rest)) return addsUp('The parts add up to the total due; the record has no payment.')
    return unknown(
      isOwed(rest)
        ? `The record has no payment; ${shown(rest)} of the total is in none of its parts.`
        : `The record has no payment. One of ${shown(withoutSign(rest))} would make it add up.`,
    )
  }
  const rest = gap('0')
  if (isNone(rest)) return addsUp('The total due equals the current charges; no previous balance is given.')
  return unknown(`No previous balance is given; ${shown(rest)} of the total is not in the current charges.`)
}

const notesOf = (bill: Bill, before: Bill | null, shown: (amount: string) => string): readonly string[] => {
  const left = leftOf(bill)
  const pastDue = numberOf(bill.pastDueBalance)
  const carried = pastDue ?? left
  const previous = numberOf(bill.previousBalance)
  const asked = before && before.currency === bill.currency ? numberOf(before.totalAmountDue) : null
  return [
    carried !== null &&
      isOwed(carried) &&
      `${shown(carried)} of the previous balance was not paid, and is carried over.`,
    carried !== null &&
      Number(carried) < 0 &&
      `${shown(withoutSign(carried))} more than was owed was paid, and is a credit.`,
    left !== null &&
      pastDue !== null &&
      Number(left) !== Number(pastDue) &&
      `The record gives ${shown(pastDue)} as past due; the previous balance, less the payments, is ${shown(left)}.`,
    previous !== null &&
      asked !== null &&
      !isNone(total(['+', previous], ['-', asked])) &&
      `The previous bill asked for ${shown(asked)}; this one begins with ${shown(previous)}.`,
  ].filter((note) => note !== false)
}

/** The costs in other records of the same bill: the parts of the charges, as far as these records have them. */
const costsOf = (bill: Bill, bills: readonly Bill[]): readonly DuePart[] =>
  bills
    .filter(
      (one) =>
        one.type !== 'billing' &&
        one.cost !== null &&
        bill.billId !== null &&
        one.billId === bill.billId &&
        one.accountNumber === bill.accountNumber,
    )
    .map((one) => ({
      name: typeName(one.type),
      sign: '',
      words: money(one.cost ?? '', one.currency),
      isWithin: true,
    }))

/**
 * What the amount due of a record is made of, from its own fields; null if the record has none of them. `bills` are all
 * bills of the profile, `before` is the record of the previous period. Based on the fields of "billing" in "Retrieve
 * Bill-Based Cost and/or Usage Data": a balance, less payments, plus charges, is the total; a past due balance is what
 * was left of the balance.
 */
export const dueOf = (bill: Bill, bills: readonly Bill[], before: Bill | null): Due | null => {
  if (fields.every((name) => bill[name] === null)) return null
  const shown = (amount: string): string => money(amount, bill.currency)
  const words = (amount: string | null): string | null => amount && shown(amount)
  const paid = bill.paymentReceived
  return {
    parts: [
      { name: 'Previous balance', sign: '', words: words(bill.previousBalance) },
      {
        name: 'Payments',
        sign: '−',
        words: words(paid && numberOf(paid) === paid ? withoutSign(paid) : paid),
      },
      ...(bill.pastDueBalance === null
        ? []
        : [{ name: 'Past due', sign: '' as const, words: shown(bill.pastDueBalance) }]),
      { name: 'Current charges', sign: '+', words: words(bill.currentCharges) },
      ...costsOf(bill, bills),
      { name: 'Total due', sign: '=', words: words(bill.totalAmountDue) },
    ],
    ...verdictOf(bill, shown),
    notes: notesOf(bill, before, shown),
  }
}

/** The record of the previous period, if there is one that counts. */
export const billBefore = (bill: Bill, coverage: readonly SeriesCoverage[]): Bill | null => {
  for (const { periods } of coverage) {
    const at = periods.findIndex(({ versions }) => versions?.counted === bill)
    if (at > 0) return periods[at - 1]?.versions?.counted ?? null
  }
  return null
}
