import { uniq } from 'es-toolkit/array/uniq'
import type { SeriesCoverage } from '../../../shared/coverage/coverage'
import type { Bill } from '../../../shared/domain/bill'
import { counted } from '../../lib/numbers'
import { countedBills, countOf } from './bill-rows'
import { inUnit, money, quantity, sum } from './decimals'

/** The value on which all bills that have one agree, or null. */
const agreed = (values: readonly (string | null)[]): string | null => {
  const [only, ...others] = uniq(values.filter((value) => value !== null))
  return others.length === 0 ? (only ?? null) : null
}

interface Part {
  readonly amount: string
  readonly unit: string
}

/** `shown` says how many bills are in the total, if not all of them could be added. */
const totalOf = (
  bills: number,
  parts: readonly Part[],
  shown: (amount: string, unit: string) => string,
): string | null => {
  const unit = agreed(parts.map((part) => part.unit))
  const total = unit === null ? null : sum(parts.map(({ amount }) => amount))
  if (unit === null || total === null) return null
  const words = shown(total, unit)
  return parts.length === bills ? words : `${words} in ${parts.length} of them`
}

const usageOf = ({ usage, units }: Bill): readonly Part[] =>
  usage === null || units === null ? [] : [inUnit(usage, units)]

const costOf = ({ cost, currency }: Bill): readonly Part[] =>
  cost === null || currency === null ? [] : [{ amount: cost, unit: currency }]

const noteOf = (coverage: readonly SeriesCoverage[]): string =>
  (['missing', 'late'] as const)
    .map((state) => [countOf(coverage, state), state] as const)
    .filter(([count]) => count > 0)
    .map(([count, state]) => `, ${count} ${state}`)
    .join('')

/** A part of the line. `hidden` if it tells whose bills they are; it is then blurred in privacy mode. */
export interface SummaryPart {
  readonly text: string
  readonly hidden?: boolean
}

const hidden = (text: string): SummaryPart => ({ text, hidden: true })

/**
 * The line above the bills of one type: where they come from, what is missing or late, and totals if they can be added.
 * Each period counts once. Nothing is added across types, quantities, currencies or billing records, which repeat what
 * other bills say. If several meters are added, the line says so.
 */
export const summaryOf = (
  type: string | null,
  bills: readonly Bill[],
  coverage: readonly SeriesCoverage[],
  /** Whether a job is running that may bring more bills. */
  running: boolean,
): readonly SummaryPart[] => {
  const noun = type === 'billing' ? 'record' : 'bill'
  const number = { text: `${counted(bills.length, noun)}${running ? ' so far' : ''}${noteOf(coverage)}` }
  if (type === null || type === 'billing') return [number]
  const account = agreed(bills.map(({ accountNumber }) => accountNumber))
  const meters = uniq(bills.flatMap(({ meterNumber }) => meterNumber ?? []))
  const once = countedBills(coverage)
  const totals = [
    totalOf(bills.length, once.flatMap(usageOf), quantity),
    totalOf(bills.length, once.flatMap(costOf), money),
  ]
  return [
    ...(account === null ? [] : [hidden(`account ${account}`)]),
    ...(meters.length === 0
      ? []
      : meters.length === 1
        ? [hidden(`meter ${meters[0]}`)]
        : [{ text: `${meters.length} meters added` }]),
    number,
    ...totals.flatMap((total) => (total === null ? [] : [{ text: total }])),
  ]
}
