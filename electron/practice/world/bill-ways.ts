import { pick } from '../random'
import type { BillRecord } from './bill-record'
import { electricAndGasMock, electricMock } from './providers'

/**
 * The ways in which bills are printed: their words, numbers, dates, credits, and the position of a value relative to
 * its label.
 */

type Place = 'line' | 'columns' | 'below' | 'sentence'

interface Way {
  readonly place: Place
  readonly money: (amount: number) => string
  readonly number: (amount: number) => string
  readonly date: (day: string) => string
  readonly until: string
  readonly words: Readonly<Record<Word, string>>
  readonly services: Readonly<Record<string, string>>
}

type Word =
  | 'account'
  | 'holder'
  | 'billDate'
  | 'due'
  | 'period'
  | 'meter'
  | 'service'
  | 'usage'
  | 'exported'
  | 'charges'
  | 'previous'
  | 'payment'
  | 'paymentDate'
  | 'pastDue'
  | 'current'
  | 'total'

const english: Way['words'] = {
  account: 'Account number',
  holder: 'Account holder',
  billDate: 'Statement date',
  due: 'Due date',
  period: 'Service period',
  meter: 'Meter number',
  service: 'Service ID',
  usage: 'Total usage',
  exported: 'Energy exported',
  charges: '% charges',
  previous: 'Previous balance',
  payment: 'Payment received',
  paymentDate: 'Payment date',
  pastDue: 'Past due',
  current: 'Current charges',
  total: 'Total amount due',
}
const german: Way['words'] = {
  account: 'Kundennummer',
  holder: 'Kunde',
  billDate: 'Rechnungsdatum',
  due: 'Fällig am',
  period: 'Abrechnungszeitraum',
  meter: 'Zählernummer',
  service: 'Marktlokation',
  usage: 'Verbrauch',
  exported: 'Einspeisung',
  charges: '%kosten',
  previous: 'Alter Saldo',
  payment: 'Ihre Zahlung',
  paymentDate: 'Zahlungsdatum',
  pastDue: 'Rückstand',
  current: 'Aktuelle Kosten',
  total: 'Zu zahlen',
}
const french: Way['words'] = {
  account: 'Numéro de compte',
  holder: 'Client',
  billDate: 'Date de facturation',
  due: 'Échéance',
  period: 'Période de facturation',
  meter: 'Numéro de compteur',
  service: 'Numéro de service',
  usage: 'Consommation',
  exported: 'Énergie injectée',
  charges: "Frais d'%",
  previous: 'Solde précédent',
  payment: 'Paiement reçu',
  paymentDate: 'Date de paiement',
  pastDue: 'Solde impayé',
  current: 'Frais courants',
  total: 'Montant à payer',
}

const englishServices = { electricity: 'Electric', gas: 'Gas', water: 'Water', solar_lease: 'Solar lease' }
const germanServices = { electricity: 'Strom', gas: 'Gas', water: 'Wasser', solar_lease: 'Solar lease ' }
const frenchServices = { electricity: 'électricité', gas: 'gaz', water: 'eau', solar_lease: 'solar lease' }

const grouped = (amount: number, group: string, point: string, places?: number): string => {
  const [whole = '', fraction] = (
    places === undefined ? String(Math.abs(amount)) : Math.abs(amount).toFixed(places)
  ).split('.')
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return fraction === undefined ? digits : digits + point + fraction
}
const american = (amount: number): string => `$${grouped(amount, ',', '.', 2)}`
const plainNumber = (amount: number): string => (amount < 0 ? '-' : '') + grouped(amount, ',', '.')

