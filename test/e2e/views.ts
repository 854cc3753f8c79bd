import { expect, type Locator, type Page } from 'playwright/test'
import { activityViews } from './activity-views'
import { profileViews } from './profile-views'
import { ask, openProfile, paletteField, type tabs } from './steps'
import { trafficViews } from './traffic-views'

/** Shows one state of a view. When `show` resolves, the view has settled. */
export interface ViewState {
  readonly name: string
  readonly show: (page: Page) => Promise<void>
  /** The subject of the picture: it is scrolled into view in each size of the window. */
  readonly matter?: (page: Page) => Locator
}

const goTo = async (page: Page, hash: string): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
}

const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

/** The views before there is a connection. */
export const unconnectedViews: readonly ViewState[] = [
  {
    name: 'welcome',
    show: async (page) => {
      await goTo(page, '#/connection')
      await expect(page.getByRole('button', { name: 'Enter Practice' }).first()).toBeVisible()
    },
  },
  {
    name: 'not-connected',
    show: async (page) => {
      await goTo(page, '#/profiles')
      await expect(page.getByText('Not connected.')).toBeVisible()
    },
  },
]

const closeDialogs = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** The subject of a tab, if that is not its beginning. */
const mattersIn = (page: Page, tab: (typeof tabs)[number]): Locator => {
  const panel = page.getByRole('tabpanel')
  if (tab === 'Jobs') return panel.getByRole('article')
  if (tab === 'Bills') return panel.getByRole('grid')
  return tab === 'Intervals' ? panel.getByRole('region', { name: 'Readings' }) : panel
}

const tabState = (id: number, tab: (typeof tabs)[number], name = tab.toLowerCase()): ViewState => ({
  name: `profile-${name}`,
  matter: (page) => mattersIn(page, tab),
  show: async (page) => {
    await closeDialogs(page)
    await openProfile(page, id, tab)
    await settled(page)
  },
})

/** The readings of a profile, alone or below the timeline of its bills, which the window remembers. */
const intervalsState = (name: string, withBills: boolean): ViewState => ({
  ...tabState(268, 'Intervals'),
  name,
  show: async (page) => {
    await tabState(268, 'Intervals').show(page)
    await page.getByRole('switch', { name: 'Bills over time' }).setChecked(withBills)
    // In a low window the timeline is hidden at first.
    if (withBills) {
      await page.getByRole('radiogroup', { name: 'Timeline as' }).getByText('Chart', { exact: true }).click()
    }
    await expect(page.getByRole('group', { name: /^Timeline of bills/ })).toHaveCount(withBills ? 1 : 0)
  },
})

