import type { DateOrder, Day } from './dates'
import { amountOf, isSignless, type Wanted } from './fields'
import type { DecimalSign, PrintedNumber } from './numbers'
import { mayBeSame } from './numbers-of-accounts'
import { unitOf } from '../domain/unit'
import type { Sighting } from './sightings'

/** How a document writes numbers and dates, as far as that is beyond doubt. */
export interface Style {
  readonly decimal: DecimalSign | null
  readonly order: DateOrder | null
  /** The months of each page's dates with a year, as months since January of year 0. */
  readonly months: ReadonlyMap<number, ReadonlySet<number>>
}

const only = <T extends string>(counts: ReadonlyMap<T, number>): T | null => {
  const [first, second] = [...counts].toSorted((a, b) => b[1] - a[1])
  if (!first) return null
  return !second || first[1] >= 4 * second[1] ? first[0] : null
}

const add = <T>(counts: Map<T, number>, value: T): void =>
  void counts.set(value, (counts.get(value) ?? 0) + 1)

/** What the numbers and dates that can be read in only one way show for the others. */
export const styleOf = (sightings: readonly Sighting[]): Style => {
  const decimals = new Map<DecimalSign, number>()
  const orders = new Map<DateOrder, number>()
  const months = new Map<number, Set<number>>()
  for (const { number, date, place } of sightings) {
    const [reading, another] = number?.readings ?? []
    if (reading?.decimal && !another) add(decimals, reading.decimal)
    const [day, other] = date?.readings ?? []
    if (day?.order && !other) add(orders, day.order)
    const ofPage = months.get(place.page) ?? new Set()
    months.set(place.page, ofPage)
    for (const { day: read } of date?.readings ?? []) {
      if (read.year !== null) ofPage.add(read.year * 12 + read.month - 1)
    }
  }
  return { decimal: only(decimals), order: only(orders), months }
}

/** `same`: it is the value. `unlike`: it is another one. `unsure`: it may be the value, or cannot be compared. */
export type Likeness = 'same' | 'unlike' | 'unsure'

const dayText = ({ year, month, day }: Day): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')

const daysOf = (sighting: Sighting, style: Style): readonly Day[] => {
  const readings = sighting.date?.readings ?? []
  const styled = readings.filter(
    ({ order }) => order === null || style.order === null || order === style.order,
  )
  return (styled.length > 0 ? styled : readings).map(({ day }) => day)
}

/** Completes a date without a year from the other end of its period. */
const completed = (day: Day, { period }: Sighting): Day => {
  const other = period?.other.readings[0]?.day
  if (day.year !== null || !period || other?.year == null) return day
  const later = day.month > other.month
  if (period.end === 'first') return { ...day, year: later ? other.year - 1 : other.year }
  return { ...day, year: day.month < other.month ? other.year + 1 : other.year }
}

/** How far a date without a year may be from another date of its page and still be taken for one of the same months. */
const monthsNear = 4

/** The years that the other dates of its page give to a date without one. */
const yearsNear = ({ month }: Day, page: number, { months }: Style): readonly number[] => {
  const years = new Set<number>()
  for (const other of months.get(page) ?? []) {
    const year = Math.round((other - month + 1) / 12)
    if (Math.abs(year * 12 + month - 1 - other) <= monthsNear) years.add(year)
  }
  return [...years]
}

const likeDay = (wanted: Wanted, found: Day, { place }: Sighting, style: Style): Likeness => {
  if (wanted.text.slice(5) !== dayText({ ...found, year: 0 }).slice(5)) return 'unlike'
  const [year, another] = found.year === null ? yearsNear(found, place.page, style) : [found.year]
  if (year === undefined || another !== undefined) return 'unsure'
  return dayText({ ...found, year }) === wanted.text ? 'same' : 'unlike'
}

const likeDate = (wanted: Wanted, sighting: Sighting, style: Style): Likeness => {
  const likenesses = daysOf(sighting, style).map((day) =>
    likeDay(wanted, completed(day, sighting), sighting, style),
  )
  return (['same', 'unsure'] as const).find((likeness) => likenesses.includes(likeness)) ?? 'unlike'
}

