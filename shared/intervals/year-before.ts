import { daySeconds } from './local-time'
import type { Period, Resolution } from './periods'

/** A day is compared with the same weekday 52 weeks before, or with the same date one year before. */
export const alignments = ['weekday', 'date'] as const
export type Alignment = (typeof alignments)[number]

const weeks = 364 * daySeconds

/** The same local date and time one year earlier; NaN for 29 February. */
const sameDate = (wall: number): number => {
  const date = new Date(wall * 1000)
  const month = date.getUTCMonth()
  date.setUTCFullYear(date.getUTCFullYear() - 1)
  return date.getUTCMonth() === month ? date.getTime() / 1000 : NaN
}

/**
 * The period of the year before for each period, or null if there is none. Months are always compared with the same
 * month.
 */
export const yearBefore = (
  periods: readonly Period[],
  earlier: readonly Period[],
  resolution: Resolution,
  by: Alignment,
): readonly (Period | null)[] => {
  const byWall = new Map<number, Period>()
  // Of an hour that occurs twice in autumn, the first one.
  for (const period of earlier) if (!byWall.has(period.wall)) byWall.set(period.wall, period)
  const back = (wall: number): number =>
    by === 'weekday' && resolution !== 'month' ? wall - weeks : sameDate(wall)
  return periods.map(({ wall }) => byWall.get(back(wall)) ?? null)
}

/** The relative difference between two periods, per covered time, because they may differ in length and gaps. */
export const changeOf = (period: Period, before: Period): number | null => {
  const now = Number(period.text) / period.covered
  const then = Number(before.text) / before.covered
  const change = (now - then) / Math.abs(then)
  return Number.isFinite(change) ? change : null
}
