import type { Bill } from '../../../shared/domain/bill'

const approximately = (day: string | null): string | null => (day === null ? null : `≈ ${day}`)

/** What a bill is for, in calendar dates as they were sent. */
export const periodOf = (bill: Bill): string | null => {
  const { startDate, endDate } = bill
  if (startDate !== null && endDate !== null) return `${startDate} to ${endDate}`
  if (startDate !== null) return `from ${startDate}`
  if (endDate !== null) return `to ${endDate}`
  return approximately(bill.approximateDate)
}

/** The interpolated date of a bill that names its period as well; else it stands for the period itself. */
export const dateBesidePeriod = (bill: Bill): string | null =>
  bill.startDate === null && bill.endDate === null ? null : approximately(bill.approximateDate)

/** The day a bill is sorted and charted by; empty where it names none. */
export const dayOf = (bill: Bill): string =>
  bill.endDate ?? bill.startDate ?? bill.approximateDate ?? bill.billDate ?? bill.dueDate ?? ''

/** Newest first; bills of the same day keep the order of the API. */
export const newestFirst = (bills: readonly Bill[]): readonly Bill[] =>
  bills.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0))

/** `Bill 2026-10-02 to 2026-11-01`: the bill's name in titles and files. */
export const titleOf = (bill: Bill): string => {
  const when = periodOf(bill) ?? bill.billDate
  return when === null ? `Bill ${bill.billId ?? ''}`.trim() : `Bill ${when.replace('≈ ', 'about ')}`
}

const dayInMs = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Days between two bills that are no missing bill: providers shift their readings. */
const slack = 10

export interface Gap {
  readonly start: string
  readonly end: string
}

/**
 * The periods without a bill between the first and the last, oldest first. Only whole periods are judged, and only by their
 * own dates: where a bill has none, nothing is said about its neighbours.
 */
export const gapsOf = (bills: readonly Bill[]): readonly Gap[] => {
  const periods = bills
    .flatMap(({ startDate, endDate }) =>
      startDate !== null && endDate !== null ? [{ startDate, endDate }] : [],
    )
    .toSorted((a, b) => at(a.startDate) - at(b.startDate))
  if (periods.length < bills.length) return []
  return periods.flatMap(({ endDate }, index) => {
    const next = periods[index + 1]
    // A period may end on the day the next begins, or on the day before.
    const days = next ? (at(next.startDate) - at(endDate)) / dayInMs : 0
    if (!next || days <= slack) return []
    return [{ start: dayAt(at(endDate) + dayInMs), end: dayAt(at(next.startDate) - dayInMs) }]
  })
}
