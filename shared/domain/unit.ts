import type { ChannelKind } from './interval'

/** A unit of the usage of bills and of interval files: the values of the source times ten to the power of `shift` are in `unit`. */
export interface Unit {
  readonly unit: string
  readonly shift: number
  readonly kind: ChannelKind
}

const of = (unit: string, shift = 0, kind: ChannelKind = 'interval'): Unit => ({ unit, shift, kind })

/** By name in lower case, without blanks and dots. Only powers of ten are converted, so that sums stay exact. */
const byName = new Map<string, Unit>([
  ['wh', of('kWh', -3)],
  ['kwh', of('kWh')],
  ['mwh', of('kWh', 3)],
  ['watt-hours', of('kWh', -3)],
  ['watthours', of('kWh', -3)],
  ['megawatthours', of('kWh', 3)],
  ['kilowatt-hours', of('kWh')],
  ['kilowatthours', of('kWh')],
  ['kilowatthour', of('kWh')],
  ['kilowatt-hour', of('kWh')],
  ['kilowattstunden', of('kWh')],
  ['kwatth', of('kWh')],
  ['wattstunden', of('kWh', -3)],
  ['varh', of('kvarh', -3)],
  ['kvarh', of('kvarh')],
  ['vah', of('kVAh', -3)],
  ['kvah', of('kVAh')],
  ['w', of('W', 0, 'demand')],
  ['watts', of('W', 0, 'demand')],
  ['kw', of('kW', 0, 'demand')],
  ['kilowatts', of('kW', 0, 'demand')],
  ['mw', of('kW', 3, 'demand')],
  ['va', of('VA', 0, 'demand')],
  ['kva', of('kVA', 0, 'demand')],
  ['var', of('var', 0, 'demand')],
  ['kvar', of('kvar', 0, 'demand')],
  ['volts', of('V', 0, 'other')],
  ['therm', of('therm')],
  ['therms', of('therm')],
  ['thm', of('therm')],
  ['dth', of('therm', 1)],
  ['m3', of('m3')],
  ['mc', of('m3')],
  ['smc', of('m3')],
  ['cbm', of('m3')],
  ['kubikmeter', of('m3')],
  ['cubicmeters', of('m3')],
  ['cubicmetres', of('m3')],
  ['metroscubicos', of('m3')],
  ['metrescubes', of('m3')],
  ['cubicfeet', of('ft3')],
  ['hundredcubicfeet', of('CCF')],
  ['thousandcubicfeet', of('CCF', 1)],
  ['ft3', of('ft3')],
  ['scf', of('ft3')],
  ['cf', of('ft3')],
  ['ccf', of('CCF')],
  ['hcf', of('CCF')],
  ['mcf', of('CCF', 1)],
  ['gal', of('USGal')],
  ['usgal', of('USGal')],
  ['gallons', of('USGal')],
  ['gals', of('USGal')],
  ['kgal', of('USGal', 3)],
  ['l', of('L')],
  ['litre', of('L')],
  ['litres', of('L')],
  ['liter', of('L')],
  ['liters', of('L')],
  ['dl', of('L', -1)],
  ['hl', of('L', 2)],
  ['btu', of('BTU')],
  ['mj', of('MJ')],
  ['gj', of('MJ', 3)],
  ['°c', of('°C', 0, 'temperature')],
  ['celsius', of('°C', 0, 'temperature')],
  ['°f', of('°F', 0, 'temperature')],
  ['fahrenheit', of('°F', 0, 'temperature')],
  ['kelvin', of('K', 0, 'temperature')],
  ['$', of('USD', 0, 'cost')],
  ['usd', of('USD', 0, 'cost')],
  ['cad', of('CAD', 0, 'cost')],
  ['aud', of('AUD', 0, 'cost')],
  ['€', of('EUR', 0, 'cost')],
  ['eur', of('EUR', 0, 'cost')],
  ['£', of('GBP', 0, 'cost')],
  ['gbp', of('GBP', 0, 'cost')],
  ['chf', of('CHF', 0, 'cost')],
  ['us$', of('USD', 0, 'cost')],
  ['dollars', of('USD', 0, 'cost')],
  ['euro', of('EUR', 0, 'cost')],
  ['euros', of('EUR', 0, 'cost')],
  ['pence', of('GBP', -2, 'cost')],
  ['p', of('GBP', -2, 'cost')],
  ['nzd', of('NZD', 0, 'cost')],
  ['nok', of('NOK', 0, 'cost')],
  ['sek', of('SEK', 0, 'cost')],
  ['dkk', of('DKK', 0, 'cost')],
  ['kr', of('kr', 0, 'cost')],
  ['pln', of('PLN', 0, 'cost')],
  ['zł', of('PLN', 0, 'cost')],
  ['czk', of('CZK', 0, 'cost')],
  ['kč', of('CZK', 0, 'cost')],
])

/** In lower case, without blanks and dots: as the names above are written. */
export const plainUnit = (text: string): string =>
  text.trim().toLowerCase().replace(/³/g, '3').replace(/\^/g, '').replace(/[\s.]/g, '')

/** The unit of this name, however it is spelled (`KWh`, `kwh`, `m³`, `Therms`); null where it is none that is known. */
export const unitOf = (name: string): Unit | null => byName.get(plainUnit(name)) ?? null

const shownNames = new Map([
  ['therm', 'therms'],
  ['USGal', 'gal'],
  ['m3', 'm³'],
  ['ft3', 'ft³'],
])

/** As people write it. */
export const shownUnit = (unit: string): string => shownNames.get(unit) ?? unit