const placesOf = (value: string): number => value.split('.')[1]?.length ?? 0

/**
 * Whether the short value is the long one with fewer places, rounded or cut off. Both are counted in the last place of
 * the long one, so that nothing is lost.
 */
const isShortened = (long: string, short: string, places: number): boolean => {
  const scale = placesOf(long) - places
  const exact = (value: string): bigint => {
    const [whole = '', rest = ''] = value.split('.')
    return BigInt(whole + rest.padEnd(placesOf(long), '0'))
  }
  const step = 10n ** BigInt(scale)
  const apart = exact(long) - exact(short)
  return apart < step && 2n * apart >= -step
}

/** Whether one may be the other with fewer places: a bill prints 702 for 702.3, or a record has 702 for 702.3. */
const mayBeRounded = (wanted: Wanted, value: string, printed: string, places: number): boolean => {
  if (placesOf(value) > places) return isShortened(value, printed, places)
  return wanted.kind === 'amount' && placesOf(value) === 0 && places > 0 && isShortened(printed, value, 0)
}

const valuesOf = (number: PrintedNumber, style: Style): readonly string[] => {
  const { readings } = number
  const styled = readings.filter(
    ({ decimal }) => readings.length === 1 || style.decimal === null || decimal === style.decimal,
  )
  return (styled.length > 0 ? styled : readings).map(({ value }) => value)
}

const likeAmount = (wanted: Wanted, number: PrintedNumber, style: Style): Likeness => {
  const amount = amountOf(wanted.text)
  if (!amount) return 'unsure'
  const values = valuesOf(number, style)
  const free = isSignless(wanted.field) || number.sign === 'either' || amount.value === '0'
  const signs = free || (number.sign === '-') === amount.negative
  if (values.includes(amount.value)) return signs ? 'same' : 'unlike'
  return values.some((value) => mayBeRounded(wanted, amount.value, value, number.places))
    ? 'unsure'
    : 'unlike'
}

/** Whether a printed value is of the field's kind: money, an amount in its unit, a date, a number. */
export const isOfKind = ({ kind }: Wanted, sighting: Sighting, units: string | null): boolean => {
  if (kind === 'date') return sighting.kind === 'date'
  if (kind === 'number') return sighting.kind === 'number'
  const { number } = sighting
  if (!number) return false
  const unit = number.unit === '' ? null : unitOf(number.unit)
  if (kind === 'money')
    return number.unit === '' || unit?.kind === 'cost' || (number.isMoney && unit !== null)
  if (number.isMoney || (number.unit !== '' && unit === null)) return false
  const wanted = units === null ? null : unitOf(units)
  return unit === null || wanted === null || wanted.unit === unit.unit
}

/** How a value in the document compares with the wanted one. */
export const likenessOf = (wanted: Wanted, sighting: Sighting, style: Style): Likeness => {
  if (wanted.kind === 'date') return likeDate(wanted, sighting, style)
  if (wanted.kind === 'number') {
    if (sighting.is === wanted.field) return 'same'
    if (sighting.is !== null) return 'unsure'
    return mayBeSame(sighting.text, wanted.text) ? 'unsure' : 'unlike'
  }
  return sighting.number ? likeAmount(wanted, sighting.number, style) : 'unsure'
}

/** Whether a match is meaningful without a label: `30` may be anything, but `$30.00` and `30 kWh` are not ambiguous. */
export const isTelling = ({ kind, text }: Wanted, { number, date }: Sighting): boolean => {
  const digits = text.replace(/\D/g, '').length
  if (kind === 'date') return date?.readings.every(({ day }) => day.year !== null) ?? false
  if (kind === 'number') return digits >= 4 || text.length >= 6
  if (!number || amountOf(text)?.value === '0') return false
  if (kind === 'money') return number.isMoney || number.places === 2
  return number.unit !== '' || digits >= 3
}
