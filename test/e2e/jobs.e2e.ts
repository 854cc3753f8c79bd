import type { Page } from 'playwright/test'
import { sizeWindow } from '../support/window-size'
import { startConsole } from './console'
import { connectAtOnce, expect, papersOf, requests, test } from './own-practice'
import { ask, openProfile, prepareProfile, soonAwake, wakeMachine } from './steps'

/** Jobs in the real window: the list, the lockout guard, and a restart in the middle of fifty jobs. */

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)

const start = async (page: Page, profileId: number): Promise<string> => {
  const started = await ask(page, 'jobs:start', { profileId, mode: 'bill', sendNotification: false })
  if (!started.ok) throw new Error(started.error.code)
  return started.value.jobId
}

const running = (page: Page) => async (): Promise<number> => {
  const jobs = await ask(page, 'jobs:running', {})
  return jobs.ok ? jobs.value.length : -1
}

test('the guard refuses the third start, and takes an override with its reason', async ({
  connected: page,
  running: { app },
  practice,
}) => {
  const id = await prepareProfile(page, 'wrong password', 'credential_error')
  await openProfile(page, id, 'Jobs')
  const ended = page.getByRole('article', { name: /^Job / }).getByText('Wrong credentials')
  for (const times of [1, 2]) {
    await page.getByRole('button', { name: 'Start job' }).click()
    await soonAwake(app, () => expect(ended).toHaveCount(times, { timeout: 500 }))
  }
  await expect(page.getByText('2 logins failed with these credentials')).toBeVisible()
  const again = page.getByRole('button', { name: 'Start anyway' })
  await expect(again).toBeDisabled()
  const refused = await ask(page, 'jobs:start', { profileId: id, mode: 'bill', sendNotification: true })
  expect(refused).toMatchObject({ ok: false, error: { code: 'lockout' } })
  expect(requests(practice, 'POST', /\/jobs/)).toHaveLength(2)

  await page.getByLabel('Reason for starting it anyway').fill('The customer had it unlocked.')
  await again.click()
  await soonAwake(app, () => expect(ended).toHaveCount(3, { timeout: 500 }))
  expect(requests(practice, 'POST', /\/jobs/)).toHaveLength(3)

  const saved = await ask(page, 'credentials:save', {
    profileId: id,
    field: 'password',
    value: 'right',
    action: 'change',
  })
  expect(saved.ok).toBe(true)
  await openProfile(page, id, 'Overview')
  await openProfile(page, id, 'Jobs')
  await expect(page.getByRole('button', { name: 'Start job' })).toBeEnabled()
  await expect(page.getByText('failed with these credentials')).toHaveCount(0)
})

test('the field for a tag stays where it is, whatever is said of the last job', async ({
  connected: page,
}) => {
  await openProfile(page, await prepareProfile(page, 'no job yet', 'success'))
  const field = page.getByRole('combobox', { name: 'Add a tag' })
  const said = await page.getByRole('article').getByText('never run', { exact: true }).elementHandle()
  for (const width of [1440, 960]) {
    await sizeWindow(page, { width, height: 640 })
    const places = new Set<string>()
    for (const words of [
      '',
      'Queued',
      'Opening the account',
      'a stage that this console does not know yet',
    ]) {
      await said.evaluate((element, text) => {
        element.textContent = text
      }, words)
      const box = await field.boundingBox()
      places.add(`${box?.x} ${box?.y}`)
    }
    expect([...places], `${width} pixels wide`).toHaveLength(1)
  }
})

test('the list shows what runs with its stages and what ended, and Enter opens the profile', async ({
  connected: page,
  practice,
}) => {
  const [going, done] = [
    await prepareProfile(page, 'still going', 'bill_extract'),
    await prepareProfile(page, 'soon done', 'someone'),
  ]
  await goTo(page, '#/jobs')
  await expect(page.getByText('saw none end on these days')).toBeVisible()
  await start(page, going)
  await start(page, done)
  const grid = page.getByRole('grid', { name: 'Jobs' })
  await expect(grid.getByRole('row', { name: /still going/ })).toContainText('Fetching bills', {
    timeout: 30_000,
  })
  await expect(grid.getByRole('row', { name: /soon done/ })).toContainText('Success')
  await expect(grid.getByText('Running')).toBeVisible()
  await expect(grid.getByText('Today')).toBeVisible()
  await expect(page.getByRole('navigation').getByRole('link', { name: /Jobs/ })).toContainText('1')

  await page.getByRole('combobox', { name: 'Whose move' }).click()
  await page.getByRole('option', { name: 'Nobody’s' }).click()
  await expect(grid.getByRole('row', { name: /still going/ })).toHaveCount(0)
  await expect(grid.getByRole('row', { name: /soon done/ })).toBeVisible()
  await grid.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: `Profile ${done}`, exact: true })).toBeVisible()
  expect(requests(practice, 'POST', /\/jobs/)).toHaveLength(2)
})

test('a restart in the middle of 50 running jobs: all are followed, none is started or asked for in vain', async ({
  userData,
  practice,
}) => {
  const { service } = practice
  service.clock.setSpeed(1)
  const first = await startConsole(userData)
  await connectAtOnce(first.page, papersOf(practice))
  const jobs: { readonly profileId: number; readonly jobId: string }[] = []
  for (let at = 0; at < 50; at += 1) {
    const profileId = await prepareProfile(first.page, `job ${at}`, 'login')
    jobs.push({ profileId, jobId: await start(first.page, profileId) })
  }
  await first.close()

  const { app, page, close } = await startConsole(userData)
  await expect.poll(running(page), { timeout: 30_000 }).toBeGreaterThanOrEqual(50)
  await goTo(page, '#/jobs')
  await expect(page.getByRole('grid', { name: 'Jobs' }).getByText('Running')).toBeVisible()

  const over = Date.now()
  service.clock.advance(3_600)
  const runningOnceAwake = async (): Promise<number> => {
    await wakeMachine(app)
    return running(page)()
  }
  await expect.poll(runningOnceAwake, { timeout: 120_000 }).toBe(0)
  // A job that is checked ten more times. Each time, all other jobs that are still watched are checked too.
  const sentinel = await prepareProfile(page, 'sentinel', 'login')
  const sentinelJob = await start(page, sentinel)
  await openProfile(page, sentinel, 'Jobs')
  const looks = (jobId: string) => requests(practice, 'GET', new RegExp(`/jobs/${jobId}`)).length
  const looksOnceAwake = async (): Promise<number> => {
    await wakeMachine(app)
    return looks(sentinelJob)
  }
  await expect.poll(looksOnceAwake, { timeout: 120_000, intervals: [200] }).toBeGreaterThan(9)

  const after = service.log.entries().filter(({ time, method }) => time > over && method === 'GET')
  const late = jobs.map(({ jobId }) => after.filter(({ path }) => path.includes(jobId)).length)
  expect(late).toEqual(jobs.map(() => 1))
  const starts = [...service.log.changes()].filter(([change]) => change.includes('/jobs/'))
  expect(starts).toHaveLength(51)
  expect(starts.every(([, times]) => times === 1)).toBe(true)
  await close()
})
