import type { FieldId } from './fields'
import { folded } from './plain-letters'
import { unitOf } from '../domain/unit'

/**
 * What a label says about the value beside it. `sure`: a value beside it belongs to that field, so another value there
 * is a contradiction. `other`: a value that is not a field of records. `period`: two dates, the first and the last day.
 */
export interface Meaning {
  readonly field: FieldId | 'period' | 'other'
  readonly sure: boolean
  /** The service to which the charges belong, if the label names one. */
  readonly service?: string
}

const phrases: readonly (readonly [Meaning['field'], 'sure' | 'maybe', string])[] = [
  [
    'totalAmountDue',
    'sure',
    `total due|total amount due|amount due|amount due now|total amount owing|amount owing|total due now|balance due|total balance due
    |please pay|amount to pay|pay this amount|please pay this amount|new balance|total new balance|total account balance|total balance
    |total amount payable|amount payable|total payable|total to pay|amount now due|total amount you owe
    |montant du|montant total du|total du|montant a payer|total a payer|net a payer|solde a payer|montant exigible
    |zu zahlen|zahlbetrag|rechnungsbetrag|gesamtbetrag|zu zahlender betrag|offener betrag|endbetrag|zahlungsbetrag|forderung
    |te betalen|totaal te betalen|te betalen bedrag|totaalbedrag|factuurbedrag|openstaand bedrag|totaal verschuldigd
    |total a pagar|importe total|importe a pagar|total factura|importe factura|totale da pagare|importo da pagare`,
  ],
  [
    'totalAmountDue',
    'maybe',
    'total|totaal|gesamt|totale|summe|total ttc|balance|solde|grand total|invoice total|total incl btw',
  ],
  [
    'cost',
    'sure',
    `cost|total cost|bill amount|energy cost|usage cost|kosten|energiekosten|cout|cout total|coste|monthly payment`,
  ],
  [
    'cost',
    'maybe',
    'amount|charges|total charges|betrag|bedrag|montant|importe|importo|subtotal|subtotaal|sous total|amount w sales tax',
  ],
  [
    'currentCharges',
    'sure',
    `current charges|total current charges|new charges|total new charges|charges this period|this months charges|current month charges
    |current bill|current amount due|total current amount|current billing|frais courants|frais actuels|montant de la facture
    |montant de la periode|facturation courante|aktuelle kosten|kosten dieser periode|aktuelle abrechnung|huidige kosten|kosten deze periode|cargos actuales|cargos del periodo`,
  ],
  [
    'previousBalance',
    'sure',
    `previous balance|prior balance|balance from last bill|balance from previous bill|last bill|amount due on previous statement|previous amount due
    |previous bill|previous statement balance|opening balance|amount of last bill|last statement balance|balance brought forward|balance forward|previous charges
    |solde precedent|solde anterieur|ancien solde|alter saldo|vorheriger saldo|saldo vorperiode|saldovortrag|vorig saldo|vorige saldo|saldo vorige factuur|openstaand saldo vorige factuur
    |saldo anterior|saldo precedente`,
  ],
  [
    'pastDueBalance',
    'sure',
    `past due|past due balance|past due amount|amount past due|overdue|overdue amount|overdue balance|balance overdue|arrears|unpaid balance|outstanding balance
    |montant en souffrance|arriere|solde impaye|impaye|ruckstand|offene forderungen|achterstand|achterstallig|achterstallig bedrag|saldo vencido|importe vencido`,
  ],
  [
    'paymentReceived',
    'sure',
    `payment received|payments received|payment|payments|payment received since last statement|payment received thank you|payments received thank you|payment thank you
    |payment since last bill|payments since last bill|total payments|total payments received|last payment|amount paid
    |paiement recu|paiements recus|paiement|paiements|versement|ihre zahlung|zahlung|zahlungen|erhaltene zahlungen|zahlungseingang|bereits gezahlt
    |betaling|betalingen|ontvangen betaling|ontvangen betalingen|uw betaling|reeds betaald|pago recibido|pagos recibidos|pago|pagos|pagamento ricevuto`,
  ],
  [
    'usage',
    'sure',
    `usage|total usage|energy usage|total energy usage|energy used|total energy used|electricity usage|electric usage|gas usage|water usage|usage this period|total consumption
    |consumption|electricity used|gas used|water used|electricity consumption|gas consumption|water consumption|total used|billed usage|metered usage|net usage|billed kwh|kwh used|total kwh|kwh usage|therms used|total therms|billed therms
    |usage this month|current usage|amount used|units used
    |consommation|consommation totale|consommation facturee|verbrauch|gesamtverbrauch|stromverbrauch|gasverbrauch|wasserverbrauch|ihr verbrauch|verbrauch gesamt
    |verbruik|totaal verbruik|totaalverbruik|energieverbruik|elektriciteitsverbruik|gasverbruik|waterverbruik|consumo|consumo total|consumo facturado|consumo totale`,
  ],
  [
    'exportedEnergy',
    'sure',
    `exported|exported energy|energy exported|export|total exported|net export|energy delivered to grid|delivered to grid|sent to grid|solar export|energy sold|surplus energy
    |energie injectee|injection|einspeisung|eingespeist|teruglevering|teruggeleverd|excedentes|energia excedentaria`,
  ],
  [
    'accountNumber',
    'sure',
    `account|account no|account nr|account number|account id|acct|acct no|acct number|account num|customer account|customer account number|utility account number|bill account|billing account|account no nr
    |numero de compte|no de compte|compte|n de compte|numero de client|no de client|no client|kundennummer|kunden nr|kundennr|vertragskonto|vertragskontonummer|kundenkonto|vertragsnummer
    |klantnummer|klantnr|rekeningnummer klant|contractrekening|numero de cuenta|no de cuenta|cuenta|numero de cliente|numero contratto|codice cliente|customer number|customer no|customer id`,
  ],
  [
    'meterNumber',
    'sure',
    `meter|meter no|meter nr|meter number|meter id|meter num|meter serial number|electric meter|gas meter|water meter|electric meter number|gas meter number|water meter number|electricity meter number|meter serial no
    |numero de compteur|no de compteur|compteur|n de compteur|compteur no|zahler|zahlernummer|zahler nr|zahlernr|stromzahler|gaszahler|meternummer|meternr|meter nummer
    |numero de contador|no de contador|contador|numero contatore|contatore|matricola contatore`,
  ],
  [
    'serviceId',
    'sure',
    `service id|service agreement id|service agreement|service number|service account|service account number|service no|service account id|service delivery id|esi id|esiid|point of delivery|pod id|pod|sa id|service point|service point id
    |numero de service|point de livraison|pdl|vertragsnummer strom|marktlokation|marktlokations id|aansluiting|ean|ean code|cups|codice pod`,
  ],
  [
    'billDate',
    'sure',
    `bill date|billing date|statement date|date of bill|bill issue date|issue date|issued|issued on|date issued|bill issued|bill prepared|bill prepared on|bill mailed|invoice date|date billed|date of issue|date mailed|mailing date|date of invoice|bill print date
    |date de facturation|date de la facture|date de facture|date d emission|facture du|emise le|rechnungsdatum|datum der rechnung|ausgestellt am|factuurdatum|datum factuur
    |fecha de factura|fecha de emision|fecha factura|data fattura|data emissione|data di emissione`,
  ],
  ['billDate', 'maybe', 'date|datum|fecha|data|dated'],
  [
    'dueDate',
    'sure',
    `due|due date|payment due|payment due date|date due|bill due date|pay by|please pay by|due by|due on|payment due by|pay before|amount due by|amount due on|total due by|total due on|total amount due by|total amount due on|amount due date|total amount due
    |echeance|date d echeance|a payer avant|payable avant|date limite de paiement|fallig|fallig am|falligkeit|falligkeitsdatum|zahlbar bis|zahlungsziel|zu zahlen bis|falligkeitstag
    |vervaldatum|vervaldag|uiterste betaaldatum|betaal voor|te betalen voor|betalen voor|uiterlijk betalen op|fecha de vencimiento|vencimiento|fecha limite de pago|scadenza|data di scadenza`,
  ],
  [
    'paymentDate',
    'sure',
    `payment date|date paid|paid on|date of payment|payment received on|payment posted|last payment date|date de paiement|paiement recu le|zahlungsdatum|zahlung vom|zahlungseingang am|betaaldatum|betaald op|fecha de pago`,
  ],
  [
    'paymentDate',
    'maybe',
    'payment received|payments received|payment|payments|payment received thank you|paiement recu|zahlung|betaling ontvangen|pago recibido',
  ],
  [
    'startDate',
    'sure',
    `start date|service from|period start|period from|service start|billing period start|billing start|from date|period begin|start of period|beginning date|period beginning
    |date de debut|debut de periode|beginn|startdatum|begindatum|van datum|fecha de inicio|fecha inicio`,
  ],
  [
    'startDate',
    'maybe',
    'from|start|begin|du|von|vom|ab|van|desde|del|dal|previous read date|previous reading date|previous read|last read date',
  ],
  [
    'endDate',
    'sure',
    `end date|service to|period end|period to|service end|billing period end|billing end|to date|end of period|ending date|period ending|service through|date de fin|fin de periode|ende|enddatum|einddatum|tot datum|fecha de fin|fecha fin`,
  ],
  [
    'endDate',
    'maybe',
    'to|end|through|thru|au|bis|bis zum|tot|tot en met|hasta|al|read date|current read date|current reading date|current read|meter read date|reading date|read on|meter read on',
  ],
  [
    'period',
    'sure',
    `service period|billing period|bill period|period|usage period|service dates|service date|dates of service|billing dates|reading period|period covered|period of service|for service from|for service|service from|statement period|for the period|billing cycle|charges for|charge period|for period
    |periode de facturation|periode|periode de consommation|periode facturee|du|consommation du|abrechnungszeitraum|leistungszeitraum|zeitraum|verbrauchszeitraum|lieferzeitraum|abrechnungsperiode|vom|rechnungszeitraum
    |verbruiksperiode|factuurperiode|leveringsperiode|facturatieperiode|van|periodo de facturacion|periodo|periodo de consumo|periodo facturado|del|periodo di fatturazione|periodo di riferimento`,
  ],
  [
    'other',
    'sure',
    `next read date|next reading date|next meter read date|next scheduled read date|next scheduled reading|next bill date|autopay date|tax|taxes|sales tax|late fee|late payment charge|deposit|average daily usage|average daily use|daily average|minimum charge|customer charge|delivery charge|delivery charges|supply charge|supply charges
    |energy charge|energy charges|fixed charge|basic charge|credit|credits|adjustments|adjustment|previous reading|current reading|present reading|prior reading|reading|multiplier|same period last year|usage last year|last year|days|billing days|number of days|days billed|demand|peak demand|billed demand
    |btw|tva|tps|tvq|mwst|ust|iva|grundpreis|arbeitspreis|vastrecht|abonnement|zahlerstand|meterstand|anfangsstand|endstand|beginstand|eindstand|if paid after|amount due after|pay after|after due date|invoice number|invoice no|factuurnummer|rechnungsnummer|numero de facture|phone|telephone|telefon|tel|zip|iban|bic|kvk
    |previous payment|vorjahr|vorjahresverbrauch|vorig jaar|annee precedente`,
  ],
]

