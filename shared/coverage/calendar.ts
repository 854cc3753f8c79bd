/** Calendar days as whole numbers since 1970-01-01, of no zone: a bill's dates are compared as they were sent. */

const dayInMs = 86_400_000

/** Null where the text is no day that exists. */
export const dayNumber = (text: string | null): number | null => {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : time / dayInMs
}

export const dayText = (day: number): string => new Date(day * dayInMs).toISOString().slice(0, 10)

/** The same day of a later month, or the last of a shorter month. */
export const monthsAfter = (day: number, months: number): number => {
  const date = new Date(day * dayInMs)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / dayInMs
}

export const dayOfMonth = (day: number): number => new Date(day * dayInMs).getUTCDate()
