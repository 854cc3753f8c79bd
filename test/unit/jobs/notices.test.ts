import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openNotices, type EndNotice } from '../../../electron/jobs/notices'
import { isQuiet, usualNotices } from '../../../shared/domain/job-notices'
import type { Job } from '../../../shared/domain/job'
import { newPlace, openAt, value } from '../store/in-process'

const job = (profileId: number, status: string): Job => ({
  jobId: `job-${profileId}`,
  profileId,
  status,
  finished: true,
  detail: 'The user name jane@example.com was not recognised.',
  mode: 'bill',
  startedHere: true,
  startedBy: 'someone',
  startedAt: null,
  endedAt: null,
  observations: [],
  watchTrouble: null,
})

const noon = new Date(2026, 10, 20, 12, 0)

describe('telling that jobs ended', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  const opened = async () => {
    const store = value(await openAt(newPlace()))
    const told: EndNotice[] = []
    const notices = await openNotices({ store, tell: (notice) => told.push(notice), now: () => noon })
    return { store, told, notices }
  }

  it('names the profile by its id, and nothing of a person', async () => {
    const { notices, told } = await opened()
    notices.ended(job(516, 'credential_error'), true)
    vi.advanceTimersByTime(2_000)
    expect(told).toEqual([
      {
        title: 'Job ended: Wrong credentials',
        body: 'Profile 516, mode bill',
        profileId: 516,
        count: 1,
        onScreen: true,
        quiet: false,
        sound: true,
      },
    ])
  })

  it('tells of a swarm once', async () => {
    const { notices, told } = await opened()
    notices.ended(job(1, 'success'), true)
    notices.ended(job(2, 'new_status_2027'), false)
    notices.ended(job(3, 'success'), false)
    vi.advanceTimersByTime(2_000)
    expect(told).toMatchObject([
      {
        title: '3 jobs ended',
        body: '2 Success, 1 new_status_2027',
        profileId: null,
        count: 3,
        onScreen: false,
      },
    ])
  })

  it('says nothing after it is closed', async () => {
    const { notices, told } = await opened()
    notices.ended(job(1, 'success'), false)
    notices.close()
    vi.advanceTimersByTime(10_000)
    expect(told).toEqual([])
  })

  it('keeps the quiet hours over a restart', async () => {
    const { store, notices } = await opened()
    const quiet = { from: '11:00', to: '13:00' }
    value(await notices.change({ enabled: true, quiet, sound: false }))
    const told: EndNotice[] = []
    const again = await openNotices({ store, tell: (notice) => told.push(notice), now: () => noon })
    expect(again.settings()).toEqual({ enabled: true, quiet, sound: false })
    again.ended(job(1, 'success'), false)
    vi.advanceTimersByTime(2_000)
    expect(told).toMatchObject([{ quiet: true, sound: false, count: 1 }])
  })

  it('keeps the settings of a version that knew of no sound', async () => {
    const { store } = await opened()
    const quiet = { from: '11:00', to: '13:00' }
    value(await store.settings.put('job-notices', { enabled: false, quiet }))
    const again = await openNotices({ store, tell: () => undefined, now: () => noon })
    expect(again.settings()).toEqual({ enabled: false, quiet, sound: true })
  })
})

describe('quiet hours', () => {
  const at = (hour: number, minute: number): Date => new Date(2026, 10, 20, hour, minute)
  const quiet = (from: string, to: string, now: Date): boolean =>
    isQuiet({ ...usualNotices, quiet: { from, to } }, now)

  it('end when they end, within a day and over midnight', () => {
    expect(quiet('12:00', '13:00', at(11, 59))).toBe(false)
    expect(quiet('12:00', '13:00', at(12, 0))).toBe(true)
    expect(quiet('12:00', '13:00', at(13, 0))).toBe(false)
    expect(quiet('22:00', '07:00', at(23, 30))).toBe(true)
    expect(quiet('22:00', '07:00', at(6, 59))).toBe(true)
    expect(quiet('22:00', '07:00', at(7, 0))).toBe(false)
  })

  it('are none by default, and always where notifications are off', () => {
    expect(isQuiet(usualNotices, noon)).toBe(false)
    expect(isQuiet({ ...usualNotices, enabled: false }, noon)).toBe(true)
  })
})
