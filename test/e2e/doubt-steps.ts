import { expect, type Locator, type Page } from 'playwright/test'
import type { Relay } from '../support/bulk-relay'
import type { PracticeForTests } from '../support/practice'
import type { RunningConsole } from './console'

/** What a state needs: the window, the service behind it, and the relay between them. */
export interface Doubtful {
  readonly page: Page
  readonly app: RunningConsole['app']
  readonly practice: PracticeForTests
  readonly relay: Relay
}

/** Shows one state in which something is asked, in doubt, refused or missing. */
export interface DoubtView {
  readonly name: string
  readonly show: (bed: Doubtful) => Promise<void>
  /** The subject of the picture: it is scrolled into view in each size of the window. */
  readonly matter?: (page: Page) => Locator
}

export const goTo = async (page: Page, hash: string): Promise<void> => {
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
}
export const settled = (page: Page): Promise<void> =>
  expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
export const main = (page: Page) => page.getByRole('main')
export const searchProfiles = async (page: Page, text: string): Promise<void> => {
  await goTo(page, '#/profiles')
  await page.getByRole('combobox', { name: 'Search profiles' }).fill(text)
  await page.keyboard.press('Enter')
}
