import { describe, expect, it } from 'vitest'
import { isSuspicious, judgeTrouble } from '../../../electron/triage/trouble'
import type { FailureHistory, RecentEnds } from '../../../electron/store/triage-store'

const now = new Date('2026-11-26T08:00:00.000Z')

const ends = (status: string, profiles: number, more: Partial<RecentEnds> = {}): RecentEnds => ({
  providerId: 7,
  status,
  timed: true,
  recent: true,
  profiles,
  ...more,
})
const history = (failures: number, first = '2026-10-30T08:00:00.000Z'): FailureHistory => ({
  providerId: 7,
  failures,
  first,
})

describe('with a week of history or more', () => {
  it('is seen where today is out of the ordinary', () => {
    const found = judgeTrouble(
      [ends('unexpected_presentation', 9), ends('site_error', 1), ends('success', 40)],
      history(26),
      now,
    )
    expect(found).toEqual({
      status: 'unexpected_presentation',
      profiles: 10,
      sentence:
        '10 profiles failed here in the last 24 hours, where about 1 a day are usual: ' +
        '9 of 10 with “Page not recognised” (unexpected_presentation).',
    })
  })

  it.each([
    ['as many as usual', [ends('site_error', 10)], history(260)],
    ['fewer than five profiles, however rare', [ends('site_error', 4)], history(0)],
    ['missing credentials, which are nobody’s trouble', [ends('incomplete_parameters', 50)], history(0)],
    ['jobs of which only a part is missing', [ends('partial_success', 50)], history(0)],
    ['statuses that nobody knows', [ends('new_status_2027', 50)], history(0)],
    ['failures of before today', [ends('site_error', 50, { recent: false })], history(0)],
    ['failures found at a first look', [ends('site_error', 50, { timed: false })], history(0)],
  ])('is not seen in %s', (_, those, before) => {
    expect(judgeTrouble(those, before, now)).toBeNull()
  })

  it('is seen in five where usually none fail', () => {
    expect(judgeTrouble([ends('site_error', 5)], history(0), now)?.sentence).toContain('usually none fail')
  })
})

describe('with less than a week of history', () => {
  const young = history(3, '2026-11-20T08:00:00.000Z')

  it.each([
    ['nothing known before', null],
    ['a few days', young],
  ])('goes by the share of failed profiles: %s', (_, before) => {
    const first = { timed: false, recent: false }
    expect(judgeTrouble([ends('site_error', 12, first), ends('success', 8)], before, now)).toMatchObject({
      status: 'site_error',
      profiles: 12,
      sentence:
        'The last jobs of 12 of 20 profiles failed here, 12 of them with “Site error” (site_error). ' +
        'There is not yet a week of history to compare with.',
    })
    expect(judgeTrouble([ends('site_error', 12), ends('success', 9)], before, now)).toBeNull()
    expect(judgeTrouble([ends('site_error', 9)], before, now)).toBeNull()
  })
})

it('history is read only for those with enough failures', () => {
  expect(isSuspicious([ends('site_error', 3), ends('timeout_site', 2)])).toBe(true)
  expect(isSuspicious([ends('site_error', 4), ends('success', 90)])).toBe(false)
})
