import type { Bill } from '../../shared/domain/bill'
import type { PageText } from '../../shared/detective/page-text'
import { billOf } from './bill'
import { locales, type Locale } from './bill-locales'
import { printedPage, whole, type Cuts } from './printed-page'

/** Bills printed in the ways of several countries, for tests of what reads them. The same seed gives the same bill. */

/** Returns a value between 0 and 1 at each call. */
export type Random = () => number

/** mulberry32: small, and the same on all platforms. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pickOf = <T>(random: Random, choices: readonly T[]): T =>
  choices[Math.floor(random() * choices.length)] as T

const digits = (random: Random, length: number): string =>
  Array.from({ length }, (_, at) =>
    at === 0 ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10),
  ).join('')

const cents = (random: Random, from: number, to: number): string =>
  ((from + random() * (to - from)) / 1).toFixed(2)

const dayText = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** A record whose values all differ, as in a bill of one service. */
export const randomRecord = (random: Random): Bill => {
  const day = 86_400_000
  const start = Date.UTC(
    2024 + Math.floor(random() * 3),
    Math.floor(random() * 12),
    1 + Math.floor(random() * 27),
  )
  const end = start + (27 + Math.floor(random() * 6)) * day
  const cost = cents(random, 40, 4000)
  const previous = cents(random, 40, 4000)
  const unpaid = random() < 0.3
  const paid = unpaid ? cents(random, 5, 39) : previous
  const carried = (Number(previous) - Number(paid)).toFixed(2)
  const current = (Number(cost) + 1 + Math.floor(random() * 900) / 100).toFixed(2)
  return billOf({
    billId: digits(random, 8),
    type: 'electricity',
    accountNumber: `${digits(random, 8)}${pickOf(random, ['', '-'])}${digits(random, 2)}`,
    meterNumber: digits(random, 8),
    startDate: dayText(start),
    endDate: dayText(end),
    billDate: dayText(end + 4 * day),
    dueDate: dayText(end + 25 * day),
    usage: pickOf(random, [String(300 + Math.floor(random() * 3000)), (300 + random() * 900).toFixed(1)]),
    units: pickOf(random, ['kWh', 'KWh']),
    currency: 'USD',
    cost,
    previousBalance: previous,
    paymentReceived: `-${paid}`,
    currentCharges: current,
    totalAmountDue: (Number(current) + Number(carried)).toFixed(2),
  })
}

/** Digits in groups, with leading zeros, or as they are. */
export const numberForms: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => number.replace(/-/g, ''),
  (number) => number.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 '),
  (number) => number.replace(/\D/g, '').replace(/(\d{3})(?=\d)/g, '$1-'),
  (number) => (/^[\d-]+$/.test(number) ? `00${number}` : number),
]

export type BillLine = readonly [label: string, value: string]

/** What a bill of this country prints of a record: its labels and values. `form` writes the numbers of accounts and meters. */
export const billLines = (
  bill: Bill,
  locale: Locale,
  form: (number: string) => string,
): readonly BillLine[] => {
  const { words: say } = locale
  const text = (value: string | null): string => value ?? ''
  return [
    [say.account, form(text(bill.accountNumber))],
    [say.meter, form(text(bill.meterNumber))],
    [say.billDate, locale.date(text(bill.billDate))],
    [say.due, locale.date(text(bill.dueDate))],
    [say.period, `${locale.date(text(bill.startDate))}${locale.until}${locale.date(text(bill.endDate))}`],
    [say.usage, `${locale.number(text(bill.usage))} ${bill.units ?? ''}`],
    [say.cost, locale.money(text(bill.cost))],
    [say.previous, locale.money(text(bill.previousBalance))],
    [say.payment, locale.money(text(bill.paymentReceived))],
    [say.current, locale.money(text(bill.currentCharges))],
    [say.total, locale.money(text(bill.totalAmountDue))],
  ]
}

type Layout = (lines: readonly BillLine[], page: ReturnType<typeof printedPage>, random: Random) => void

/** Labels on the left, values at the right end of the line. */
const oneColumn: Layout = (lines, page) =>
  lines.forEach(([label, value], index) => {
    page.put(56, 690 - index * 18, label)
    page.putRight(556, 690 - index * 18, value)
  })

/** `Label: value` as one text. */
const sentences: Layout = (lines, page) =>
  lines.forEach(([label, value], index) => page.put(56, 690 - index * 16, `${label}: ${value}`))

/** Two columns of such lines beside each other. */
const twoColumns: Layout = (lines, page) => {
  const half = Math.ceil(lines.length / 2)
  lines.forEach(([label, value], index) => {
    const column = index < half ? 0 : 1
    const y = 690 - (index % half) * 20
    page.put(40 + column * 290, y, label, 8)
    page.putRight(300 + column * 280, y, value, 8)
  })
}

/** Each value below its label, three beside each other. */
const cards: Layout = (lines, page) =>
  lines.forEach(([label, value], index) => {
    const x = 40 + (index % 3) * 190
    const y = 690 - Math.floor(index / 3) * 60
    page.put(x, y, label, 7)
    page.put(x, y - 14, value, 8)
  })

/** The total in large print in a box of its own, and the rest in lines. */
const largeTotal: Layout = (lines, page, random) => {
  const last = lines.at(-1)
  oneColumn(lines.slice(0, -1), page, random)
  if (!last) return
  page.put(56, 400, last[0], 12)
  page.putRight(556, 396, last[1], 22)
}

const layouts = [oneColumn, sentences, twoColumns, cards, largeTotal]

/** The bill as a page, with a random layout, country and grouping of digits. */
export const printedBill = (bill: Bill, random: Random, cuts: Cuts = whole): PageText => {
  const page = printedPage(cuts)
  const locale = pickOf(random, locales)
  page.put(56, 740, locale.words.head, 16)
  pickOf(random, layouts)(billLines(bill, locale, pickOf(random, numberForms)), page, random)
  page.put(56, 120, locale.words.thanks, 8)
  page.put(56, 100, `30 days · ${locale.number('23.41')} kWh · ${locale.money('0.12')}`, 8)
  return page.page()
}
