import { expect, type Page } from 'playwright/test'
import { ask, prepareProfile } from './steps'

/** Opens the failure desk and waits for its list of cases. */
export const openTriage = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    location.hash = '#/triage'
  })
  await expect(page.getByRole('region', { name: 'Queue of cases' })).toBeVisible()
}

/** Narrows the queue by a search, and leaves the focus on the list. */
export const searchCases = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Search the cases' }).fill(text)
  await page.keyboard.press('Enter')
}

export const casesIn = (page: Page) => page.getByRole('listbox', { name: 'Cases' }).getByRole('option')

/** Starts a job of the profile and waits until main knows its end. */
export const runToItsEnd = async (page: Page, profileId: number): Promise<void> => {
  const started = await ask(page, 'jobs:start', { profileId, mode: 'bill', sendNotification: false })
  if (!started.ok) throw new Error(started.error.code)
  const { jobId } = started.value
  await expect
    .poll(
      async () => {
        const jobs = await ask(page, 'jobs:of-profile', { profileId })
        return jobs.ok && jobs.value.find((job) => job.jobId === jobId)?.finished
      },
      { timeout: 30_000 },
    )
    .toBe(true)
}

/** Creates a profile at the mock provider whose job has ended as its user name says. */
export const failedProfile = async (page: Page, label: string, username: string): Promise<number> => {
  const id = await prepareProfile(page, label, username)
  await runToItsEnd(page, id)
  return id
}

/** Creates this many profiles of the mock provider, whose jobs run at the same time and all end alike. */
export const failedAlike = async (
  page: Page,
  count: number,
  username: string,
): Promise<readonly number[]> => {
  const ids: number[] = []
  for (let at = 0; at < count; at += 1) ids.push(await prepareProfile(page, `ALIKE-${at + 1}`, username))
  await Promise.all(ids.map((id) => runToItsEnd(page, id)))
  return ids
}
