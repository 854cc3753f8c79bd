import { daySeconds } from './local-time'
import type { Period, Resolution } from './periods'

/** A day is held against the same weekday 52 weeks before, or against the same date of the year before. */
export const alignments = ['weekday', 'date'] as const
export type Alignment = (typeof alignments)[number]

const weeks = 364 * daySeconds

/** The same local date and time a year earlier; NaN for 29 February. */
const sameDate = (wall: number): number => {
  const date = new Date(wall * 1000)
  const month = date.getUTCMonth()
  date.setUTCFullYear(date.getUTCFullYear() - 1)
  return date.getUTCMonth() === month ? date.getTime() / 1000 : NaN
}

/** For each period the one of the year before, null where there is none. Months are always held against the same month. */
export const yearBefore = (
  periods: readonly Period[],
  earlier: readonly Period[],
  resolution: Resolution,
  by: Alignment,
): readonly (Period | null)[] => {
  const byWall = new Map<number, Period>()
  // Of the hour that autumn has twice, the first.
  for (const period of earlier) if (!byWall.has(period.wall)) byWall.set(period.wall, period)
  const back = (wall: number): number =>
    by === 'weekday' && resolution !== 'month' ? wall - weeks : sameDate(wall)
  return periods.map(({ wall }) => byWall.get(back(wall)) ?? null)
}

/** How a period's pace differs from that of another, as a part of it: per covered time, as they may differ in length and in holes. */
export const changeOf = (period: Period, before: Period): number | null => {
  const now = Number(period.text) / period.covered
  const then = Number(before.text) / before.covered
  const change = (now - then) / Math.abs(then)
  return Number.isFinite(change) ? change : null
}
