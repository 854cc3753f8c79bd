import { firstOfMonth, daySeconds as secondsOfDay, startOfDay } from '../../../shared/intervals/local-time'
import type { Zone } from './zones'
import { dateFormat } from '../../lib/date-format'

/** The possible steps of the time axis, in seconds. A month counts 30 days, a year 365. */
export const tickSteps = [
  ...[1, 5, 15, 30].map((minutes) => minutes * 60),
  ...[1, 3, 6, 12].map((hours) => hours * 3600),
  ...[1, 2, 7, 14, 30, 91, 182].map((days) => days * secondsOfDay),
  ...[1, 2, 5, 10, 25, 100].map((years) => years * 365 * secondsOfDay),
]

const maxTicks = 500

/** The days of the month that have a tick, by the step in days. */
const onDay: Partial<Record<number, (day: number) => boolean>> = {
  1: () => true,
  2: (day) => day % 2 === 1 && day < 31,
  7: (day) => day % 7 === 1 && day < 29,
  14: (day) => day === 1 || day === 15,
}

/** The months of a step: a year counts 365 days, and a hundred of them are no month longer. */
const monthsOf = (days: number): number => (days % 365 === 0 ? (days / 365) * 12 : Math.round(days / 30.4))

/** Every so many months, or years. The days between are not looked at: thirty years have eleven thousand. */
const monthTicks = (zone: Zone, from: number, to: number, months: number): number[] => {
  const ticks: number[] = []
  const date = new Date(zone.wall(from) * 1000)
  const first = date.getUTCFullYear() * 12 + date.getUTCMonth()
  for (let month = first - (first % months); ticks.length < maxTicks; month += months) {
    const midnight = startOfDay(zone, firstOfMonth(Math.floor(month / 12), month % 12), from)
    if (midnight > to) break
    if (midnight >= from) ticks.push(midnight)
  }
  return ticks
}

/** The ticks of the time axis: at round local times, or at midnights of the zone if the step is a day or more. */
export const ticksOf = (zone: Zone, from: number, to: number, step: number): number[] => {
  const stepDays = step / secondsOfDay
  const isTickDay = onDay[stepDays]
  if (stepDays > 1 && !isTickDay) return monthTicks(zone, from, to, monthsOf(stepDays))
  const ticks: number[] = []
  const firstOfDay = (at: number): number => zone.nextDay(at - 25 * 3600)
  let midnight = firstOfDay(from)
  while (zone.nextDay(midnight) <= from) midnight = zone.nextDay(midnight)
  for (; midnight <= to && ticks.length < maxTicks; midnight = zone.nextDay(midnight)) {
    if (isTickDay) {
      const date = new Date(zone.dayOf(midnight) * secondsOfDay * 1000)
      if (midnight >= from && isTickDay(date.getUTCDate())) ticks.push(midnight)
      continue
    }
    const end = zone.nextDay(midnight)
    for (let at = midnight; at < end && at <= to && ticks.length < maxTicks; at += step) {
      if (at >= from) ticks.push(at)
    }
  }
  return ticks
}

const formats = {
  month: dateFormat({ month: 'short' }),
  year: dateFormat({ month: 'short', year: 'numeric' }),
  day: dateFormat({ day: 'numeric', month: 'short' }),
  first: dateFormat({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }),
}

/** The words below the ticks: the year at the first one and where it changes, and the date at each midnight. */
export const tickWords = (zone: Zone, ticks: readonly number[], step: number): string[] => {
  let year = 0
  return ticks.map((at) => {
    const date = new Date(zone.wall(at) * 1000)
    const midnight = date.getUTCHours() === 0 && date.getUTCMinutes() === 0
    if (step < secondsOfDay && !midnight) return date.toISOString().slice(11, 16)
    const newYear = date.getUTCFullYear() !== year
    year = date.getUTCFullYear()
    if (step >= 28 * secondsOfDay) return formats[newYear ? 'year' : 'month'].format(date)
    return formats[newYear && step >= secondsOfDay ? 'first' : 'day'].format(date)
  })
}
