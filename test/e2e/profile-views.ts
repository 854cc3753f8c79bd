import { expect, type Page } from 'playwright/test'
import { paletteField } from './steps'
import type { ViewState } from './views'

const goToList = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    location.hash = '#/profiles'
  })
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('grid', { name: 'Profiles', exact: true })).toBeVisible()
}
const field = (page: Page) => page.getByRole('combobox', { name: 'Search profiles' })
const rows = (page: Page) => page.getByRole('grid', { name: 'Profiles', exact: true }).getByRole('row')
const settled = (page: Page): Promise<void> => expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
const search = async (page: Page, text: string): Promise<void> => {
  await field(page).fill(text)
  await page.keyboard.press('Enter')
}

/** The list of profiles in the states that can be reached in Practice. */
export const profileViews: readonly ViewState[] = [
  {
    name: 'profiles',
    show: async (page) => {
      await goToList(page)
      await expect(rows(page).nth(3)).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'profiles-completions',
    show: async (page) => {
      await page.keyboard.press('/')
      await page.keyboard.type('tag:')
      await expect(page.getByRole('listbox', { name: 'Completions' })).toBeVisible()
    },
  },
  {
    name: 'profiles-filters',
    show: async (page) => {
      await search(page, 'provider:mock status:success created:2020..')
      await page.getByRole('button', { name: /^Filters/ }).click()
      await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible()
    },
  },
  {
    name: 'profiles-inspector',
    show: async (page) => {
      await goToList(page)
      await search(page, 'sample profile')
      await rows(page)
        .filter({ hasText: /sample profile/ })
        .click()
      await expect(page.getByRole('article', { name: 'Profile 1', exact: true })).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'profiles-selected',
    show: async (page) => {
      // In a small window it covers the list, which is the subject of the next pictures.
      await page
        .getByRole('article', { name: 'Profile 1', exact: true })
        .getByRole('button', { name: 'Close' })
        .click()
      await expect(page.getByRole('article')).toHaveCount(0)
      await search(page, '')
      await page.keyboard.press('Control+a')
      await search(page, 'label:"sample profile"')
      await expect(page.getByRole('toolbar', { name: 'Selected profiles' })).toContainText('not in this list')
      await settled(page)
    },
  },
  {
    name: 'profiles-pasting',
    show: async (page) => {
      await page.getByRole('button', { name: 'Clear', exact: true }).click()
      await page.keyboard.press('Control+Shift+V')
      await page.getByLabel('IDs or labels, one per line').fill('1\nyour label\nnobody has this label\n1')
    },
  },
  {
    name: 'profiles-pasted',
    show: async (page) => {
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('region', { name: 'Unknown lines' })).toBeVisible()
    },
  },
  {
    name: 'profiles-narrowed',
    show: async (page) => {
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: 'Leave Pasted list of 2' })).toBeVisible()
      await expect(rows(page)).toHaveCount(3)
      await settled(page)
    },
  },
  {
    name: 'profiles-save-view',
    show: async (page) => {
      await page.getByRole('button', { name: 'Leave Pasted list of 2' }).click()
      await search(page, 'status:success')
      await page.getByRole('button', { name: 'Save view' }).click()
      await page.getByLabel('Name').fill('All well')
    },
  },
  {
    name: 'profiles-saved-view',
    show: async (page) => {
      await page.keyboard.press('Enter')
      await expect(page.getByRole('list', { name: 'Saved views' })).toContainText('All well')
      await field(page).fill('')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Alt+1')
      await expect(field(page)).toHaveValue('status:success')
      await settled(page)
    },
  },
  {
    name: 'profiles-new',
    show: async (page) => {
      await page.getByRole('button', { name: 'New profile' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'profiles-no-match',
    show: async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await search(page, 'colour:red nobody is called so')
      await expect(page.getByText('No profile matches.')).toBeVisible()
      await expect(page.getByText(/There is no field “colour”/)).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'palette',
    show: async (page) => {
      await search(page, '')
      await page.keyboard.press('Control+k')
      await expect(paletteField(page)).toBeVisible()
    },
  },
]
