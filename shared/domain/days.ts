/** Calendar days without a time zone, read from a year, a month or a day as people write them, and ranges of these. */

/** Both inclusive, `YYYY-MM-DD`; null: open. */
export interface DayRange {
  readonly from: string | null
  readonly to: string | null
}

const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)

const plainWord = (word: string): string => word.toLowerCase().replace(/\.$/, '')

const monthsIn = (language: string | undefined, month: 'long' | 'short'): readonly [string, number][] => {
  const names = new Intl.DateTimeFormat(language, { calendar: 'gregory', month, timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, at) => [
    plainWord(names.format(new Date(Date.UTC(2026, at, 15)))),
    at + 1,
  ])
}

/** The names of the months, in English and in the language of this computer. */
const months: ReadonlyMap<string, number> = new Map(
  [undefined, 'en-US'].flatMap((language) => [...monthsIn(language, 'long'), ...monthsIn(language, 'short')]),
)

/** For a pattern: a sign that would mean something in one stands for itself. */
export const monthNames = (): readonly string[] =>
  Array.from(months.keys(), (name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))

const written = (year: string, month: number, day?: number): string =>
  [year, String(month).padStart(2, '0'), ...(day === undefined ? [] : [String(day).padStart(2, '0')])].join(
    '-',
  )

/** What a date can mean, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: several for `5/10/2026`, none for what is not a date. */
export const datesMeant = (text: string): readonly string[] => {
  const plain = text.trim()
  const yearFirst = /^([12]\d{3})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?\.?$/.exec(plain)
  const yearLast = /^(?:(\d{1,2})[-/.] ?)?(\d{1,2})[-/. ] ?([12]\d{3})$/.exec(plain)
  const named =
    /^(\p{L}+\.?)[ -](?:(\d{1,2}),? )?([12]\d{3})$/u.exec(plain) ??
    /^(?<day>\d{1,2})\.?[ -](?<month>\p{L}+\.?)[ -](?<year>[12]\d{3})$/u.exec(plain)
  const all: string[] = []
  if (yearFirst) {
    const [, year = '', month, day] = yearFirst
    all.push(month === undefined ? year : written(year, Number(month), day === undefined ? day : Number(day)))
  } else if (yearLast) {
    const [, first, second = '', year = ''] = yearLast
    if (first === undefined) all.push(written(year, Number(second)))
    else {
      // A date with dots begins with the day everywhere.
      if (!plain.includes('.')) all.push(written(year, Number(first), Number(second)))
      all.push(written(year, Number(second), Number(first)))
    }
  } else if (named) {
    const month = months.get(plainWord(named.groups?.['month'] ?? named[1] ?? ''))
    const day = named.groups?.['day'] ?? named[2]
    const year = named.groups?.['year'] ?? named[3] ?? ''
    if (month !== undefined) all.push(written(year, month, day === undefined ? undefined : Number(day)))
  }
  return [...new Set(all)].filter((date) => periodOf(date) !== null)
}

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
