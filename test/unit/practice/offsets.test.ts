import { IANAZone } from 'luxon'
import { expect, it } from 'vitest'
import { offsetAt } from '../../../electron/practice/world/readings'

const hour = 3600
const begin = Date.UTC(2026, 0, 1) / 1000

it.each(['America/New_York', 'America/Phoenix', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe'])(
  'the offset of %s is that of its clocks every third hour of a year, asked for in any order',
  (zone) => {
    const hours = Array.from({ length: 365 * 8 }, (_, at) => begin + at * 3 * hour)
    // Every fifth first, so that days are met in the middle as well.
    const mixed = [...hours.filter((_, at) => at % 5 === 3), ...hours]
    const real = IANAZone.create(zone)
    expect(mixed.filter((unix) => offsetAt(zone, unix) !== real.offset(unix * 1000))).toEqual([])
  },
)

it('the offset is right between whole hours too, on the days on which it changes', () => {
  const real = IANAZone.create('Australia/Lord_Howe')
  for (const day of [Date.UTC(2026, 3, 4), Date.UTC(2026, 9, 3)]) {
    const quarters = Array.from({ length: 2 * 96 }, (_, at) => day / 1000 + at * 900)
    const offsets = quarters.map((unix) => offsetAt('Australia/Lord_Howe', unix))
    expect(offsets).toEqual(quarters.map((unix) => real.offset(unix * 1000)))
    expect(new Set(offsets).size).toBe(2)
  }
})
