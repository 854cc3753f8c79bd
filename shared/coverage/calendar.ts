/**
 * Calendar days as whole numbers since 1970-01-01, without a time zone: a bill's dates are compared as they were sent.
 */

const dayInMs = 86_400_000

/** Null if the text is not an existing day. */
export const dayNumber = (text: string | null): number | null => {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : time / dayInMs
}

/**
 * Year, month (0 to 11) and day of the month, by Howard Hinnant's "chrono-compatible low-level date algorithms", in
 * which years begin in March so that the leap day is the last. Hundreds of thousands of days are converted at once, and
 * a `Date` for each would take twenty times as long.
 */
const civilOf = (day: number): readonly [year: number, month: number, dayOfMonth: number] => {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = (fromMarch + 2) % 12
  return [era * 400 + year + (month < 2 ? 1 : 0), month, ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1]
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value))

/** `YYYY-MM-DD`. */
export const dayText = (day: number): string => {
  const [year, month, date] = civilOf(day)
  return `${String(year).padStart(4, '0')}-${twoDigits(month + 1)}-${twoDigits(date)}`
}

/** The opposite: the day of a year, month (0 to 11) and day of the month, by the same algorithms. */
const dayOf = (year: number, month: number, date: number): number => {
  const shifted = month < 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5) + date - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

export const dayOfMonth = (day: number): number => civilOf(day)[2]

/** The same day (or the day `wanted`) of a later month; in a shorter month its last day. */
export const monthsAfter = (day: number, months: number, wanted?: number): number => {
  const [year, month, date] = civilOf(day)
  const later = year * 12 + month + months
  const first = dayOf(Math.floor(later / 12), later % 12, 1)
  const next = dayOf(Math.floor((later + 1) / 12), (later + 1) % 12, 1)
  return Math.min(first + (wanted ?? date) - 1, next - 1)
}

/** Today's date on this computer. */
export const localDayNumber = (time: Date): number =>
  Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / dayInMs

/** The same as `YYYY-MM-DD`. */
export const localDay = (time: Date): string => dayText(localDayNumber(time))

/** A month as a whole number: the months since January of year 0. */
export const monthOf = (day: number): number => {
  const [year, month] = civilOf(day)
  return year * 12 + month
}

/** The first day of such a month. */
export const monthStart = (month: number): number => dayOf(Math.floor(month / 12), month % 12, 1)

/** Such a month as `YYYY-MM`. */
export const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
