import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { PracticeForTests } from '../support/practice'
import { messageOf } from '../support/queue-messages'
import { expect, requests, test } from './own-practice'
import { ask, enterPractice, openProfile, prepareProfile } from './steps'

const section = (page: Page) => page.getByRole('region', { name: 'Notifications' })
const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)

/** Configures the practice service's queue as a person does, and switches it on. */
const setUp = async (
  page: Page,
  { service: { queue } }: PracticeForTests,
  secret = queue.secretAccessKey,
): Promise<void> => {
  await goTo(page, '#/connection')
  await expect(section(page)).toContainText('A queue shared by two consoles is split between them.')
  await section(page).getByRole('button', { name: 'Set up a queue…' }).click()
  const form = section(page).getByRole('form', { name: 'The notification queue' })
  await form.getByLabel('Queue URL').fill(queue.queueUrl)
  await form.getByLabel('Region').fill(queue.region)
  await form.getByLabel('Endpoint').fill(queue.endpoint)
  await form.getByLabel('Access key ID').fill(queue.accessKeyId)
  await form.getByLabel(/^Secret access key/).fill(secret)
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(section(page)).toContainText('In the keychain')
  await section(page).getByRole('button', { name: 'Switch on' }).click()
}

const listening = (page: Page) => expect(section(page)).toContainText('Listening')

/** A colleague starts a job of which the console is not told. Returns its id. */
const startElsewhere = async (practice: PracticeForTests, profileId: number): Promise<string> => {
  const started = await practice.call('POST', 'jobs/', { profile_id: profileId, mode: 'interval' })
  return (started.json as { job_id: string }).job_id
}

test('the end of a job that was started elsewhere is in the list and in the ledger without a look at it', async ({
  connected: page,
  practice,
}) => {
  const id = await prepareProfile(page, 'told by the queue', 'site_error')
  await setUp(page, practice)
  await listening(page)
  await goTo(page, '#/profiles')
  const row = page
    .getByRole('grid', { name: 'Profiles', exact: true })
    .getByRole('row')
    .filter({ hasText: 'told by the queue' })
  await expect(row).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  const jobId = await startElsewhere(practice, id)
  practice.service.log.clear()
  practice.service.clock.advance(3600)
  await expect(row).toContainText('Site error')
  expect(requests(practice, 'GET', new RegExp(`/jobs/(profiles/${id}|${jobId})`))).toEqual([])
  await goTo(page, '#/jobs')
  await expect(page.getByRole('grid', { name: 'Jobs' })).toContainText('told by the queue')
  // Only the message contains the mode of a job that was started elsewhere.
  await openProfile(page, id, 'Jobs')
  await expect(page.getByRole('article', { name: /^Job / })).toContainText(/interval/i)
  await goTo(page, '#/connection')
  await expect(section(page)).toContainText('The end of one job was reported')
  expect(practice.service.messages.bodies()).toHaveLength(1)
})

test('the keys are in the keychain alone', async ({ running: { page, userData }, connected, practice }) => {
  await setUp(connected, practice)
  await listening(page)
  const { secretAccessKey, accessKeyId } = practice.service.queue
  const shown = JSON.stringify([await page.content(), await ask(page, 'notifications:get', {})])
  const written = readdirSync(userData, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  for (const key of [secretAccessKey, accessKeyId]) {
    expect(shown).not.toContain(key)
    expect(written.some((bytes) => bytes.includes(key))).toBe(false)
  }
  await section(page).getByRole('button', { name: 'Change the queue…' }).click()
  await expect(section(page).getByLabel(/^Secret access key/)).toHaveValue('')
})

test('wrong keys are said plainly, and right ones mend it', async ({ connected: page, practice }) => {
  await setUp(page, practice, 'not-the-secret')
  await expect(section(page).getByRole('alert')).toContainText('Amazon refused the access keys.')
  await expect(section(page)).toContainText('Next automatic try at')
  await section(page).getByRole('button', { name: 'Test the queue' }).click()
  await expect(section(page).getByRole('alert')).toHaveCount(2)
  await section(page).getByRole('button', { name: 'Change the queue…' }).click()
  const form = section(page).getByRole('form', { name: 'The notification queue' })
  await form.getByLabel(/^Secret access key/).fill(practice.service.queue.secretAccessKey)
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toContainText('Both keys are needed.')
  await form.getByLabel('Access key ID').fill(practice.service.queue.accessKeyId)
  await form.getByRole('button', { name: 'Save' }).click()
  await listening(page)
  await section(page).getByRole('button', { name: 'Test the queue' }).click()
  await expect(section(page)).toContainText('The queue answered. It is empty.')
})

test('messages are deleted only after the queue’s name was typed, and what is not Link’s is kept and shown', async ({
  connected: page,
  practice,
}) => {
  await setUp(page, practice)
  await listening(page)
  await section(page).getByLabel('is deleted once it is stored here').click()
  const dialog = page.getByRole('dialog', { name: 'Delete messages from the queue?' })
  await expect(dialog.getByRole('button', { name: 'Delete what is read' })).toBeDisabled()
  await dialog.getByLabel('Type link-notifications to confirm').fill('link-notifications')
  await dialog.getByRole('button', { name: 'Delete what is read' }).click()
  await expect(section(page).getByLabel('is deleted once it is stored here')).toBeChecked()
  practice.service.messages.send(messageOf())
  practice.service.messages.send('{"app": "snap", "order": 7}')
  const unrecognised = section(page).getByRole('list', { name: 'Messages set aside' }).getByRole('listitem')
  await expect(unrecognised).toContainText('"order": 7')
  await expect.poll(() => practice.service.messages.bodies()).toEqual(['{"app": "snap", "order": 7}'])
  await unrecognised.getByRole('button', { name: 'Discard' }).click()
  await expect(unrecognised).toHaveCount(0)
})

test('in Practice the queue is there already: switching it on is all', async ({ page }) => {
  await page.getByRole('link', { name: 'Connection' }).click()
  await enterPractice(page)
  await page.getByRole('link', { name: 'Connection' }).click()
  await expect(section(page)).toContainText('Practice’s own')
  await section(page).getByRole('button', { name: 'Switch on' }).click()
  await listening(page)
  await section(page).getByRole('button', { name: 'Switch off' }).click()
  await expect(section(page)).toContainText('Off')
})
