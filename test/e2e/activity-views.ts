import { expect, type Page } from 'playwright/test'
import { ask, openProfile, prepareProfile } from './steps'
import type { ViewState } from './views'

const goToLog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.evaluate(() => {
    location.hash = '#/activity'
  })
  await expect(page.getByRole('region', { name: 'Activity log' })).toBeVisible()
}
const rows = (page: Page) => page.getByRole('grid', { name: 'Activity' }).getByRole('row')
const settled = (page: Page): Promise<void> => expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
/** The profile whose lines were created by the first view. */
const movedCase = async (page: Page): Promise<number> => {
  const { value } = (await ask(page, 'profiles:match', { label: 'CASE-00412 moved' })) as {
    value: { ids: readonly number[] }
  }
  return value.ids.at(-1) ?? 0
}
const field = (page: Page) => page.getByRole('textbox', { name: 'Search the activity' })

/** The activity log in the states that can be reached in Practice. The first of them creates its lines. */
export const activityViews: readonly ViewState[] = [
  {
    name: 'activity',
    matter: (page) => rows(page).nth(1),
    show: async (page) => {
      const id = await prepareProfile(page, 'CASE-00412', 'success')
      for (const name of ['solar', 'needs-contact', 'net metering'])
        await ask(page, 'tags:add', { profileId: id, name })
      await ask(page, 'tags:remove', { profileId: id, name: 'never there' })
      const seen = { label: 'CASE-00412', zipcode: null, providerId: null }
      await ask(page, 'profiles:change', { id, seen, label: 'CASE-00412 moved' })
      await ask(page, 'jobs:start', { profileId: id, mode: 'bill', sendNotification: false })
      await goToLog(page)
      await expect(rows(page).filter({ hasText: 'Job started' }).first()).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'activity-details',
    show: async (page) => {
      await rows(page).filter({ hasText: 'solar' }).first().click()
      await expect(page.getByRole('region', { name: /^Line \d+$/ })).toBeVisible()
    },
  },
  {
    name: 'activity-filtered',
    matter: (page) => rows(page).nth(1),
    show: async (page) => {
      await page.keyboard.press('Escape')
      await field(page).fill('case-00412 tag')
      await expect(page.getByRole('button', { name: 'Export these' })).toBeVisible()
      await expect(rows(page).filter({ hasText: 'Job started' })).toHaveCount(0)
      await settled(page)
    },
  },
  {
    name: 'activity-no-match',
    matter: (page) => page.getByText('No line matches.'),
    show: async (page) => {
      await field(page).fill('nobody is called so')
      await expect(page.getByText('No line matches.')).toBeVisible()
    },
  },
  {
    name: 'profile-activity',
    matter: (page) => page.getByRole('region', { name: /^Line \d+$/ }),
    show: async (page) => {
      await openProfile(page, await movedCase(page), 'Activity')
      await rows(page).filter({ hasText: 'solar' }).first().click()
      await expect(page.getByRole('region', { name: /^Line \d+$/ })).toBeVisible()
    },
  },
  {
    name: 'profile-history',
    matter: (page) => page.getByText('Tags changed').first(),
    show: async (page) => {
      await openProfile(page, await movedCase(page), 'History')
      await expect(page.getByText('Tags changed').first()).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'profile-history-as-of',
    matter: (page) => page.getByRole('region', { name: /^As it was on/ }),
    show: async (page) => {
      const today = await page.evaluate(() => new Date().toLocaleDateString('sv'))
      await page.getByLabel('As it was on', { exact: true }).fill(today)
      await page.keyboard.press('Tab')
      await expect(page.getByRole('region', { name: /^As it was on/ })).toContainText('net metering')
      await settled(page)
    },
  },
  {
    name: 'profile-activity-none',
    matter: (page) => page.getByText('Nothing was done with this profile here.'),
    show: async (page) => {
      await openProfile(page, 1, 'Activity')
      await expect(page.getByText('Nothing was done with this profile here.')).toBeVisible()
    },
  },
]
