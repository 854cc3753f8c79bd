import { clock } from './clock'
import { count } from './numbers'

/** "40 s left", "2 min left". */
export const leftWords = (seconds: number): string => {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s left`
  const minutes = seconds / 60
  return minutes < 90 ? `${count(Math.round(minutes))} min left` : `${count(Math.round(minutes / 60))} h left`
}

/** A rate per second as a number without a unit. */
export const rateWords = (rate: number): string => (rate >= 10 ? count(Math.round(rate)) : rate.toFixed(1))

/** "15 to 20 s", or "1:10 to 2:05" from a minute and a half on. */
export const rangeWords = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string => {
  const [from, to] = [fromMs, toMs].map((ms) => Math.round(ms / 1000)) as [number, number]
  if (to < 90) return from === to ? `${to} s` : `${from} to ${to} s`
  return clock(fromMs) === clock(toMs) ? clock(toMs) : `${clock(fromMs)} to ${clock(toMs)}`
}