const partsOf = (day: string): readonly [string, string, string] => [
  day.slice(0, 4),
  day.slice(5, 7),
  day.slice(8, 10),
]
const monthName = (day: string, language: string, month: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

const slashes = (day: string): string => {
  const [year, month, date] = partsOf(day)
  return `${month}/${date}/${year}`
}

export const ways = {
  lines: {
    place: 'line',
    money: (amount) => (amount < 0 ? '-' : '') + american(amount),
    number: plainNumber,
    date: slashes,
    until: ' - ',
    words: english,
    services: englishServices,
  },
  credits: {
    place: 'columns',
    money: (amount) => american(amount) + (amount < 0 ? ' CR' : ''),
    number: plainNumber,
    date: (day) => `${monthName(day, 'en', 'short')} ${Number(day.slice(8))}, ${day.slice(0, 4)}`,
    until: ' to ',
    words: {
      ...english,
      account: 'Account No.',
      previous: 'Amount due on previous statement',
      total: 'Amount due',
    },
    services: englishServices,
  },
  brackets: {
    place: 'below',
    money: (amount) => (amount < 0 ? `(${american(amount)})` : american(amount)),
    number: plainNumber,
    date: (day) => `${monthName(day, 'en', 'long')} ${Number(day.slice(8))}, ${day.slice(0, 4)}`,
    until: ' through ',
    words: { ...english, billDate: 'Bill date', due: 'Please pay by', total: 'Please pay this amount' },
    services: englishServices,
  },
  trailing: {
    place: 'sentence',
    money: (amount) => american(amount) + (amount < 0 ? '-' : ''),
    number: plainNumber,
    date: (day) => day,
    until: ' to ',
    words: english,
    services: englishServices,
  },
  german: {
    place: 'line',
    money: (amount) => `${amount < 0 ? '-' : ''}${grouped(amount, '.', ',', 2)} USD`,
    number: (amount) => (amount < 0 ? '-' : '') + grouped(amount, '.', ','),
    date: (day) => partsOf(day).toReversed().join('.'),
    until: ' bis ',
    words: german,
    services: germanServices,
  },
  french: {
    place: 'columns',
    money: (amount) => `${amount < 0 ? '-' : ''}${grouped(amount, '\u00a0', ',', 2)} $`,
    number: (amount) => (amount < 0 ? '-' : '') + grouped(amount, '\u00a0', ','),
    date: (day) => `${Number(day.slice(8))} ${monthName(day, 'fr', 'long')} ${day.slice(0, 4)}`,
    until: ' au ',
    words: french,
    services: frenchServices,
  },
} as const satisfies Record<string, Way>

export type WayName = keyof typeof ways | 'plain'

export const wayNames: readonly WayName[] = ['plain', ...(Object.keys(ways) as (keyof typeof ways)[])]

/** Each utility prints in its own way. The mock utilities use the plain way, with the API's own names. */
export const wayOf = (providerId: number): WayName =>
  providerId === electricAndGasMock || providerId === electricMock
    ? 'plain'
    : pick(wayNames, providerId, 'way')

export interface PrintedLine {
  readonly label: string
  readonly value: string
}

/** What a bill prints, by the parts of its page. */
export interface PrintedParts {
  /** Who gets the bill for which account, and its dates. */
  readonly head: readonly PrintedLine[]
  readonly services: readonly { readonly title: string; readonly lines: readonly PrintedLine[] }[]
  /** From the previous balance to the total. */
  readonly balance: readonly PrintedLine[]
}

export interface PrintedBill {
  readonly place: Place
  readonly lines: readonly PrintedLine[]
}

type Write = (value: unknown) => string

/** What a bill with these records prints in the words and numbers of this way. */
export const partsIn = (name: keyof typeof ways, records: readonly BillRecord[]): PrintedParts => {
  const way: Way = ways[name]
  const { words } = way
  const money: Write = (value) => way.money(Number(value))
  const date: Write = (value) => way.date(String(value).slice(0, 10))
  const plain: Write = (value) => (typeof value === 'string' ? value : JSON.stringify(value))
  const line = (
    label: string,
    record: BillRecord | undefined,
    field: string,
    write: Write,
  ): PrintedLine[] => {
    const value = record?.fields[field]
    return value === undefined ? [] : [{ label, value: write(value) }]
  }
  const [first] = records
  const having = (field: string): BillRecord | undefined => records.find(({ fields }) => field in fields)
  const billing = records.find(({ type }) => type === 'billing')
  const ofService = (record: BillRecord): readonly PrintedLine[] => {
    const { fields, type } = record
    const units = typeof fields['units'] === 'string' ? fields['units'] : 'kWh'
    const amount: Write = (value) => `${way.number(Number(value))} ${units}`
    const until: Write = (start) => date(start) + way.until + date(fields['end_date'])
    const charges = words.charges.replace('%', way.services[type] ?? type)
    return [
      ...line(words.meter, record, 'meter_number', plain),
      ...line(words.service, record, 'service_id', plain),
      ...line(words.period, record, 'start_date', until),
      ...line(words.usage, record, 'usage', amount),
      ...line(words.exported, record, 'exported_energy', amount),
      ...line(charges, record, 'cost' in fields ? 'cost' : 'monthly_payment', money),
    ]
  }
  return {
    head: [
      ...line(words.holder, first, 'name', plain),
      ...line(words.account, having('account_number'), 'account_number', plain),
      ...line(words.billDate, having('bill_date'), 'bill_date', date),
      ...line(words.due, billing, 'due_date', date),
    ],
    services: records
      .filter((record) => record !== billing)
      .map((record) => ({ title: way.services[record.type] ?? record.type, lines: ofService(record) })),
    balance: [
      ...line(words.previous, billing, 'previous_balance', money),
      ...line(words.payment, billing, 'payment_received', money),
      ...line(words.paymentDate, billing, 'payment_date', date),
      ...line(words.pastDue, billing, 'past_due_balance', money),
      ...line(words.current, billing, 'current_charges', money),
      ...line(words.total, billing, 'total_amount_due', money),
    ],
  }
}

/** The lines that a bill with these records prints in this way, in its order. */
export const printedIn = (name: keyof typeof ways, records: readonly BillRecord[]): PrintedBill => {
  const { head, services, balance } = partsIn(name, records)
  return {
    place: ways[name].place,
    lines: [...head, ...services.flatMap(({ lines }) => lines), ...balance],
  }
}
