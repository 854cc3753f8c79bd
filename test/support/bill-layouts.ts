import type { Bill } from '../../shared/domain/bill'
import type { PageText } from '../../shared/detective/page-text'
import { billOf } from './bill'
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

const grouped = (whole_: string, sign: string): string => whole_.replace(/\B(?=(\d{3})+$)/g, sign)

/** How a country writes dates, numbers and money. */
export interface Locale {
  readonly number: (value: string) => string
  readonly money: (value: string) => string
  readonly date: (day: string) => string
  readonly until: string
  readonly words: Readonly<Record<Words, string>>
}

type Words =
  | 'account'
  | 'meter'
  | 'billDate'
  | 'due'
  | 'period'
  | 'usage'
  | 'cost'
  | 'previous'
  | 'payment'
  | 'current'
  | 'total'
  | 'head'
  | 'thanks'

const months: Readonly<Record<string, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
}

const partsOf = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month, date, m: Number(month), d: Number(date) }
}

const monthOf = (language: string, m: number): string => months[language]?.[m - 1] ?? ''

/** The ways to write a day, by name. */
export const dateSpellings: Readonly<Record<string, (day: string) => string>> = {
  iso: (day) => day,
  us: (day) => `${partsOf(day).month}/${partsOf(day).date}/${partsOf(day).year}`,
  usShort: (day) => `${partsOf(day).m}/${partsOf(day).d}/${partsOf(day).year.slice(2)}`,
  usWords: (day) => `${monthOf('en', partsOf(day).m)} ${partsOf(day).d}, ${partsOf(day).year}`,
  usAbbreviated: (day) =>
    `${monthOf('en', partsOf(day).m).slice(0, 3)} ${partsOf(day).d}, ${partsOf(day).year}`,
  usNth: (day) =>
    `${monthOf('en', partsOf(day).m)} ${partsOf(day).d}${nth(partsOf(day).d)}, ${partsOf(day).year}`,
  uk: (day) => `${partsOf(day).d} ${monthOf('en', partsOf(day).m)} ${partsOf(day).year}`,
  dashed: (day) =>
    `${partsOf(day).date}-${monthOf('en', partsOf(day).m).slice(0, 3)}-${partsOf(day).year.slice(2)}`,
  points: (day) => `${partsOf(day).date}.${partsOf(day).month}.${partsOf(day).year}`,
  pointsShort: (day) => `${partsOf(day).d}.${partsOf(day).m}.${partsOf(day).year.slice(2)}`,
  de: (day) => `${partsOf(day).d}. ${monthOf('de', partsOf(day).m)} ${partsOf(day).year}`,
  fr: (day) =>
    `${partsOf(day).d === 1 ? '1er' : partsOf(day).d} ${monthOf('fr', partsOf(day).m)} ${partsOf(day).year}`,
  nl: (day) => `${partsOf(day).d} ${monthOf('nl', partsOf(day).m)} ${partsOf(day).year}`,
  es: (day) => `${partsOf(day).d} de ${monthOf('es', partsOf(day).m)} de ${partsOf(day).year}`,
}

const nth = (day: number): string => {
  if (day > 3 && day < 21) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}

/** The ways to write a decimal without its sign: separators of groups and of the fraction. */
export const numberSpellings: Readonly<Record<string, (value: string) => string>> = {
  us: (value) => spelled(value, ',', '.'),
  plain: (value) => spelled(value, '', '.'),
  eu: (value) => spelled(value, '.', ','),
  euPlain: (value) => spelled(value, '', ','),
  blank: (value) => spelled(value, ' ', ','),
  hardBlank: (value) => spelled(value, '\u00a0', ','),
  thinBlank: (value) => spelled(value, '\u202f', ','),
  swiss: (value) => spelled(value, '’', '.'),
}

const spelled = (value: string, group: string, sign: string): string => {
  const [digits = '', fraction] = value.replace('-', '').split('.')
  return grouped(digits, group) + (fraction === undefined ? '' : sign + fraction)
}

/** The ways to add a currency and a sign to an amount. */
export const moneySpellings: readonly ((amount: string, negative: boolean) => string)[] = [
  (amount, negative) => `${negative ? '-' : ''}$${amount}`,
  (amount, negative) => `$${negative ? '-' : ''}${amount}`,
  (amount, negative) => (negative ? `($${amount})` : `$${amount}`),
  (amount, negative) => `$${amount}${negative ? ' CR' : ''}`,
  (amount, negative) => `$${amount}${negative ? '-' : ''}`,
  (amount, negative) => `${negative ? '−' : ''}${amount} €`,
  (amount, negative) => `€ ${negative ? '–' : ''}${amount}`,
  (amount, negative) => `${negative ? '-' : ''}${amount} EUR`,
  (amount, negative) => `${negative ? '(' : ''}${amount}${negative ? ')' : ''}`,
  (amount, negative) => `CHF ${negative ? '-' : ''}${amount}`,
  (amount, negative) => `${amount}${negative ? 'CR' : ''} $`,
  (amount, negative) => `US$ ${negative ? '-' : ''}${amount}`,
]

