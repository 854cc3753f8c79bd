/** How bills of several countries write dates, numbers and money, and what they call them. */

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
  (amount, negative) => (negative ? `(${amount} $)` : `${amount} $`),
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

/** More ways of English and French Canada. */
export const canadianLocales: readonly Locale[] = [
  localeOf(
    'us',
    3,
    'iso',
    ' to ',
    'Account Number|Meter Number|Bill Date|Payment Due|Billing Period|Total Consumption|Electricity Charges|Previous Balance|Payments Received|Current Charges|Total Amount Due|Hydro Services|Thank you for paying on time.',
  ),
  localeOf(
    'us',
    2,
    'dashed',
    ' to ',
    'Account #|Meter No.|Statement Date|Due Date|Service Dates|Usage|Total Electricity Charges|Balance Forward|Payment Received - Thank You|New Charges|Amount Owing|Northern Power|Questions? 1-800-555-0134',
  ),
  localeOf(
    'hardBlank',
    12,
    'fr',
    ' au ',
    'Numéro de client|Compteur|Date de la facture|Date limite de paiement|Période de consommation|Consommation totale|Frais d’électricité|Solde antérieur|Paiements reçus|Montant de la période|Montant total dû|Votre facture d’électricité|Merci',
  ),
]
