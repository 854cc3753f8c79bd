/** Months counted back from the world's last day: 0 is the last full month before it, 1 the one before that. */

const start = (year: number, month: number): number => Date.UTC(year, month, 1)

/** First moment of the month `index`, UTC milliseconds; -1 is the month of `today` itself. */
export const monthStart = (today: number, index: number): number => {
  const date = new Date(today)
  return start(date.getUTCFullYear(), date.getUTCMonth() - 1 - index)
}

/** The last full month at `time`, counted from `today`; never below 0. */
export const lastFullMonth = (today: number, time: number): number => {
  const of = (at: number): number => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()
  return Math.max(0, of(today) - of(time))
}

/** The index of the month `2016-10`, counted from `today`. */
export const monthIndex = (today: number, name: string): number => {
  const [year = 0, month = 1] = name.split('-').map(Number)
  const date = new Date(today)
  return (date.getUTCFullYear() - year) * 12 + date.getUTCMonth() - month
}

/** `2016-10`. */
export const monthName = (time: number): string => new Date(time).toISOString().slice(0, 7)