const services: Readonly<Record<string, string>> = {
  electricity: 'electricity',
  electric: 'electricity',
  power: 'electricity',
  strom: 'electricity',
  elektriciteit: 'electricity',
  electricite: 'electricity',
  electricidad: 'electricity',
  luz: 'electricity',
  gas: 'gas',
  'natural gas': 'gas',
  gaz: 'gas',
  aardgas: 'gas',
  erdgas: 'gas',
  water: 'water',
  wasser: 'water',
  eau: 'water',
  agua: 'water',
  sewer: 'sewer',
  'solar lease': 'solar_lease',
}

const chargeForms = [
  '% charges',
  'total % charges',
  'current % charges',
  '% charge',
  '% cost',
  '% total',
  'total %',
  '% service',
  '% amount',
  '% bill',
  'cost of %',
  '%kosten',
  '%preis',
  '% kosten',
  'kosten %',
  'kosten fur %',
  'frais d %',
  'frais de %',
  'total % cost',
  'cargos de %',
  'importe %',
]

const meanings = new Map<string, Meaning[]>()
const means = (phrase: string, meaning: Meaning): void => {
  const known = meanings.get(phrase)
  if (!known) meanings.set(phrase, [meaning])
  else if (!known.some(({ field }) => field === meaning.field)) known.push(meaning)
}
for (const [field, how, texts] of phrases) {
  for (const text of texts.split('|')) means(text.trim(), { field, sure: how === 'sure' })
}
for (const [word, service] of Object.entries(services)) {
  for (const form of chargeForms) means(form.replace('%', word), { field: 'cost', sure: true, service })
}

