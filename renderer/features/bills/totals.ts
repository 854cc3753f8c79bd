import { uniq } from 'es-toolkit/array/uniq'
import type { CoveredPeriod, SeriesCoverage } from '../../../shared/coverage/coverage'
import type { Bill } from '../../../shared/domain/bill'
import { groupBy } from '../../../shared/domain/group-by'
import { counted } from '../../lib/numbers'
import { typeName } from '../../lib/type-name'
import type { Row } from './bill-rows'
import { inUnit, money, quantity, sum } from './decimals'
import { laneOf, priceOf, valueOf, type Point } from './lane-points'
import { valueWords } from './point-words'

interface Part {
  readonly amount: string
  readonly unit: string
}

type Read = (bill: Bill) => Part | null

const energy = (amount: string | null, units: string | null): Part | null =>
  amount === null || units === null || units.trim() === '' ? null : inUnit(amount, units)

const amountOf = (amount: string | null, currency: string | null): Part | null =>
  amount === null || currency === null ? null : { amount, unit: currency.trim().toUpperCase() }

/** A sum for each unit, with the number of bills in it if it does not include all of them. */
const sumsOf = (
  bills: readonly Bill[],
  read: Read,
  shown: (amount: string, unit: string) => string,
): readonly string[] => {
  const parts = bills.flatMap((bill) => read(bill) ?? [])
  return [...groupBy(parts, ({ unit }) => unit)].flatMap(([unit, alike]) => {
    const total = sum(alike.map(({ amount }) => amount))
    if (total === null) return [`${counted(alike.length, 'amount')} of ${unit} that cannot be added`]
    const words = shown(total, unit)
    return alike.length === bills.length ? [words] : [`${words} in ${alike.length} of them`]
  })
}

interface Placed {
  readonly period: CoveredPeriod
  readonly series: SeriesCoverage
}

/**
 * The records that are added up, with their periods: each period counts once, whichever of its equal records is
 * selected.
 */
const countedOf = (selected: ReadonlySet<Bill>, coverage: readonly SeriesCoverage[]): readonly Placed[] =>
  coverage.flatMap((series) =>
    series.periods.flatMap((period) => {
      const { versions } = period
      const equal = versions?.kind === 'duplicate' || versions?.kind === 'reissued'
      const isIn = versions?.bills.some((bill) => selected.has(bill) && (equal || bill === versions.counted))
      return isIn ? [{ period, series }] : []
    }),
  )

const pointsOf = (placed: readonly Placed[]): readonly Point[] =>
  [...groupBy(placed, ({ series }) => series)].flatMap(([series, its]) => {
    const periods = new Set(its.map(({ period }) => period))
    return laneOf(series).points.filter(({ period }) => periods.has(period))
  })

/** The price of all together; null if one of them has no price, or if their units differ. */
const priceOfAll = (points: readonly Point[]): string | null => {
  const units = uniq(points.map((point) => priceOf(point)?.unit ?? null))
  const [unit] = units
  if (units.length !== 1 || !unit || points.length < 2) return null
  const total = (measure: 'cost' | 'usage'): number =>
    points.reduce((all, point) => all + (valueOf(point, measure, false)?.value ?? 0), 0)
  return valueWords(total('cost') / total('usage'), 'price', unit)
}

const named =
  (name: string) =>
  (amount: string, currency: string): string =>
    `${name} ${money(amount, currency)}`

const ofType = (type: string, placed: readonly Placed[]): readonly string[] => {
  const bills = placed.flatMap(({ period }) => period.versions?.counted ?? [])
  if (type === 'billing') {
    const parts = [
      ...sumsOf(bills, (bill) => amountOf(bill.currentCharges, bill.currency), named('charges')),
      ...sumsOf(bills, (bill) => amountOf(bill.paymentReceived, bill.currency), named('payments')),
    ]
    return parts.length > 0 ? parts : ['no charges or payments given; amounts due are not added']
  }
  const meters = uniq(placed.map(({ series }) => series))
  const points = pointsOf(placed)
  const days = points.reduce((all, point) => all + point.days, 0)
  const price = priceOfAll(points)
  return [
    ...(meters.length > 1 ? [`${meters.length} meters added`] : [counted(days, 'day')]),
    ...sumsOf(bills, (bill) => energy(bill.usage, bill.units), quantity),
    ...sumsOf(
      bills,
      (bill) => energy(bill.exportedEnergy, bill.units),
      (amount, unit) => `${quantity(amount, unit)} exported`,
    ),
    ...sumsOf(bills, (bill) => amountOf(bill.cost, bill.currency), money),
    ...(price === null ? [] : [price]),
  ]
}

export interface Totals {
  /** `3 bills, 1 missing, 1 not counted`. */
  readonly what: string
  /** For each selected type, because nothing is added across types. */
  readonly types: readonly { readonly name: string; readonly parts: readonly string[] }[]
}

/**
 * The exact totals of the selected rows: each period once, each quantity and currency separately, and billing apart
 * from costs. Total amounts due are never added, because each includes what was left of the one before.
 */
export const totalsOf = (rows: readonly Row[], coverage: readonly SeriesCoverage[]): Totals => {
  const bills = rows.flatMap((row) => (row.kind === 'bill' ? [row.bill] : []))
  const expected = rows.flatMap((row) => (row.kind === 'expected' ? [row.period.state] : []))
  const placed = countedOf(new Set(bills), coverage)
  const said = [
    bills.length > 0 && counted(bills.length, 'bill'),
    ...(['missing', 'late'] as const).map((state) => {
      const number = expected.filter((one) => one === state).length
      return number > 0 && `${number} ${state}`
    }),
    bills.length > placed.length && `${bills.length - placed.length} not counted`,
  ]
  return {
    what: said.filter(Boolean).join(', '),
    types: [...groupBy(placed, ({ series }) => series.key.type)].map(([type, its]) => ({
      name: typeName(type),
      parts: ofType(type, its),
    })),
  }
}
