import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { StageBar } from '../../../../renderer/features/jobs/common/stage-bar'
import { noPaces, type Job } from '../../../../shared/domain/job'
import { ok } from '../../../../shared/errors/failure'
import { jobOf } from '../triage/samples'
import { show } from '../show'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

/** How many clocks of a second the bar of such a job has wound up, and what it says of itself. */
const bar = (more: Partial<Job>) => {
  const wound = vi.spyOn(globalThis, 'setInterval')
  show(<StageBar job={jobOf(516, more)} />, fakeBridge({ 'jobs:paces': () => ok(noPaces) }))
  const clocks = wound.mock.calls.filter(([, milliseconds]) => milliseconds === 1000).length
  return { clocks, runs: screen.getByRole('img').getAttribute('aria-label')?.endsWith(', running') }
}

const running = { status: 'login', finished: false, endedAt: null } as const

test('the bar of a running job has a clock, and says that it runs', () => {
  expect(bar(running)).toEqual({ clocks: 1, runs: true })
})

test('a job that ended, or that was given up, has no clock and is not called running', () => {
  for (const over of [{ finished: true }, { ...running, lostAt: '2026-11-22T12:00:00.000Z' }]) {
    expect(bar(over)).toEqual({ clocks: 0, runs: false })
    cleanup()
    vi.restoreAllMocks()
  }
})
