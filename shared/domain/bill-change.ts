import { extraOf, type Bill } from './bill'

/** A field of the API document by its name in `Bill`, or `extra.` and the name of one that the document does not have. */
export interface FieldChange {
  readonly field: string
  /** Null where the record did not have it. */
  readonly before: string | null
  readonly after: string | null
}

/** What of a record is other than at the reading before. */
export interface BillChange {
  /** When the console saw it, ISO 8601: at the reading, not at the change. */
  readonly seenAt: string
  /** The record's name, with which `isOf` finds it again. */
  readonly record: string
  readonly fields: readonly FieldChange[]
}

/** A record is the same one where these agree: a bill's ID alone may stand in several. */
const nameOf = ({ type, billId, accountNumber, serviceId, meterNumber }: Bill): string =>
  JSON.stringify([type, billId, accountNumber, serviceId, meterNumber])

/** Of several records of one name, and of those without an ID, the period tells them apart. */
const nameWithPeriod = (bill: Bill): string => JSON.stringify([nameOf(bill), bill.startDate, bill.endDate])

/** What the reading itself adds says nothing of the bill. */
const ofReading: ReadonlySet<string> = new Set(['cached', 'cachedJobId', 'extra'])

const textOf = (value: string | boolean | null): string | null => (value === null ? null : String(value))

const fieldsOf = (before: Bill, after: Bill): readonly FieldChange[] => {
  const known = (Object.keys(after) as (keyof Bill)[])
    .filter((field) => !ofReading.has(field))
    .map((field): FieldChange => ({
      field,
      before: textOf(before[field] as string | boolean | null),
      after: textOf(after[field] as string | boolean | null),
    }))
  const names = [...new Set([...Object.keys(before.extra), ...Object.keys(after.extra)])].toSorted()
  const extra = names.map((name): FieldChange => ({
    field: `extra.${name}`,
    before: extraOf(before, name),
    after: extraOf(after, name),
  }))
  return [...known, ...extra].filter((change) => change.before !== change.after)
}

/** The records whose name no other one has, by it. */
const single = (bills: readonly Bill[], name: (bill: Bill) => string): ReadonlyMap<string, Bill> => {
  const found = new Map<string, Bill | null>()
  for (const bill of bills) found.set(name(bill), found.has(name(bill)) ? null : bill)
  return new Map([...found].flatMap(([key, bill]) => (bill ? [[key, bill] as const] : [])))
}

/**
 * What changed in records since the reading before. A record that cannot be told from others of its list is not compared; one
 * that is new, or is gone, is no change of a record.
 */
export const changesOf = (
  before: readonly Bill[],
  after: readonly Bill[],
  seenAt: string,
): readonly BillChange[] => {
  const named = [before, after].map((bills) => single(bills, nameOf))
  const dated = [before, after].map((bills) => single(bills, nameWithPeriod))
  const pairOf = (bill: Bill): Bill | undefined => {
    const byName = bill.billId !== null && named[1]?.get(nameOf(bill)) === bill && named[0]?.get(nameOf(bill))
    if (byName) return byName
    return dated[1]?.get(nameWithPeriod(bill)) === bill ? dated[0]?.get(nameWithPeriod(bill)) : undefined
  }
  return after.flatMap((bill): readonly BillChange[] => {
    const old = pairOf(bill)
    const fields = old ? fieldsOf(old, bill) : []
    return fields.length === 0 ? [] : [{ seenAt, record: nameWithPeriod(bill), fields }]
  })
}

/** Whether it is a change of this record, as far as it can be told: one whose period was changed since has another name. */
export const isOf = ({ record }: BillChange, bill: Bill): boolean => record === nameWithPeriod(bill)
