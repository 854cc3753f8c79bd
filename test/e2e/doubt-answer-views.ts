import { randomUUID } from 'node:crypto'
import { expect, type Page } from 'playwright/test'
import type { PracticeForTests } from '../support/practice'
import { goTo, main, settled, type Doubtful, type DoubtView } from './doubt-steps'
import { answerTo, ask, openProfile } from './steps'
import { failedProfile } from './triage-steps'

const ofCredentials: readonly DoubtView[] = [
  {
    name: 'fix-too-long',
    matter: (page) => page.getByText(/Too long to be encrypted/),
    show: async ({ page }) => {
      const id = await failedProfile(page, 'LONG-1', 'credential_error')
      await goTo(page, `#/profiles/${id}/fix`)
      const form = page.getByRole('form', { name: 'Fix and start again' })
      await form.getByLabel('password', { exact: true }).fill('x'.repeat(300))
      await expect(form.getByText(/Too long to be encrypted/)).toBeVisible()
      await form.getByLabel('password', { exact: true }).dispatchEvent('keydown', {
        key: 'A',
        modifierCapsLock: true,
      })
      await expect(form.getByText('Caps Lock is on.')).toBeVisible()
    },
  },
  {
    name: 'credentials-unseen',
    matter: (page) => page.getByText(/Nothing was sent yet/),
    show: async ({ page }) => {
      await openProfile(page, 516, 'Credentials')
      await page.getByRole('button', { name: 'Add password' }).click()
      await page.getByLabel('Value').fill(' secret\u00A0123')
      await page.keyboard.press('Enter')
      await expect(page.getByText(/Nothing was sent yet/)).toBeVisible()
    },
  },
]

/** A profile of which nothing is known yet, with this answer of the API about its last job. */
const jobState = (name: string, answer: object, says: RegExp): DoubtView => ({
  name,
  matter: (page) => page.getByText(says),
  show: async ({ page, practice }) => {
    const made = await ask(page, 'profiles:create', { providerId: 3150, zipcode: '00007', label: name })
    const id = made.ok ? made.value.id : 0
    practice.service.faults.add({
      kind: 'status',
      status: 200,
      body: { job_id: randomUUID(), profile_id: id, ...answer },
      path: `/jobs/profiles/${id}`,
      times: 0,
    })
    await openProfile(page, id, 'Overview')
    await expect(page.getByText(says).first()).toBeVisible()
    await settled(page)
  },
})

const overtaken = 'Another job of this profile was started in the meantime.'
const longWords = 'The utility’s site showed a page that the agent does not know. '.repeat(80)

const ofJobs: readonly DoubtView[] = [
  jobState('job-success-going', { job_status: 'success', finished: false, detail: null }, /running/),
  jobState('job-partial', { job_status: 'partial_success', finished: true, detail: null }, /partial_success/),
  jobState(
    'job-detail-object',
    {
      job_status: 'agent_failure',
      finished: true,
      detail: { error: { code: 17, message: 'The page did not load' }, retries: [1, 2], at: '2026-01-02' },
    },
    /The page did not load/,
  ),
  {
    name: 'job-detail-raw',
    matter: (page) => page.getByText(/"retries"/),
    show: async ({ page }) => page.getByRole('button', { name: 'Show what was sent' }).first().click(),
  },
  jobState(
    'job-detail-long',
    { job_status: 'unexpected_presentation', finished: true, detail: longWords },
    /Show all/,
  ),
  {
    name: 'fix-partial',
    show: async ({ page, practice }) => {
      practice.service.faults.clear()
      const id = await failedProfile(page, 'PARTIAL-1', 'partial_success')
      await goTo(page, `#/profiles/${id}/fix`)
      await expect(page.getByRole('article', { name: `Case of profile ${id}` })).toBeVisible()
      await settled(page)
    },
  },
]

const failing = (
  name: string,
  fault: Parameters<PracticeForTests['service']['faults']['add']>[0],
  says: RegExp,
) => ({
  name: `profile-failing-${name}`,
  matter: (page: Page) => main(page).getByText(says),
  show: async ({ page, practice }: Doubtful): Promise<void> => {
    const { faults } = practice.service
    await goTo(page, '#/lookup')
    faults.clear()
    const made = await ask(page, 'profiles:create', { providerId: 3150, zipcode: '00007', label: name })
    const id = made.ok ? made.value.id : 0
    faults.add({ ...fault, path: `/data/bills/${id}`, times: 0 })
    await openProfile(page, id, 'Bills')
    await expect(main(page).getByText(says).first()).toBeVisible()
    await settled(page)
    faults.clear()
  },
})

const ofFailures: readonly DoubtView[] = [
  failing('portal', { kind: 'portal' }, /Something other than the Link API/),
  failing('words', { kind: 'status', status: 403, body: { error: longWords } }, /Show all/),
  failing('later', { kind: 'status', status: 500, body: '<html><h1>500</h1></html>' }, /internal error/),
]

/** A newer job than the one whose form a person has typed into. */
const ofOvertaken: readonly DoubtView[] = [
  {
    name: 'fix-overtaken',
    matter: (page) => page.getByText(overtaken),
    show: async ({ page }) => {
      const id = await failedProfile(page, 'OVERTAKEN-1', 'credential_error')
      await goTo(page, `#/profiles/${id}/fix`)
      const form = page.getByRole('form', { name: 'Fix and start again' })
      await form.getByLabel('password', { exact: true }).fill('another-one')
      await answerTo(page, 'jobs:start', { profileId: id, mode: 'bill', sendNotification: false })
      await expect(page.getByText(overtaken)).toBeVisible()
      await expect(form.getByLabel('password', { exact: true })).toHaveValue('another-one')
    },
  },
]

export const answerDoubts: readonly DoubtView[] = [...ofCredentials, ...ofJobs, ...ofFailures, ...ofOvertaken]
