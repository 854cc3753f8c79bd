import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { JobCard } from '../../../../renderer/features/jobs/card/job-card'
import { noPaces, type Job } from '../../../../shared/domain/job'
import { ok } from '../../../../shared/errors/failure'
import { jobOf } from '../triage/samples'
import { show } from '../show'

afterEach(cleanup)

const card = (more: Partial<Job>, latest = true) => {
  const bridge = fakeBridge({
    'jobs:paces': () => ok(noPaces),
    'bills:list': () => ok({ bills: [], newBillIds: [] }),
  })
  return show(<JobCard job={jobOf(516, more)} latest={latest} />, bridge).container
}

test('whose move it is, is said of the latest job alone', () => {
  card({}, false)
  expect(screen.queryByText(/correct them/)).toBeNull()
  cleanup()
  card({})
  expect(screen.getByText(/correct them/)).toBeTruthy()
})

test('what is missing is to be added, and who waits for another try has something to do', () => {
  card({ status: 'incomplete_parameters' })
  expect(screen.getByText(/is not stored: add it, then start the job again/)).toBeTruthy()
  cleanup()
  card({ status: 'timeout_site' })
  expect(screen.getByText(/wait a little, then start the job again/).textContent).not.toContain('Nobody')
})

test('a detail is a sentence, and as it was sent by a click', () => {
  const container = card({ detail: '{"site_message":"Your password has expired."}' })
  expect(container.textContent).toContain('The API said: Your password has expired.')
  expect(container.textContent).not.toContain('site_message')
  fireEvent.click(screen.getByRole('button', { name: 'Show what was sent' }))
  expect(container.textContent.split('site_message')).toHaveLength(2)
})

test('a reply that named another profile stands in the job', () => {
  card({ namedProfile: '121' })
  const alert = screen.getByRole('alert')
  expect(alert.textContent).toContain('named another profile: 121.')
  expect(alert.textContent).toContain('started for profile 516')
})

test('what the message of the end told is shown, and nothing of what it did not', () => {
  const told = card({ message: { tags: ['vip', 'a, b'], newRecords: 1, existingRecords: 12 } })
  expect(told.textContent).toContain(
    'The message about its end: 1 new record, 12 before it, tags then: vip · a, b.',
  )
  cleanup()
  expect(card({ message: { tags: null, newRecords: 0, existingRecords: null } }).textContent).toContain(
    'The message about its end: no new records.',
  )
  cleanup()
  expect(
    card({ message: { tags: null, newRecords: null, existingRecords: null } }).textContent,
  ).not.toContain('The message')
})

test('how long a job ran that was started elsewhere is not told: the console knows only when it looked', () => {
  const observations = ['login', 'success'].map((status, at) => ({
    status,
    firstSeen: `2026-11-22T08:0${at}:00Z`,
    lastSeen: `2026-11-22T08:0${at}:00Z`,
  }))
  card({ startedHere: false, startedBy: null, startedAt: null, observations })
  expect(screen.queryByLabelText('Elapsed')).toBeNull()
  cleanup()
  card({ observations })
  expect(screen.getByLabelText('Elapsed').textContent).toBe('1:00')
})
