import { dayRangeOf, shiftDay, type DayRange } from './days'

/** Values of the search that compare: `>0`, `<2026-09`. */

const comparison = /^(>=|<=|>|<|=)?\s*(.*)$/s

/** `lastbill:none`: its bills name no period. `lastinterval:none`: its interval months name no interval. */
export const noLastDay = 'none'

/** `>0`, `>=2`, `<3`, `2` and the like, or null. */
export const numberMeant = (value: string): string | null => {
  const [, sign = '', number = ''] = comparison.exec(value.trim()) ?? []
  return /^\d{1,6}$/.test(number) ? `${sign === '=' ? '' : sign}${Number(number)}` : null
}

/** Of a value as `numberMeant` gives it. */
export const numberTest = (value: string): ((number: number) => boolean) => {
  const [, sign = '', text = ''] = comparison.exec(value) ?? []
  const limit = Number(text)
  switch (sign) {
    case '>':
      return (number) => number > limit
    case '>=':
      return (number) => number >= limit
    case '<':
      return (number) => number < limit
    case '<=':
      return (number) => number <= limit
    default:
      return (number) => number === limit
  }
}

/** `<2026-09`, `>=2026-09-15`, a range of days, or `none`; null where it is none of them. `range` reads a range as it is typed. */
export const lastDayMeant = (value: string, range: (value: string) => string | null): string | null => {
  if (value.trim().toLowerCase() === noLastDay) return noLastDay
  const [, sign = '', date = ''] = comparison.exec(value.trim()) ?? []
  const meant = range(date)
  if (meant === null || (sign !== '' && meant.includes('..'))) return null
  return `${sign === '=' ? '' : sign}${meant}`
}

/** The days of a value as `lastDayMeant` gives it, and of a plain range. */
export const daysMeant = (value: string): DayRange | null => {
  const [, sign = '', date = ''] = comparison.exec(value) ?? []
  const range = dayRangeOf(date)
  if (!range || sign === '') return range
  const { from, to } = range
  switch (sign) {
    case '<':
      return { from: null, to: from && shiftDay(from, -1) }
    case '<=':
      return { from: null, to }
    case '>':
      return { from: to && shiftDay(to, 1), to: null }
    default:
      return { from, to: null }
  }
}
