import { expect, test } from 'vitest'
import { stepsOfJob } from '../../../../renderer/features/triage/start-again/progress-steps'
import { jobOf } from './samples'

const ends = ['success', 'partial_success', 'credential_error', 'site_error', 'new_status_2027']

test.each(ends)('of a job that ended with %s no step is under way or to come', (status) => {
  for (const newBills of [null, 0, 1]) {
    const states = stepsOfJob(jobOf(516, { status, finished: true }), newBills).map(({ state }) => state)
    expect(states).not.toContain('ahead')
    expect(states).not.toContain('now')
  }
})

test('of a job that runs the end is to come', () => {
  const steps = stepsOfJob(jobOf(516, { status: 'queued', finished: false, endedAt: null }), null)
  expect(steps.map(({ id, state }) => [id, state])).toEqual([
    ['login', 'now'],
    ['data', 'ahead'],
    ['end', 'ahead'],
  ])
})
