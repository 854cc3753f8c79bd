import { isBlank } from './cells'
import type { Table } from './rows'
import type { Unit } from '../../../shared/domain/unit'
import { unitInLabel, unitNamed } from './units'
import { averageLike, namesDirection, namesTariff, notValue, wordsOf } from './words'

/**
 * What a column of numbers measures, by its label and by the signs in its cells. `none`: no amount that could be drawn.
 */
export type Role = 'amount' | 'money' | 'temperature' | 'demand' | 'none'

const moneyWord =
  /(kosten|gebuhr|entgelt|betrag|bedrag)\b|\b(costs?|charges?|fees?|tax|taxes|vat|bill amount|amount due|total due|dollars?|euros?|pounds|pence|cents?|kosten|kostnad|omkostning|koszt|koszty|naklady|belopp|belob|gebuhr(en)?|entgelt|erlos|vergutung|cout|montant|coste|importe|costo|importo|custo|custos|bedrag|betrag|opbrengst|revenue|credits?|standing charge|mwst|btw|tva|iva|price paid|spend|spent)\b/
const surelyMoney = /kosten\b|\b(costs?|kosten|cout|coste|costo|custo|dollars?|euros?|revenue|erlos)\b/
/** Words for an amount of money as well as of energy. What is written beside them decides. */
const amountWord = /\b(amount|amounts|valor|importe|importo|montant|betrag|bedrag|value)\b/
const priceWord =
  /(preis|prijs|tarief|pris)\b|\b(unit (price|rate|cost)|prices?|rates?|tariffs?|tarif|tarife|preis|arbeitspreis|grundpreis|prijs|tarief|prix|precio|prezzo|preco|tarifa|tariffa|cena|hinta|taxa)\b/
/** Words for a tax, which can be part of a price as well as of a cost. */
const taxWord = /\b(tax|taxes|vat|mwst|ust|btw|tva|iva|moms)\b/g
const perUnit =
  /(?:[$€£¢]|(?<!\p{L})(?:usd|eur|gbp|cad|aud|nzd|chf|sek|nok|dkk|kr|pln|zł|gr|czk|kč|ct|cts?|cents?|p|pence|c|rp|øre|öre|ore|kc|snt))\s*(?:\/|\bper\b|\bpro\b|\bpar\b|\bpor\b)\s*(?:k?m?wh|therms?|thm|m3|m³|ccf|mcf|gj|mj|l|gal|kw|day|tag|dia|jour|dag|unit)/iu
/** A price per unit and not an amount: `spotPerKwh`, `price per therm`, `prix du kWh`. */
const forEachUnit = /\b(per|pro|par|por|je|du|del|pr)\s+(k?wh|mwh|therms?|thm|m3|ccf|mcf|gj|gallon|unit)\b/
const perEnergy = /\b(cost|price|kosten|preis|prix|precio|prezzo|prijs|rate|charge)\s+(per|pro|par|por|al)\b/
const temperatureWord = /\b(temp|temperature|temperatur|temperatura|temperatuur|temperature exterieure)\b/
const demandWord = /\b(demand|power|vermogen|leistung|puissance|potencia|potenza|peak kw|last)\b/
const moneySign = /^[-(]?\s*[$€£]|[$€£]\s*\)?$/

/** Words for factors that convert one quantity into another, whatever their unit is. */
const factorWord =
  /\b(brennwert|heizwert|zustandszahl|umrechnungsfaktor|calorific value|heating value|carbon intensity|intensity|conversion factor|correction factor|pouvoir calorifique|coefficient|coefficiente|poder calorifico|verbrandingswaarde)\b/

/** Whether a label has a unit per another unit: `kWh/m³`, `gCO2/kWh`. `Energie/kWh` is a quantity and its unit. */
const isRatio = (label: string): boolean => {
  const [, over = '', under = ''] = /([\p{L}\d³²]+)\s*\/\s*([\p{L}\d³²]+)/u.exec(label) ?? []
  const each =
    unitNamed(under) !== null || /^(day|tag|jour|dia|dag|giorno|month|monat|year|jahr)$/i.test(under)
  return each && (unitNamed(over) !== null || /^k?g(co2e?q?)?$/i.test(over))
}

const bracketed = (label: string): Unit | null => {
  for (const [, inside = ''] of label.matchAll(/[([]([^()[\]]{1,60})[)\]]/g)) {
    const unit = unitNamed(inside)
    if (unit) return unit
  }
  return null
}

