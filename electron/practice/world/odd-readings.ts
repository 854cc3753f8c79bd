import type { Meter } from './meters'
import { monthIndex, monthStart } from './months'
import { localTime, midnight, readingsOf, type Reading } from './readings'

/** How the interval files of a showcase differ from what its meter has measured. */
interface Oddity {
  /** Days of one month that the site does not show. Months are counted back, as in months.ts. */
  readonly missing?: { readonly month: number; readonly days: readonly number[] }
  /** Readings of one month that are far too high, or below zero. */
  readonly faulty?: readonly { readonly month: number; readonly day: number; readonly times: number }[]
}

/** By the profile's ID: docs/guide/practice.md. */
const oddities: ReadonlyMap<number, Oddity> = new Map<number, Oddity>([
  [202, { missing: { month: 3, days: [11, 12] } }],
  [
    205,
    {
      faulty: [
        { month: 2, day: 6, times: 80 },
        { month: 2, day: 19, times: 120 },
        { month: 5, day: 9, times: 95 },
        { month: 1, day: 14, times: -3 },
        { month: 1, day: 15, times: -2 },
      ],
    },
  ],
])

/** The month in which a counter begins at zero again, on its 17th, and what it showed at first (kWh). */
const setBackIn = 4
const setBackOn = 17
const firstShown = 48_211.5
const installedBefore = 15

const dayMs = 86_400_000

/** What a counter shows at each of its readings from `from` to `to` (Unix seconds). */
const countedOf = (today: number, meter: Meter, from: number, to: number): readonly Reading[] => {
  const installed = midnight(meter.zone, monthStart(today, installedBefore))
  const setBack = midnight(meter.zone, monthStart(today, setBackIn) + (setBackOn - 1) * dayMs)
  const shown: Reading[] = []
  let total = firstShown
  let isSetBack = false
  for (const { start, value } of readingsOf(meter, installed, to)) {
    if (start >= setBack && !isSetBack) {
      total = 0
      isSetBack = true
    }
    total += value
    if (start >= from) shown.push({ start, value: Number(total.toFixed(3)) })
  }
  return shown
}

/** The readings from `from` to `to` (Unix seconds, within one month of the meter's zone) as the site shows them. */
export const shownReadings = (
  today: number,
  profileId: number,
  meter: Meter,
  from: number,
  to: number,
): readonly Reading[] => {
  if (meter.isCounter) return countedOf(today, meter, from, to)
  const readings = readingsOf(meter, from, to)
  const { missing, faulty = [] } = oddities.get(profileId) ?? {}
  const month = monthIndex(today, localTime(meter.zone, from).slice(0, 7))
  const faults = faulty.filter((one) => one.month === month)
  if (missing?.month !== month && faults.length === 0) return readings
  return readings.flatMap((reading) => {
    const at = localTime(meter.zone, reading.start)
    const day = Number(at.slice(8, 10))
    if (missing?.month === month && missing.days.includes(day)) return []
    const fault = at.slice(11, 16) === '17:00' ? faults.find((one) => one.day === day) : undefined
    return [fault ? { ...reading, value: Number((reading.value * fault.times).toFixed(3)) } : reading]
  })
}
