import type { Bill } from './bill'

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
  /** The `recordName` that it has since. */
  readonly record: string
  readonly fields: readonly FieldChange[]
}

/** A record is the same one where these agree: a bill's ID alone may stand in several. */
const nameOf = ({ type, billId, accountNumber, serviceId, meterNumber }: Bill): string =>
  JSON.stringify([type, billId, accountNumber, serviceId, meterNumber])

type Period = Pick<Bill, 'startDate' | 'endDate'>

const nameIn = (bill: Bill, { startDate, endDate }: Period): string =>
  JSON.stringify([nameOf(bill), startDate, endDate])

/**
 * Of several records of one name, and of those without an ID, the period tells them apart. Null for a record with neither an
 * ID nor both dates: at the next reading, nothing says that another such record is the same one.
 */
export const recordName = (bill: Bill): string | null =>
  bill.billId === null && (bill.startDate === null || bill.endDate === null) ? null : nameIn(bill, bill)

/** What the reading itself adds says nothing of the bill. */
const ofReading: ReadonlySet<string> = new Set(['cached', 'cachedJobId', 'extra'])

/** What tells a record from others, as far as its `recordName` says. */
export type RecordName = Pick<
  Bill,
  'type' | 'billId' | 'accountNumber' | 'serviceId' | 'meterNumber' | 'startDate' | 'endDate'
>

export const partsOfRecord = (record: string): RecordName => {
  type Part = string | null
  const [name, startDate, endDate] = JSON.parse(record) as [string, Part, Part]
  const [type, ...parts] = JSON.parse(name) as [string, Part, Part, Part, Part]
  const [billId, accountNumber, serviceId, meterNumber] = parts
  return { type, billId, accountNumber, serviceId, meterNumber, startDate, endDate }
}

type Texts = ReadonlyMap<string, string | null>

const textsOf = (bill: Bill): Texts =>
  new Map([
    ...Object.entries(bill).flatMap(([field, value]) =>
      ofReading.has(field)
        ? []
        : [[field, value === null ? null : String(value as string | boolean)] as const],
    ),
    ...Object.entries(bill.extra)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [`extra.${name}`, value] as const),
  ])

const fieldsOf = (before: Texts, after: Texts): readonly FieldChange[] =>
  [...new Set([...after.keys(), ...before.keys()])]
    .map((field): FieldChange => ({
      field,
      before: before.get(field) ?? null,
      after: after.get(field) ?? null,
    }))
    .filter((change) => change.before !== change.after)

/** The records whose name no other one has, by it. */
const single = (bills: readonly Bill[], name: (bill: Bill) => string | null): ReadonlyMap<string, Bill> => {
  const found = new Map<string, Bill | null>()
  for (const bill of bills) {
    const its = name(bill)
    if (its !== null) found.set(its, found.has(its) ? null : bill)
  }
  return new Map([...found].flatMap(([key, bill]) => (bill ? [[key, bill] as const] : [])))
}

/** Finds for each record of a reading the same one in another reading; undefined if there is none, or if it cannot be told. */
const pairing = (from: readonly Bill[], to: readonly Bill[]): ((bill: Bill) => Bill | undefined) => {
  const [named, namedThere] = [single(from, nameOf), single(to, nameOf)]
  const [dated, datedThere] = [single(from, recordName), single(to, recordName)]
  return (bill) => {
    const record = recordName(bill)
    const byName = bill.billId !== null && named.get(nameOf(bill)) === bill && namedThere.get(nameOf(bill))
    if (byName || record === null) return byName || undefined
    return dated.get(record) === bill ? datedThere.get(record) : undefined
  }
}

/** What a record of one reading is in a later one; undefined if it is gone, or if it cannot be told from others. */
export const recordSince = (
  record: Bill,
  before: readonly Bill[],
  after: readonly Bill[],
): Bill | undefined => pairing(before, after)(record)

/**
 * What changed in records since the reading before. A record that cannot be told from others of its list is not compared; one
 * that is new, or is gone, is no change of a record.
 */
export const changesOf = (
  before: readonly Bill[],
  after: readonly Bill[],
  seenAt: string,
): readonly BillChange[] => {
  const oldOf = pairing(after, before)
  return after.flatMap((bill): readonly BillChange[] => {
    const record = recordName(bill)
    const old = record === null ? undefined : oldOf(bill)
    const fields = old ? fieldsOf(textsOf(old), textsOf(bill)) : []
    return record === null || fields.length === 0 ? [] : [{ seenAt, record, fields }]
  })
}

/** What the amounts of a record are in. */
export type Units = Pick<Bill, 'units' | 'currency'>

/** A change of a known record. */
export interface RecordChange extends Pick<BillChange, 'seenAt' | 'fields'> {
  /** What its amounts were in before and after; null where that is not known. */
  readonly unitsBefore: Units | null
  readonly unitsAfter: Units | null
}

/** A record on the way back from change to change. */
interface Trail {
  readonly bill: Bill
  /** As it was after the next change to be met; null once a change is missing between two. */
  texts: Texts | null
  period: Period
  readonly changes: RecordChange[]
}

const unitsOf = (texts: Texts): Units => ({
  units: texts.get('units') ?? null,
  currency: texts.get('currency') ?? null,
})

const periodBefore = (period: Period, fields: readonly FieldChange[]): Period => {
  const dates = fields.filter(({ field }) => field === 'startDate' || field === 'endDate')
  return { ...period, ...Object.fromEntries(dates.map(({ field, before }) => [field, before])) }
}

const goBack = (trail: Trail, { seenAt, fields }: BillChange): void => {
  const { texts } = trail
  const isNext = texts && fields.every(({ field, after }) => (texts.get(field) ?? null) === after)
  const after = isNext ? texts : null
  const before = after && new Map([...after, ...fields.map((one) => [one.field, one.before] as const)])
  trail.changes.push({
    seenAt,
    fields,
    unitsBefore: before && unitsOf(before),
    unitsAfter: after && unitsOf(after),
  })
  trail.texts = before
  trail.period = periodBefore(trail.period, fields)
}

/**
 * The changes of each record, given and returned newest first. A record whose name another one of the list has too is left
 * out: nothing tells which of them changed. One whose period changed is followed back to the name that it had before.
 */
export const changesByRecord = (
  bills: readonly Bill[],
  changes: readonly BillChange[],
): ReadonlyMap<Bill, readonly RecordChange[]> => {
  const trails = [...single(bills, recordName)].map(([name, bill]): readonly [string, Trail] => [
    name,
    { bill, texts: textsOf(bill), period: bill, changes: [] },
  ])
  const named = new Map(trails)
  for (const change of changes) {
    const trail = named.get(change.record)
    if (!trail) continue
    goBack(trail, change)
    named.delete(change.record)
    // Another record may have this name by now: when this change was seen, it was the name of this one.
    named.set(nameIn(trail.bill, trail.period), trail)
  }
  return new Map(
    trails.flatMap(([, { bill, changes: its }]) => (its.length > 0 ? [[bill, its] as const] : [])),
  )
}
