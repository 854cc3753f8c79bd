import type { ChannelKind } from '../../../shared/domain/interval'
import type { Unit } from '../../../shared/domain/unit'

/** The code lists of ESPI (NAESB REQ.21) that decide the meaning of a reading. */

const unit = (name: string, shift: number, kind: ChannelKind = 'interval'): Unit => ({
  unit: name,
  shift,
  kind,
})

const unitsOfMeasure = new Map<number, Unit>([
  [6, unit('K', 0, 'temperature')],
  [23, unit('°C', 0, 'temperature')],
  [279, unit('°F', 0, 'temperature')],
  [29, unit('V', 0, 'other')],
  [5, unit('A', 0, 'other')],
  [33, unit('Hz', 0, 'other')],
  [65, unit('power factor', 0, 'other')],
  [31, unit('MJ', -6)],
  [38, unit('W', 0, 'demand')],
  [61, unit('VA', 0, 'demand')],
  [63, unit('var', 0, 'demand')],
  [42, unit('m3', 0)],
  [71, unit('kVAh', -3)],
  [72, unit('kWh', -3)],
  [73, unit('kvarh', -3)],
  [119, unit('ft3', 0)],
  [128, unit('USGal', 0)],
  [132, unit('BTU', 0)],
  [134, unit('L', 0)],
  [169, unit('therm', 0)],
])

export const unitOfMeasure = (code: number): Unit | null => unitsOfMeasure.get(code) ?? null

const services = [
  'electricity',
  'gas',
  'water',
  'time',
  'heat',
  'refuse',
  'sewerage',
  'rates',
  'tv',
  'internet',
]
const commodities = new Map([
  [1, 'electricity'],
  [2, 'electricity'],
  [3, 'electricity'],
  [7, 'gas'],
  [8, 'propane'],
  [9, 'water'],
  [10, 'steam'],
  [11, 'wastewater'],
])

/**
 * What flows: from the UsagePoint's service, or otherwise from the ReadingType's commodity. An empty element counts as
 * absent.
 */
export const commodityOf = (service: string | undefined, commodity: string | undefined): string =>
  (service ? services[Number(service)] : undefined) ??
  (commodity ? commodities.get(Number(commodity)) : undefined) ??
  'unknown'

const flows = new Map([
  ['1', 'forward'],
  ['4', 'net'],
  ['19', 'reverse'],
])

export const flowOf = (code: string | undefined): string =>
  code === undefined || code === '0' || code === '' ? 'none' : (flows.get(code) ?? `flow ${code}`)

/** Values of accumulationBehaviour that mean a counter: bulk quantity, continuous cumulative, cumulative, summation. */
export const isCounter = (accumulation: string | undefined): boolean =>
  ['1', '2', '3', '9'].includes(accumulation ?? '')

const currencies = new Map([
  ['840', 'USD'],
  ['124', 'CAD'],
  ['978', 'EUR'],
  ['826', 'GBP'],
  ['36', 'AUD'],
  ['036', 'AUD'],
  ['554', 'NZD'],
])

export const currencyOf = (code: string | undefined): string =>
  code === undefined || code === '' ? 'raw' : (currencies.get(code) ?? `currency ${code}`)
