import { IANAZone } from 'luxon'
import { fraction } from '../random'
import type { Meter } from './meters'

/** Readings of a meter, computed from the seed alone and so the same every time. */

/** One reading: its start in Unix seconds, and the amount in the meter's unit. */
export interface Reading {
  readonly start: number
  readonly value: number
}

const daySeconds = 86_400
const hourSeconds = 3600

/** By zone and UTC day: the offset of the whole day, or null for a day on which it changes. The calendar bounds their number. */
const offsetsOfDays = new Map<string, Map<number, number | null>>()

/**
 * The offset of a zone from UTC in minutes; `unix` in seconds. It is asked for by thousands of readings and changes on two days
 * a year, and Intl is slow to tell it.
 */
export const offsetAt = (zone: string, unix: number): number => {
  const iana = IANAZone.create(zone)
  const days = offsetsOfDays.get(zone) ?? new Map<number, number | null>()
  offsetsOfDays.set(zone, days)
  const day = Math.floor(unix / daySeconds)
  let offset = days.get(day)
  if (offset === undefined) {
    const [first, next] = [day, day + 1].map((of) => iana.offset(of * daySeconds * 1000))
    offset = first !== undefined && first === next ? first : null
    days.set(day, offset)
  }
  return offset ?? iana.offset(unix * 1000)
}

/** Midnight in a zone, in Unix seconds, at the beginning of the day that begins in UTC at `utc` (milliseconds). */
export const midnight = (zone: string, utc: number): number => {
  const guess = utc - offsetAt(zone, utc / 1000) * 60_000
  return (utc - offsetAt(zone, guess / 1000) * 60_000) / 1000
}

/** Midnight on the first day of a month (`YYYY-MM`, shifted by `months`) in a zone, in Unix seconds. */
export const monthBoundary = (zone: string, month: string, months = 0): number => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return midnight(zone, Date.UTC(year, number - 1 + months, 1))
}

/** The time on the clocks of a zone, as ISO text that ends in `Z` although it is not UTC; `unix` in seconds. */
export const localTime = (zone: string, unix: number): string =>
  new Date((unix + offsetAt(zone, unix) * 60) * 1000).toISOString()

/** Relative use in each hour of the day, of a home where nobody is in at noon. */
const daily = [4, 3, 3, 3, 3, 4, 7, 9, 8, 6, 5, 5, 5, 5, 5, 6, 8, 11, 13, 12, 11, 9, 7, 5]

/** Readings from `from` up to, but not including, `to` (Unix seconds). */
export const readingsOf = (meter: Meter, from: number, to: number): readonly Reading[] => {
  const readings: Reading[] = []
  for (let start = from; start + meter.step <= to; start += meter.step) {
    const local = start + offsetAt(meter.zone, start) * 60
    const ofDay = daily[Math.floor((local % daySeconds) / hourSeconds)] ?? 5
    const month = new Date(local * 1000).getUTCMonth()
    const season = 1 + 0.3 * Math.cos((month / 12) * 2 * Math.PI)
    const noise = 0.5 + fraction(meter.key, start)
    const whole = meter.step >= daySeconds ? 24 * 6.6 : (ofDay * meter.step) / hourSeconds
    const amount = (whole * season * noise) / (meter.kind === 'gas' ? 60 : 8)
    readings.push({ start, value: Number((amount * (meter.scale ?? 1)).toFixed(3)) })
  }
  return readings
}
