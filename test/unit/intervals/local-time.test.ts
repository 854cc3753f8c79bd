import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantOf, momentOf } from '../../../shared/intervals/local-time'
import { zoneNamed } from '../../../renderer/features/intervals/zones'

const zones = ['UTC', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Asia/Kathmandu', '-05:30'].map(zoneNamed)

it('a moment of a zone’s calendar is the same instant again, also on days of 23 and 25 hours', () => {
  const instant = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 })
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, at) => {
      const moment = momentOf(zone, at)
      expect(Math.floor(moment)).toBe(zone.dayOf(at))
      expect(Math.abs(instantOf(zone, moment) - at)).toBeLessThan(0.01)
    }),
  )
})

it('the middle of a day is half of its hours, however many it has', () => {
  const zone = zoneNamed('America/Los_Angeles')
  const day = Date.UTC(2025, 10, 2) / 86_400_000
  expect(new Date(instantOf(zone, day + 0.5) * 1000).toISOString()).toBe('2025-11-02T19:30:00.000Z')
})
