import type { Bill } from '../domain/bill'
import type { FieldChange } from '../domain/bill-change'
import type { Profile } from '../domain/profile'
import { seriesOf, type SeriesKey } from '../coverage/series'

/**
 * What is known of a profile, or of its bills, at one time: texts by field. A field that is not there was not told. Every profile
 * has a label, if only an empty one: where it is not there, there was no profile.
 */
export type Fields = ReadonlyMap<string, string>

/** The parts of a profile's history that are filtered by. */
export type Facet = 'profile' | 'tags' | 'bills'

/** A profile as it was at one time; null for what was not told. */
export type ProfileThen = Pick<Profile, 'label' | 'provider' | 'zipcode' | 'tags'> & {
  readonly providerId: string | null
}

/** The newest record of a series, by its dates as they were sent. */
export interface NewestRecord {
  readonly key: SeriesKey
  readonly startDate: string | null
  readonly endDate: string | null
  readonly billDate: string | null
}

export interface BillsThen {
  readonly records: number
  readonly newest: readonly NewestRecord[]
}

const tagField = 'tag.'
const newestField = 'newest.'
const recordsField = 'records'

export const noFields: Fields = new Map()

const fieldsOf = (entries: readonly (readonly [string, string | null])[]): Fields =>
  new Map(entries.flatMap(([field, value]) => (value === null ? [] : [[field, value] as const])))

export const fieldsOfProfile = ({
  label,
  provider,
  providerId,
  zipcode,
  tags,
}: Pick<Profile, 'label' | 'provider' | 'providerId' | 'zipcode' | 'tags'>): Fields =>
  fieldsOf([
    ['label', label],
    ['provider', provider],
    ['providerId', providerId === null ? null : String(providerId)],
    ['zipcode', zipcode],
    ...tags.map((tag) => [`${tagField}${tag}`, ''] as const),
  ])

/** Null where there was no profile. */
export const profileOf = (fields: Fields): ProfileThen | null => {
  const label = fields.get('label')
  if (label === undefined) return null
  return {
    label,
    provider: fields.get('provider') ?? null,
    providerId: fields.get('providerId') ?? null,
    zipcode: fields.get('zipcode') ?? null,
    // Their order was not kept.
    tags: [...fields.keys()].flatMap((field) => tagOf(field) ?? []).toSorted(),
  }
}

/** The tag that a field stands for, or null. */
export const tagOf = (field: string): string | null =>
  field.startsWith(tagField) ? field.slice(tagField.length) : null

type Dates = readonly [startDate: string | null, endDate: string | null, billDate: string | null]

const datesOf = ({ startDate, endDate, billDate }: Bill): Dates => [startDate, endDate, billDate]

const dayOf = ({ startDate, endDate, billDate, approximateDate }: Bill): string =>
  endDate ?? billDate ?? startDate ?? approximateDate ?? ''

/** Of several of one day always the same one, in whatever order they were sent. */
const newestOf = (bills: readonly Bill[]): string | null =>
  bills
    .map((bill) => [dayOf(bill), JSON.stringify(datesOf(bill))] as const)
    .reduce<readonly [string, string] | null>(
      (newest, one) =>
        newest === null || one[0] > newest[0] || (one[0] === newest[0] && one[1] > newest[1]) ? one : newest,
      null,
    )?.[1] ?? null

/** How many records there are, and the newest of each series: what changes when a bill comes. */
export const fieldsOfBills = (bills: readonly Bill[]): Fields =>
  fieldsOf([
    [recordsField, String(bills.length)],
    ...seriesOf(bills).map(({ key, bills: own }) => {
      const { type, accountNumber, serviceId, meterNumber } = key
      const name = JSON.stringify([type, accountNumber, serviceId, meterNumber])
      return [`${newestField}${name}`, newestOf(own)] as const
    }),
  ])

/** The series whose newest record a field tells, or null. */
export const seriesOfField = (field: string): SeriesKey | null => {
  if (!field.startsWith(newestField)) return null
  const [type, accountNumber, serviceId, meterNumber] = JSON.parse(field.slice(newestField.length)) as [
    string,
    string | null,
    string | null,
    string | null,
  ]
  return { type, accountNumber, serviceId, meterNumber }
}

/** The dates of the newest record, from the value of such a field. */
export const newestDates = (value: string): Omit<NewestRecord, 'key'> => {
  const [startDate, endDate, billDate] = JSON.parse(value) as Dates
  return { startDate, endDate, billDate }
}

export const billsOf = (fields: Fields): BillsThen => ({
  records: Number(fields.get(recordsField) ?? 0),
  newest: [...fields].flatMap(([field, value]) => {
    const key = seriesOfField(field)
    return key ? [{ key, ...newestDates(value) }] : []
  }),
})

export const facetOf = (field: string): Facet => {
  if (tagOf(field) !== null) return 'tags'
  return field === recordsField || seriesOfField(field) ? 'bills' : 'profile'
}

/** What is other than before; null where a field was not there. */
export const changesBetween = (before: Fields, after: Fields): readonly FieldChange[] =>
  [...new Set([...after.keys(), ...before.keys()])]
    .map((field): FieldChange => ({
      field,
      before: before.get(field) ?? null,
      after: after.get(field) ?? null,
    }))
    .filter((change) => change.before !== change.after)

/** The fields as they were before these changes; null where the changes do not lead to them, so that one must be missing. */
export const undone = (after: Fields, changes: readonly FieldChange[]): Fields | null => {
  if (changes.some((change) => (after.get(change.field) ?? null) !== change.after)) return null
  const before = new Map(after)
  for (const change of changes) {
    if (change.before === null) before.delete(change.field)
    else before.set(change.field, change.before)
  }
  return before
}

/** Whether the profile disappeared, or is there again after that. */
export const presenceIn = (changes: readonly FieldChange[]): 'gone' | 'back' | null => {
  const label = changes.find(({ field }) => field === 'label')
  if (label?.after === null) return 'gone'
  return label?.before === null ? 'back' : null
}
