import type { Bill } from '../../../shared/domain/bill'

const approximately = (day: string | null): string | null => (day === null ? null : `≈ ${day}`)

/** The period of a bill, in calendar dates as they were sent. */
export const periodOf = (bill: Bill): string | null => {
  const { startDate, endDate } = bill
  if (startDate !== null && endDate !== null) return `${startDate} to ${endDate}`
  if (startDate !== null) return `from ${startDate}`
  if (endDate !== null) return `to ${endDate}`
  return approximately(bill.approximateDate)
}

/** The interpolated date of a bill that also has a period; without a period the date stands for it. */
export const dateBesidePeriod = (bill: Bill): string | null =>
  bill.startDate === null && bill.endDate === null ? null : approximately(bill.approximateDate)

/** The day by which a bill is sorted and drawn; empty if it has none. */
export const dayOf = (bill: Bill): string =>
  bill.endDate ?? bill.startDate ?? bill.approximateDate ?? bill.billDate ?? bill.dueDate ?? ''

/** Newest first. Bills of the same day keep the order of the API. */
export const newestFirst = (bills: readonly Bill[]): readonly Bill[] =>
  bills.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0))

/** `Bill 2026-10-02 to 2026-11-01`: the name of a bill in titles and file names. */
export const titleOf = (bill: Bill): string => {
  const when = periodOf(bill) ?? bill.billDate
  return when === null ? `Bill ${bill.billId ?? ''}`.trim() : `Bill ${when.replace('≈ ', 'about ')}`
}
