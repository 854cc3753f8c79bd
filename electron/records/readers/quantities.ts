import { isBlank } from './cells'
import type { Table } from './rows'
import { unitInLabel, unitNamed, type Unit } from './units'
import { averageLike, notValue, wordsOf } from './words'

/** What a column of numbers is, by its label and by the signs in its cells. `none`: no amount that could be drawn. */
export type Role = 'amount' | 'money' | 'temperature' | 'demand' | 'none'

const moneyWord =
  /(kosten|gebuhr|entgelt|betrag|bedrag)\b|\b(costs?|charges?|fees?|tax|taxes|vat|bill amount|amount due|total due|dollars?|euros?|pounds|pence|cents?|kosten|gebuhr(en)?|entgelt|erlos|vergutung|cout|montant|coste|importe|costo|importo|custo|custos|bedrag|betrag|opbrengst|revenue|credits?|standing charge|mwst|btw|tva|iva|price paid|spend|spent)\b/
const surelyMoney = /kosten\b|\b(costs?|kosten|cout|coste|costo|custo|dollars?|euros?|revenue|erlos)\b/
/** Words for an amount of money as much as of energy: what stands beside them decides. */
const amountWord = /\b(amount|amounts|valor|importe|importo|montant|betrag|bedrag|value)\b/
const priceWord =
  /(preis|prijs|tarief)\b|\b(unit (price|rate|cost)|prices?|rates?|tariffs?|tarif|tarife|preis|arbeitspreis|grundpreis|prijs|tarief|prix|precio|prezzo|preco|tarifa|tariffa)\b/
const perUnit =
  /(?:[$€£¢]|\b(?:usd|eur|gbp|cad|aud|chf|ct|cts?|cents?|p|pence|c|rp|øre|ore|kc))\s*(?:\/|\bper\b|\bpro\b|\bpar\b|\bpor\b)\s*(?:k?m?wh|therms?|thm|m3|m³|ccf|mcf|gj|mj|l|gal|kw|day|tag|dia|jour|dag|unit)/i
const perEnergy = /\b(cost|price|kosten|preis|prix|precio|prezzo|prijs|rate|charge)\s+(per|pro|par|por|al)\b/
const temperatureWord = /\b(temp|temperature|temperatur|temperatura|temperatuur|temperature exterieure)\b/
const demandWord = /\b(demand|power|vermogen|leistung|puissance|potencia|potenza|peak kw|last)\b/
const moneySign = /^[-(]?\s*[$€£]|[$€£]\s*\)?$/

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

export const namesAmountOrMoney = (label: string): boolean => amountWord.test(wordsOf(label))

export const roleOf = (label: string, unitCell: string, rows: Table['rows'], column: number): Role => {
  const words = wordsOf(label)
  const outside = words.replace(/[([][^()[\]]*[)\]]/g, ' ')
  if (perUnit.test(label) || perUnit.test(unitCell) || perEnergy.test(words)) return 'none'
  const within = bracketed(label) ?? unitNamed(unitCell)
  const unit = within ?? unitInLabel(label).unit
  if (within?.kind === 'cost' || holdsMoney(rows, column))
    return priceWord.test(outside) && !moneyWord.test(outside) ? 'none' : 'money'
  if (moneyWord.test(outside) && (within === null || surelyMoney.test(outside))) return 'money'
  if (priceWord.test(outside) && unit?.kind !== 'demand') return 'none'
  if (unit?.kind === 'cost') return 'money'
  if (temperatureWord.test(outside) || unit?.kind === 'temperature') return 'temperature'
  if (/%/.test(label) || (averageLike.test(outside) && unit?.kind !== 'demand')) return 'none'
  if (unit === null && notValue.test(outside)) return 'none'
  if (/\b(per day|a day|pro tag|par jour|por dia|per dag|daily average)\b/.test(words)) return 'none'
  if (unit === null && demandWord.test(outside)) return 'demand'
  return 'amount'
}

/** Money in the currency that label or cells name, pence and cents as hundredths; null where none is named. */
export const currencyOf = (label: string, unitCell: string, sample: string): Unit | null => {
  const within = bracketed(label) ?? unitNamed(unitCell)
  if (within?.kind === 'cost') return within
  const inLabel = unitInLabel(label).unit
  if (inLabel?.kind === 'cost') return inLabel
  return unitNamed(/[$€£]/.exec(label)?.[0] ?? /[$€£]/.exec(sample)?.[0] ?? '')
}
