import type { Page } from 'playwright/test'
import { startPractice } from '../../electron/practice/service'
import { expect, requests, test } from './own-practice'
import { ask, openProfile, prepareProfile } from './steps'

const startJob = (page: Page): Promise<void> => page.getByRole('button', { name: 'Start job' }).click()
const jobs = (page: Page) => page.getByRole('article', { name: /^Job / })

test('a status that the document does not know is shown as it came, and is over because the API says so', async ({
  connected: page,
}) => {
  const id = await prepareProfile(page, 'of the future', 'new_status_2027')
  await openProfile(page, id, 'Jobs')
  await startJob(page)
  await expect(jobs(page)).toContainText('This console does not know the status')
  await expect(jobs(page)).toContainText('new_status_2027')
  await expect(jobs(page).locator('[data-mover="unknown"]')).toBeVisible()
  await expect(jobs(page).locator('[aria-current="step"]')).toHaveCount(0)
})

test('a start whose reply was lost is never sent again; the job that was found is shown', async ({
  connected: page,
  practice,
}) => {
  const id = await prepareProfile(page, 'lost reply', 'login')
  practice.service.faults.add({
    kind: 'reset',
    at: 'headers',
    done: true,
    method: 'POST',
    path: '/jobs',
    times: 0,
  })
  await openProfile(page, id, 'Jobs')
  await startJob(page)
  await expect(
    page.getByText('The answer to the start was lost; the job has been found since.'),
  ).toBeVisible()
  await expect(jobs(page)).toHaveCount(1)
  await expect(jobs(page)).toContainText('login')
  expect(requests(practice, 'POST', /\/jobs/)).toHaveLength(1)
})

test('a start that never arrived is said to have not happened', async ({ connected: page, practice }) => {
  const id = await prepareProfile(page, 'never arrived', 'someone')
  practice.service.faults.add({ kind: 'reset', at: 'headers', method: 'POST', path: '/jobs', times: 0 })
  await openProfile(page, id, 'Jobs')
  await startJob(page)
  await expect(page.getByText('the change was not made')).toBeVisible()
  await expect(jobs(page)).toHaveCount(0)
  expect(requests(practice, 'POST', /\/jobs/)).toHaveLength(1)
})

test('while the server is gone a running job says so, and goes on when the server is back', async ({
  connected: page,
  practice,
}) => {
  const id = await prepareProfile(page, 'gone for a while', 'someone')
  practice.service.clock.setSpeed(1)
  await openProfile(page, id, 'Jobs')
  await startJob(page)
  await expect(jobs(page)).toHaveCount(1)
  practice.service.faults.add({ kind: 'reset', at: 'headers', times: 0 })
  await expect(jobs(page)).toContainText('Its state cannot be read at the moment.')
  practice.service.clock.advance(600)
  practice.service.faults.clear()
  await expect(jobs(page)).toContainText('Success')
  await expect(jobs(page)).not.toContainText('Its state cannot be read at the moment.')
})

test('a server that went away and came back without the job: what was seen of it is not lost', async ({
  connected: page,
  practice,
}) => {
  // A profile with which the world begins, so that it exists again, but without the job.
  for (const [field, value] of [
    ['username', 'login'],
    ['password', 'a-password'],
  ] as const) {
    const saved = await ask(page, 'credentials:save', { profileId: 516, field, value, action: 'add' })
    expect(saved.ok).toBe(true)
  }
  await openProfile(page, 516, 'Jobs')
  const newest = jobs(page).first()
  await startJob(page)
  await expect(newest).toContainText('login')
  const { apiUrl } = practice.service
  await practice.service.close()
  await expect(newest).toContainText('Nothing answers at the server’s address.')

  const again = await startPractice({
    folder: practice.folder,
    port: Number(new URL(apiUrl).port),
    profiles: 60,
  })
  await expect(newest).toContainText('The API does not know this job.', { timeout: 40_000 })
  await expect(newest).toContainText('login')
  await again.close()
})