const leading =
  /^(?:your|the|my|our|this|votre|vos|le|la|les|ihre?|ihr|der|die|das|uw|de|het|su|el|il)\s(?=\S)/
const trailing =
  /\s(?:by|on|before|is|was|of|for|at|as of|le|au|am|zum|bis|per|op|voor|el|no|nr|num|usd|cad|eur|chf|gbp|aud|in|are|n|le|incl vat|inkl mwst|incl btw|kwh|therms?|ccf|gal|m3|wh|mwh|gallons)$/

/** The label in lower case, without accents and signs, and without a unit or a currency in brackets. */
const plainLabel = (text: string): string =>
  folded(text)
    .replace(/\([^)]*\)?|(?:us|ca|[ac])\$/g, ' ')
    .replace(/(?<=\w)'(?=s\b)/g, '')
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim()

const trimmed = (label: string): readonly string[] => {
  const forms = [label]
  let current = label
  for (let turn = 0; turn < 4; turn++) {
    const next = current.replace(leading, '').replace(trailing, '')
    if (next === current) break
    forms.push(next)
    current = next
  }
  return forms
}

/** All meanings of a label's forms: `Total amount due by` is the label of a day and of an amount. */
const exactly = (label: string): readonly Meaning[] =>
  trimmed(label).flatMap((form) => meanings.get(form) ?? [])

const none: readonly Meaning[] = []

/** Words after which a phrase within a sentence is the label of what follows: `and your meter number is`. */
const joint = /^(?:your|the|and|with|for|et|und|en|y|votre|ihre?|uw|su|is|of)$/

const inSentence = (label: string): readonly Meaning[] => {
  const words = label.split(' ')
  for (let from = Math.max(1, words.length - 6); from < words.length; from++) {
    if (!joint.test(words[from - 1] ?? '')) continue
    const found = exactly(words.slice(from).join(' '))
    if (found.length > 0) return found
  }
  return none
}

const unitOnly = (text: string): readonly Meaning[] =>
  unitOf(text.replace(/[()[\]:]/g, ''))?.kind === 'interval' ? [{ field: 'usage', sure: false }] : none

const known = new Map<string, readonly Meaning[]>()

/** What a text beside or above a value says about it; empty if it is not a known label. */
export const meaningOf = (text: string): readonly Meaning[] => {
  if (text.length > 90) return none
  const before = known.get(text)
  if (before) return before
  // In a line such as `Electricity. Total usage:` the last part is the label.
  const last =
    text
      .trim()
      .replace(/[\s.:]+$/, '')
      .split(/[;|,]\s|\.\s+/)
      .at(-1) ?? ''
  const whole = exactly(plainLabel(text))
  const part = whole.length > 0 ? whole : exactly(plainLabel(last))
  const found = part.length > 0 ? part : inSentence(plainLabel(last))
  const meaning = found.length > 0 ? found : unitOnly(text)
  if (known.size > 5000) known.clear()
  known.set(text, meaning)
  return meaning
}

const fillers = new Set(
  `to through thru bis au a al tot t m hasta und and x per at cr dr days day jours tage dagen dias us usd eur cad chf gbp c ca kr fr th st nd rd kwh kw wh mwh therm therms ccf mcf gal gallons m3 ft3 gj h d le la de`.split(
    ' ',
  ),
)

/** Whether a text between values says nothing about them: units, currencies, signs and the like. */
export const isFiller = (text: string): boolean => {
  if (!/\p{L}/u.test(text)) return true
  return plainLabel(text)
    .split(' ')
    .every((word) => word === '' || fillers.has(word))
}
