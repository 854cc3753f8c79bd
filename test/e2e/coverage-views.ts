import { expect, type Page } from 'playwright/test'
import type { BulkViewState } from './bulk-views'
import { ask } from './steps'

const goTo = async (page: Page, hash: string): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
}
const settled = (page: Page): Promise<void> => expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
const coverage = (page: Page) => page.getByRole('region', { name: 'Coverage' })

const few = 'id:1,2,3,12,23,516'

/** Reads what the search finds, and waits for the end of it. */
const read = async (page: Page, what: 'bills' | 'intervals', text: string): Promise<void> => {
  const started = await ask(page, 'coverage:sweep', { what, text, all: true })
  if (!started.ok) throw new Error(started.error.code)
  await expect
    .poll(
      async () => {
        const state = await ask(page, 'coverage:sweep-state', { what })
        return state.ok ? state.value.phase : state.error.code
      },
      { timeout: 60_000 },
    )
    .toBe('idle')
}

const columns = ['Bills', 'Last bill', 'Missing', 'Last interval']
/** Those that would push them out of the window. */
const others = ['Provider', 'ZIP', 'Tags', 'Created', 'Read']
const showColumns = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Columns' }).click()
  for (const name of columns) await page.getByRole('checkbox', { name, exact: true }).check()
  for (const name of others) await page.getByRole('checkbox', { name, exact: true }).uncheck()
  await page.keyboard.press('Escape')
}

/** Coverage and what it shows elsewhere, where some readings fail, and the menus of exports. */
export const coverageViews: readonly BulkViewState[] = [
  {
    name: 'coverage-reading-failed',
    show: async (page, { service: { faults } }) => {
      await goTo(page, '#/coverage')
      await coverage(page).getByRole('textbox', { name: 'Search profiles' }).fill(few)
      await read(page, 'bills', 'id:1,2,3')
      faults.add({
        kind: 'status',
        status: 403,
        body: { error: 'Permission denied' },
        path: '/data/bills/',
        times: 0,
      })
      await read(page, 'bills', 'id:12,23,516')
      faults.clear()
      await expect(
        coverage(page).getByText('The last reading could not read the bills of 3 profiles.'),
      ).toBeVisible()
      await expect(coverage(page).getByText(/^Of 3 profiles whose bills were read/)).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'coverage-read-menu',
    show: async (page) => {
      await coverage(page).getByRole('button', { name: 'Read…' }).click()
      await expect(page.getByRole('menuitem', { name: /^Interval months not read yet/ })).toBeVisible()
    },
  },
  {
    name: 'coverage-export-menu',
    show: async (page) => {
      await page.keyboard.press('Escape')
      await coverage(page).getByRole('button', { name: 'Export' }).click()
      await expect(page.getByRole('menuitem', { name: /as Excel workbook/ })).toBeVisible()
    },
  },
  {
    name: 'coverage-interval-months',
    show: async (page) => {
      await page.keyboard.press('Escape')
      await read(page, 'intervals', few)
      await coverage(page).getByRole('button', { name: 'Interval months' }).click()
      await expect(
        coverage(page)
          .getByRole('button', { name: /: complete$/ })
          .first(),
      ).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'coverage-close-gaps-of-months',
    show: async (page) => {
      await coverage(page).getByRole('button', { name: 'Close gaps…' }).click()
      await expect(page.getByText(/interval months? of \d+ profiles?: /)).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'profiles-records-columns',
    show: async (page) => {
      await goTo(page, '#/profiles')
      await read(page, 'bills', few)
      await read(page, 'intervals', few)
      await page.getByRole('combobox', { name: 'Search profiles' }).fill(few)
      await showColumns(page)
      await expect(page.getByRole('columnheader', { name: /^Last interval/ })).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'profiles-export-menu',
    show: async (page) => {
      await page.getByRole('button', { name: 'More', exact: true }).click()
      await expect(page.getByRole('menuitem', { name: /as Excel workbook/ })).toBeVisible()
    },
  },
]
