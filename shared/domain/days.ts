/** Calendar days, of no zone, from a year, a month or a day as people write them, and ranges of these. */

/** Both inclusive, `YYYY-MM-DD`; null: open. */
export interface DayRange {
  readonly from: string | null
  readonly to: string | null
}

const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)

/** First and last day of `2026`, `2026-10` or `2026-10-01`; null where it is none of them. */
const periodOf = (text: string): { readonly from: string; readonly to: string } | null => {
  const match = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return null
  const year = Number(match[1])
  if (match[2] === undefined) return { from: dayOf(year, 0, 1), to: dayOf(year, 11, 31) }
  const month = Number(match[2]) - 1
  if (month < 0 || month > 11) return null
  if (match[3] === undefined) return { from: dayOf(year, month, 1), to: dayOf(year, month + 1, 0) }
  const day = dayOf(year, month, Number(match[3]))
  return day === text ? { from: day, to: day } : null
}

/** `2026-10`, `2026-10..`, `..2026-10-31`, `2026-10-01..2026-11`; null where it is no range. */
export const dayRangeOf = (text: string): DayRange | null => {
  const ends = text.split('..')
  const [first = '', last = first] = ends
  if (ends.length > 2 || (first === '' && last === '')) return null
  const from = first === '' ? null : periodOf(first)
  const to = last === '' ? null : periodOf(last)
  if ((first !== '' && !from) || (last !== '' && !to)) return null
  return { from: from?.from ?? null, to: to?.to ?? null }
}

/** A calendar date some days later or earlier; null where it is none. */
export const shiftDay = (date: string, days: number): string | null => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN
  return Number.isNaN(time) ? null : new Date(time + days * 86_400_000).toISOString().slice(0, 10)
}
