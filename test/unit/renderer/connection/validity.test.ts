import fc from 'fast-check'
import { expect, test } from 'vitest'
import { validityOf } from '../../../../renderer/features/connection/common/validity'

const day = 86_400_000
const notBefore = '2026-01-01T00:00:00Z'
const notAfter = '2026-12-31T00:00:00Z'
const end = Date.parse(notAfter)
const at = (now: number) => validityOf({ notBefore, notAfter }, now)

test('days left are whole days, amber under 30 and red under 7', () => {
  expect(at(end - 84 * day)).toEqual({ level: 'good', text: '84 days left' })
  expect(at(end - 30 * day)).toEqual({ level: 'good', text: '30 days left' })
  expect(at(end - 30 * day + 1)).toEqual({ level: 'soon', text: '29 days left' })
  expect(at(end - 7 * day)).toEqual({ level: 'soon', text: '7 days left' })
  expect(at(end - 7 * day + 1)).toEqual({ level: 'urgent', text: '6 days left' })
  expect(at(end - day)).toEqual({ level: 'urgent', text: '1 day left' })
  expect(at(end - 1)).toEqual({ level: 'urgent', text: 'less than a day left' })
})

test('from its last moment on a certificate has expired, and before its first it is not valid yet', () => {
  expect(at(end)).toEqual({ level: 'expired', text: 'expired' })
  expect(at(Date.parse(notBefore) - 1).level).toBe('not-yet')
})

test('never more days are promised than there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.parse(notBefore), max: end - 1 }), (now) => {
      const days = Number.parseInt(at(now).text) || 0
      expect(days * day).toBeLessThanOrEqual(end - now)
      expect((days + 1) * day).toBeGreaterThan(end - now)
    }),
  )
})
