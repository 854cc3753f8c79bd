import type { Bill } from '../../../shared/domain/bill'
import { counted } from '../../lib/numbers'
import { money, quantity, sum } from './decimals'
import { gapsOf } from './period'
import { seriesOf } from './cost-series'

/** The one value that all of these share, or undefined where they differ or there are none. */
const shared = (values: readonly (string | null)[]): string | null | undefined =>
  new Set(values).size === 1 ? values[0] : undefined

const totalOf = (
  bills: readonly Bill[],
  field: 'usage' | 'cost',
  measure: 'units' | 'currency',
): string | null => {
  const having = bills.filter((bill) => bill[field] !== null)
  const unit = shared(having.map((bill) => bill[measure]))
  const total = sum(having.flatMap((bill) => bill[field] ?? []))
  if (total === null || unit === undefined) return null
  const shown = field === 'cost' ? money(total, unit) : quantity(total, unit)
  return having.length === bills.length ? shown : `${shown} in ${having.length} of them`
}

/**
 * The line above the bills of one type: where they are from, and totals where they can be added. Nothing is added across
 * types, units, currencies or billing records, which repeat what other bills say.
 */
export const summaryOf = (type: string | null, bills: readonly Bill[]): readonly string[] => {
  const number = counted(bills.length, type === 'billing' ? 'record' : 'bill')
  if (type === null || type === 'billing') return [number]
  const account = shared(bills.map(({ accountNumber }) => accountNumber))
  const meter = shared(bills.map(({ meterNumber }) => meterNumber))
  const gaps = seriesOf(bills).length === bills.length ? gapsOf(bills).length : 0
  return [
    ...(account ? [`account ${account}`] : []),
    ...(meter ? [`meter ${meter}`] : []),
    gaps > 0 ? `${number}, ${gaps} missing` : number,
    ...[totalOf(bills, 'usage', 'units'), totalOf(bills, 'cost', 'currency')].filter(
      (total) => total !== null,
    ),
  ]
}
