import { expect, type Page } from 'playwright/test'
import { ask } from './steps'
import type { ViewState } from './views'

const goToTraffic = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.evaluate(() => {
    location.hash = '#/traffic'
  })
  await expect(page.getByRole('region', { name: 'Requests to the API' })).toBeVisible()
}
export const requestRows = (page: Page) => page.getByRole('grid', { name: 'Requests' }).getByRole('row')
const field = (page: Page) => page.getByRole('textbox', { name: 'Search the requests' })

/** The traffic in the states that can be reached in Practice. */
export const trafficViews: readonly ViewState[] = [
  {
    name: 'traffic',
    matter: (page) => requestRows(page).nth(1),
    show: async (page) => {
      await ask(page, 'tags:remove', { profileId: 1, name: 'never there' })
      await goToTraffic(page)
      await field(page).fill('')
      await expect(requestRows(page).nth(3)).toBeVisible()
    },
  },
  {
    name: 'traffic-details',
    matter: (page) => page.getByRole('button', { name: 'Copy as curl' }),
    show: async (page) => {
      await field(page).fill('delete tag')
      await requestRows(page).filter({ hasText: 'DELETE' }).first().click()
      await expect(page.getByRole('region', { name: /^Request \d+$/ })).toBeVisible()
    },
  },
  {
    name: 'traffic-no-match',
    matter: (page) => page.getByText('No request matches.'),
    show: async (page) => {
      await page.keyboard.press('Escape')
      await field(page).fill('nothing of the kind')
      await expect(page.getByText('No request matches.')).toBeVisible()
    },
  },
]
