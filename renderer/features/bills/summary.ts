import type { Bill } from '../../../shared/domain/bill'
import { counted } from '../../lib/numbers'
import { seriesOf } from './cost-series'
import { money, quantity, sum, unitSpelling } from './decimals'
import { gapsOf } from './period'

/** The one value that all who name any agree on, or null. */
const agreed = (values: readonly (string | null)[]): string | null => {
  const [only, ...others] = new Set(values.filter((value) => value !== null))
  return others.length === 0 ? (only ?? null) : null
}

/** Adds what is stated with the one unit that is in use; bills that name no unit are left out, and that is said. */
const totalOf = (
  bills: readonly Bill[],
  field: 'usage' | 'cost',
  measure: 'units' | 'currency',
): string | null => {
  const measured = (bill: Bill): string | null => {
    const said = bill[measure]
    return said === null || measure === 'currency' ? said : unitSpelling(said)
  }
  const unit = agreed(bills.map((bill) => measured(bill)))
  const amounts = bills.flatMap((bill) => (measured(bill) === unit ? (bill[field] ?? []) : []))
  const total = unit === null ? null : sum(amounts)
  if (total === null) return null
  const shown = field === 'cost' ? money(total, unit) : quantity(total, unit)
  return amounts.length === bills.length ? shown : `${shown} in ${amounts.length} of them`
}

/**
 * The line above the bills of one type: where they are from, and totals where they can be added. Nothing is added across
 * types, units, currencies or billing records, which repeat what other bills say.
 */
export const summaryOf = (
  type: string | null,
  bills: readonly Bill[],
  /** Whether a job runs that may bring more. */
  running: boolean,
): readonly string[] => {
  const number = `${counted(bills.length, type === 'billing' ? 'record' : 'bill')}${running ? ' so far' : ''}`
  if (type === null || type === 'billing') return [number]
  const account = agreed(bills.map(({ accountNumber }) => accountNumber))
  const meter = agreed(bills.map(({ meterNumber }) => meterNumber))
  const gaps = seriesOf(bills).length === bills.length ? gapsOf(bills).length : 0
  return [
    ...(account === null ? [] : [`account ${account}`]),
    ...(meter === null ? [] : [`meter ${meter}`]),
    gaps > 0 ? `${number}, ${gaps} missing` : number,
    ...[totalOf(bills, 'usage', 'units'), totalOf(bills, 'cost', 'currency')].filter(
      (total) => total !== null,
    ),
  ]
}
