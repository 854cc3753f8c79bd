import { count } from './numbers'

/** "40 s left", "2 min left". */
export const leftWords = (seconds: number): string => {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s left`
  const minutes = seconds / 60
  return minutes < 90 ? `${count(Math.round(minutes))} min left` : `${count(Math.round(minutes / 60))} h left`
}

/** A rate per second as a number without a unit. */
export const rateWords = (rate: number): string => (rate >= 10 ? count(Math.round(rate)) : rate.toFixed(1))