/** Every view in Practice, each in the states that can be reached there. */
export const practiceViews: readonly ViewState[] = [
  {
    name: 'jobs',
    show: async (page) => {
      let ids: readonly number[] = []
      await expect
        .poll(
          async () => {
            const listed = await ask(page, 'profiles:search', { text: 'status:success', sort: null })
            ids = listed.ok ? Object.values(listed.value.ids).slice(0, 40) : []
            return ids.length
          },
          { timeout: 60_000 },
        )
        .toBe(40)
      for (const profileId of ids)
        await ask(page, 'jobs:start', { profileId, mode: 'bill', sendNotification: false })
      await goTo(page, '#/jobs')
      await expect(page.getByRole('grid', { name: 'Jobs' }).getByText('Today')).toBeVisible({
        timeout: 60_000,
      })
    },
  },
  {
    name: 'coverage',
    show: async (page) => {
      await goTo(page, '#/coverage')
      const view = page.getByRole('region', { name: 'Coverage' })
      const started = await ask(page, 'coverage:sweep', {
        what: 'bills',
        text: 'status:success',
        all: false,
      })
      if (!started.ok) throw new Error(started.error.code)
      await expect(view.getByRole('button', { name: /: here$/ }).first()).toBeVisible({ timeout: 60_000 })
      await settled(page)
    },
  },
  {
    name: 'settings',
    show: async (page) => {
      await goTo(page, '#/settings')
      await expect(page.getByRole('group', { name: 'Size of texts' }).getByRole('status')).toHaveText('100 %')
      await expect(page.getByRole('region', { name: 'About Link Console' })).toContainText('Electron')
    },
  },
  {
    name: 'connection',
    matter: (page) => page.getByText('All passed'),
    show: async (page) => {
      await goTo(page, '#/connection')
      await page.getByRole('button', { name: 'Check the connection' }).click()
      await expect(page.getByText('All passed')).toBeVisible()
    },
  },
  {
    name: 'connection-notifications',
    matter: (page) => page.getByText('is deleted once it is stored here'),
    show: async (page) => {
      const section = page.getByRole('region', { name: 'Notifications' })
      await section.getByText('is deleted once it is stored here').scrollIntoViewIfNeeded()
      await expect(section).toContainText('Practice’s own')
    },
  },
  {
    name: 'connection-history',
    matter: (page) => page.getByRole('region', { name: 'History' }),
    show: (page) => expect(page.getByRole('region', { name: 'History' })).toContainText('kept'),
  },
  {
    name: 'lookup-empty',
    show: async (page) => {
      await goTo(page, '#/connection')
      await goTo(page, '#/lookup')
      await expect(page.getByText('Look up a ZIP code or a utility provider')).toBeVisible()
    },
  },
  {
    name: 'lookup-not-found',
    matter: (page) => page.getByText(/^The API knows neither/),
    show: async (page) => {
      await page.getByRole('textbox', { name: 'ZIP code' }).fill('99998')
      await page.keyboard.press('Enter')
      await expect(page.getByText(/^The API knows neither/)).toBeVisible()
    },
  },
  {
    name: 'lookup-provider',
    matter: (page) => page.getByRole('button', { name: /Create a profile here/ }),
    show: async (page) => {
      await page.getByRole('textbox', { name: 'ZIP code' }).fill('00007')
      await page.keyboard.press('Enter')
      await page.getByRole('row', { name: /Mock Utility \(electric only\)/ }).click()
      await expect(page.getByRole('button', { name: /Create a profile here/ })).toBeVisible()
    },
  },
  ...profileViews,
  {
    name: 'keys',
    show: async (page) => {
      await page.keyboard.press('Escape')
      await expect(paletteField(page)).toBeHidden()
      await page.getByRole('button', { name: /keys/ }).click()
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    },
  },
  tabState(268, 'Overview'),
  tabState(268, 'Credentials'),
  tabState(516, 'Credentials', 'credentials-none'),
  {
    name: 'profile-credentials-adding',
    matter: (page) => page.getByLabel('Value'),
    show: async (page) => {
      await openProfile(page, 516, 'Credentials')
      await page.getByRole('button', { name: 'Add username' }).click()
      await expect(page.getByLabel('Value')).toBeVisible()
    },
  },
  ...['13', '14', '15', '16', '17', '18', '19', '20', '21', '22'].map((id) =>
    tabState(Number(id), 'Jobs', `jobs-${id}`),
  ),
  {
    name: 'profile-jobs-none',
    matter: (page) => page.getByText('No job has run for this profile.'),
    show: async (page) => {
      const created = await ask(page, 'profiles:create', {
        providerId: 3150,
        zipcode: '00007',
        label: 'never run',
      })
      await openProfile(page, created.ok ? created.value.id : 0, 'Jobs')
      await expect(page.getByText('No job has run for this profile.')).toBeVisible()
    },
  },
  tabState(268, 'Bills'),
  {
    name: 'profile-bills-pdf',
    matter: (page) => page.locator('iframe'),
    show: async (page) => {
      await page.getByRole('grid').getByRole('button', { name: /^Open/ }).first().click()
      await expect(page.frameLocator('iframe').locator('.textLayer span').first()).toBeAttached()
    },
  },
  {
    name: 'profile-bills-pdf-pages',
    matter: (page) => page.locator('iframe'),
    show: async (page) => {
      const pages = page.frameLocator('iframe').locator('#thumbnails canvas')
      if ((await pages.count()) === 0) await page.getByRole('button', { name: 'Pages at the side' }).click()
      await expect(pages.first()).toBeVisible()
    },
  },
  {
    name: 'profile-bills-save-pdfs',
    matter: (page) => page.getByRole('dialog', { name: 'Save PDFs' }),
    show: async (page) => {
      await openProfile(page, 268, 'Bills')
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Save PDFs…' }).click()
      await expect(page.getByText(/^The first file: /)).toBeVisible()
    },
  },
  intervalsState('profile-intervals', false),
  intervalsState('profile-intervals-bills', true),
  ...activityViews,
  ...trafficViews,
  {
    name: 'profile-gone',
    show: async (page) => {
      await goTo(page, '#/profiles/999999/overview')
      await expect(page.getByText('There is no profile with the ID 999999.')).toBeVisible()
    },
  },
]
