import { expect, type Page } from 'playwright/test'
import { ask, prepareProfile } from './steps'

/** Opens the failure desk, the list of cases in it. */
export const openTriage = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    location.hash = '#/triage'
  })
  await expect(page.getByRole('region', { name: 'Queue of cases' })).toBeVisible()
}

/** Narrows the queue by a search; the focus is on the list after. */
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

/** A profile at the mock provider whose job ended as its username says. */
export const failedProfile = async (page: Page, label: string, username: string): Promise<number> => {
  const id = await prepareProfile(page, label, username)
  await runToItsEnd(page, id)
  return id
}

/** So many profiles of the mock provider whose jobs all end alike, run at the same time. */
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
