import type { Bill } from '../domain/bill'

/** What bills of one meter share. A billing record belongs to an account alone. */
export interface SeriesKey {
  readonly type: string
  readonly accountNumber: string | null
  readonly serviceId: string | null
  readonly meterNumber: string | null
}

export interface BillSeries {
  readonly key: SeriesKey
  readonly bills: readonly Bill[]
}

const parts = ['accountNumber', 'serviceId', 'meterNumber'] as const

const keyOf = (bill: Bill): SeriesKey => {
  const { type, accountNumber } = bill
  if (type === 'billing') return { type, accountNumber, serviceId: null, meterNumber: null }
  return { type, accountNumber, serviceId: bill.serviceId, meterNumber: bill.meterNumber }
}

export const sameSeries = (a: SeriesKey, b: SeriesKey): boolean =>
  a.type === b.type &&
  a.accountNumber === b.accountNumber &&
  a.serviceId === b.serviceId &&
  a.meterNumber === b.meterNumber

const textOf = (key: SeriesKey): string =>
  JSON.stringify([key.type, key.accountNumber, key.serviceId, key.meterNumber])

export const sameKey = (a: SeriesKey, b: SeriesKey): boolean => textOf(a) === textOf(b)

/** Whether `whole` has everything that `part` has, and more. */
export const completes = (whole: SeriesKey, part: SeriesKey): boolean =>
  whole.type === part.type &&
  parts.every((name) => part[name] === null || part[name] === whole[name]) &&
  parts.some((name) => part[name] === null && whole[name] !== null)

/**
 * The series that a person has chosen once, as it is called today: once old bills have a meter number that they did not
 * have then, it is the only one that completes the key of that time. Null if it is gone, or if that is not clear.
 */
export const keyToday = (keys: readonly SeriesKey[], chosen: SeriesKey): SeriesKey | null => {
  const same = keys.find((key) => sameSeries(key, chosen))
  if (same) return same
  const [fuller, ...others] = keys.filter((key) => completes(key, chosen))
  return fuller && others.length === 0 ? fuller : null
}

/**
 * Bills by type, account, service and meter. A bill that lacks one of these belongs to the only series to which it can
 * belong; if there are several, it stays separate. The order of the bills does not matter.
 */
export const seriesOf = (bills: readonly Bill[]): readonly BillSeries[] => {
  const keys = new Map(bills.map((bill) => [textOf(keyOf(bill)), keyOf(bill)]))
  const all = [...keys.values()]
  const fullest = all.filter((key) => !all.some((other) => completes(other, key)))
  const homeOf = (key: SeriesKey): SeriesKey => {
    const [home, ...others] = fullest.filter((whole) => completes(whole, key))
    return home && others.length === 0 ? home : key
  }
  const series = new Map<string, { readonly key: SeriesKey; readonly bills: Bill[] }>()
  for (const bill of bills) {
    const key = homeOf(keyOf(bill))
    const found = series.get(textOf(key))
    if (found) found.bills.push(bill)
    else series.set(textOf(key), { key, bills: [bill] })
  }
  return [...series].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}