const holdsMoney = (rows: Table['rows'], column: number): boolean => {
  let signs = 0
  let filled = 0
  for (const row of rows.slice(0, 200)) {
    const cell = row[column] ?? ''
    if (isBlank(cell)) continue
    filled++
    if (moneySign.test(cell)) signs++
  }
  return signs > 0 && signs >= 0.5 * filled
}

/** Words for an amount of what a meter measures, in the languages of utilities. */
const quantityWord =
  /\b(value|values|val|v|y|usage|use|used|consumption|consumed|energy|kwh|wh|mwh|therms?|m3|ccf|gallons?|litres?|liters?|volume|vol|quantity|qty|amount|reading|readings|read|register|index|meter reading|import|imports|export|exports|imported|exported|generation|generated|production|produced|solar|pv|battery|grid|house|home|delivered|received|delivery|net|gross|billed|demand|power|load|kw|watts?|flow|gas|water|electricity|electric|heat|heating|cooling|total|sum|balance|temperature|temp|verbrauch|verbrauchswert|bezug|einspeisung|lieferung|erzeugung|wert|messwert|leistung|zahlerstand|zaehlerstand|arbeit|wirkarbeit|blindarbeit|energie|menge|saldo|netto|summe|strom|consommation|valeur|puissance|soutirage|injection|quantite|energie|consumo|energia|valor|lectura|potencia|vertido|excedentes?|generacion|verbruik|afname|injectie|levering|teruglevering|opwek|stand|waarde|hoeveelheid|prelievo|immissione|valore|attiva|reattiva|forbrug|forbruk|forbrukning|uttag|inmatning|innmating|produktion|produksjon|maengde|mangde|varde|vaerdi|verdi|maara|kulutus|tuotanto|energiaa|zuzycie|pobor|oddanie|wartosc|ilosc|energii|spotreba|odber|dodavka|vyroba|hodnota|out|del|rec|dlv|rcv|fwd|rev|a plus|a minus|change|delta|state|sum|autocons|produccion|standnormaal|standdal|tot|(channel|phase|ch) ?[a-z\d]|l[123])\b|verbrauch|verbruik|stand$|\bkwh|kwh\b|^[ar]?[+-]a?$/

/** Whether a label calls its column an amount: by a quantity, a direction, or the tariff to which it belongs. */
export const saysAmount = (label: string): boolean => {
  const words = wordsOf(label)
  return quantityWord.test(words) || namesDirection(label) || namesTariff(label)
}

export const namesAmountOrMoney = (label: string): boolean => amountWord.test(wordsOf(label))

export const roleOf = (label: string, unitCell: string, rows: Table['rows'], column: number): Role => {
  const words = wordsOf(label)
  const outside = words.replace(/[([][^()[\]]*[)\]]/g, ' ')
  if (perUnit.test(label) || perUnit.test(unitCell) || perEnergy.test(words)) return 'none'
  if (forEachUnit.test(words) || isRatio(label) || factorWord.test(words)) return 'none'
  const untaxed = outside.replace(taxWord, ' ')
  const within = bracketed(label) ?? unitNamed(unitCell)
  const unit = within ?? unitInLabel(label).unit
  if (within?.kind === 'cost' || holdsMoney(rows, column))
    return priceWord.test(outside) && !moneyWord.test(untaxed) ? 'none' : 'money'
  if (priceWord.test(outside) && !moneyWord.test(untaxed) && unit?.kind !== 'demand') return 'none'
  if (moneyWord.test(outside) && (within === null || surelyMoney.test(outside))) return 'money'
  if (priceWord.test(outside) && unit?.kind !== 'demand') return 'none'
  if (unit?.kind === 'cost' || /[$€£]/.test(label)) return 'money'
  if (temperatureWord.test(outside) || unit?.kind === 'temperature') return 'temperature'
  if (/%/.test(label) || (averageLike.test(outside) && unit?.kind !== 'demand')) return 'none'
  if (unit === null && notValue.test(outside)) return 'none'
  if (/\b(per day|a day|pro tag|par jour|por dia|per dag|daily average)\b/.test(words)) return 'none'
  if (unit === null && demandWord.test(outside)) return 'demand'
  return 'amount'
}

/**
 * Money in the currency that the label or the cells name, with pence and cents as hundredths; null if none is named.
 */
export const currencyOf = (label: string, unitCell: string, sample: string): Unit | null => {
  const within = bracketed(label) ?? unitNamed(unitCell)
  if (within?.kind === 'cost') return within
  const inLabel = unitInLabel(label).unit
  if (inLabel?.kind === 'cost') return inLabel
  return unitNamed(/[$€£]/.exec(label)?.[0] ?? /[$€£]/.exec(sample)?.[0] ?? '')
}