const words = (text: string): Locale['words'] => {
  const names: readonly Words[] = [
    'account',
    'meter',
    'billDate',
    'due',
    'period',
    'usage',
    'cost',
    'previous',
    'payment',
    'current',
    'total',
    'head',
    'thanks',
  ]
  const parts = text.split('|')
  return Object.fromEntries(names.map((name, index) => [name, parts[index] ?? ''])) as Locale['words']
}

const localeOf = (
  number: keyof typeof numberSpellings,
  money: number,
  date: keyof typeof dateSpellings,
  until: string,
  text: string,
): Locale => ({
  number: (value) => (value.startsWith('-') ? '-' : '') + (numberSpellings[number]?.(value) ?? ''),
  money: (value) =>
    moneySpellings[money]?.(numberSpellings[number]?.(value) ?? '', value.startsWith('-')) ?? '',
  date: (day) => dateSpellings[date]?.(day) ?? '',
  until,
  words: words(text),
})

const american =
  'Account number|Meter number|Bill date|Due date|Service period|Total usage|Electric charges|Previous balance|Payment received|Current charges|Total amount due|Your electricity bill|Thank you for being a customer since 1998.'

export const locales: readonly Locale[] = [
  localeOf('us', 0, 'us', ' - ', american),
  localeOf(
    'us',
    3,
    'usAbbreviated',
    ' to ',
    'Account No.|Meter #|Statement date|Payment due|Billing period|kWh used|Current electric charges|Amount due on previous statement|Payments received|Total new charges|Amount due|Statement of account|Page 1 of 2',
  ),
  localeOf(
    'us',
    2,
    'usWords',
    ' through ',
    'Account #|Meter ID|Invoice date|Please pay by|For service|Energy used|Total electric charges|Prior balance|Payments|New charges|Please pay this amount|Valley Power|Call 1-800-555-0134.',
  ),
  localeOf(
    'us',
    4,
    'iso',
    ' to ',
    'Your account number|Your meter|Date issued|Due by|Period|Usage|Electricity charges|Last bill|Payment - thank you|Current charges|Balance due|Nord Energy|24 hours',
  ),
  localeOf(
    'blank',
    5,
    'fr',
    ' au ',
    'Numéro de compte|Numéro de compteur|Date de facturation|Échéance|Période de facturation|Consommation|Frais d’électricité|Solde précédent|Paiement reçu|Frais courants|Montant à payer|Votre facture|Merci',
  ),
  localeOf(
    'eu',
    6,
    'nl',
    ' t/m ',
    'Klantnummer|Meternummer|Factuurdatum|Vervaldatum|Verbruiksperiode|Totaal verbruik|Kosten elektriciteit|Vorig saldo|Ontvangen betaling|Huidige kosten|Te betalen|Uw jaarnota|Vragen? 0900 1234',
  ),
  localeOf(
    'eu',
    7,
    'points',
    ' bis ',
    'Kundennummer|Zählernummer|Rechnungsdatum|Fällig am|Abrechnungszeitraum|Verbrauch|Stromkosten|Saldovortrag|Ihre Zahlung|Aktuelle Kosten|Zu zahlen|Ihre Stromrechnung|Vielen Dank',
  ),
  localeOf(
    'euPlain',
    5,
    'es',
    ' - ',
    'Número de cuenta|Contador|Fecha de emisión|Vencimiento|Periodo de facturación|Consumo|Importe electricidad|Saldo anterior|Pago recibido|Cargos actuales|Total a pagar|Factura|Gracias',
  ),
  localeOf(
    'swiss',
    9,
    'points',
    ' - ',
    'Kunden-Nr.|Zähler-Nr.|Ausgestellt am|Zahlbar bis|Zeitraum|Stromverbrauch|Kosten Strom|Alter Saldo|Zahlungseingang|Aktuelle Abrechnung|Rechnungsbetrag|Rechnung|Seite 1',
  ),
]

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

type Line = readonly [label: string, value: string]

const linesOf = (bill: Bill, locale: Locale, form: (number: string) => string): readonly Line[] => {
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

type Layout = (lines: readonly Line[], page: ReturnType<typeof printedPage>, random: Random) => void

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
  pickOf(random, layouts)(linesOf(bill, locale, pickOf(random, numberForms)), page, random)
  page.put(56, 120, locale.words.thanks, 8)
  page.put(56, 100, `30 days · ${locale.number('23.41')} kWh · ${locale.money('0.12')}`, 8)
  return page.page()
}
