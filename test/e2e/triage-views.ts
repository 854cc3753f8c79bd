import { expect, type Page } from 'playwright/test'
import { ask } from './steps'
import { casesIn, failedAlike, failedProfile, openTriage, searchCases } from './triage-steps'
import type { ViewState } from './views'

/** Each status of the API document with which a job can end badly, and one that it does not list. */
const failing = [
  'credential_error',
  'incomplete_parameters',
  'action_needed',
  'timeout_site',
  'site_error',
  'timeout_agent',
  'agent_failure',
  'unexpected_presentation',
  'terminated',
  'new_status_2027',
] as const

const settled = (page: Page): Promise<void> => expect(page.locator('[aria-busy="true"]')).toHaveCount(0)

const everything = async (page: Page): Promise<void> => {
  await openTriage(page)
  await searchCases(page, '')
}

const openFix = async (page: Page, id: number): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/profiles/${id}/fix`)
  await expect(page.getByRole('article', { name: `Case of profile ${id}` })).toBeVisible()
  await settled(page)
}

/**
 * The failure desk in its states. The practice service has to be one of the test's own, with the documented profiles.
 */
export const triageViews: readonly ViewState[] = [
  {
    name: 'triage',
    matter: (page) => casesIn(page).nth(2),
    show: async (page) => {
      await everything(page)
      await expect(casesIn(page).nth(4)).toBeVisible()
      await expect(page.getByRole('link', { name: /^Triage \d/ })).toBeVisible()
      await settled(page)
    },
  },
  ...failing.map((status): ViewState => ({
    name: `triage-case-${status}`,
    show: async (page) => {
      await openTriage(page)
      await searchCases(page, `status:${status}`)
      await expect(casesIn(page).first()).toBeVisible()
      await page.keyboard.press('j')
      await expect(page.getByRole('article', { name: /^Case of profile/ })).toBeVisible()
      await expect(page.getByRole('article', { name: /^Case of profile/ })).toContainText(status)
      await settled(page)
    },
  })),
  ...[11, 12].map((id): ViewState => ({
    name: `triage-case-of-${id}`,
    show: async (page) => openFix(page, id),
  })),
  {
    name: 'triage-lockout',
    matter: (page) => page.getByRole('form', { name: 'Start anyway' }),
    show: async (page) => {
      const id = await failedProfile(page, 'LOCKED-1', 'credential_error')
      await ask(page, 'triage:start-again', {
        profileId: id,
        fields: [],
        mode: 'bill',
        sendNotification: false,
      })
      await openFix(page, id)
      await expect(page.getByText(/^2 failed logins/)).toBeVisible()
      await page.getByRole('button', { name: /Start again with what is stored/ }).click()
      await expect(page.getByRole('form', { name: 'Start anyway' })).toBeVisible()
    },
  },
  {
    name: 'triage-unseen-blank',
    matter: (page) => page.getByText(/Nothing was sent yet/),
    show: async (page) => {
      await openFix(page, await failedProfile(page, 'BLANK-1', 'credential_error'))
      const form = page.getByRole('form', { name: 'Fix and start again' })
      await form.getByRole('button', { name: 'Another field' }).click()
      await form.getByLabel('username', { exact: true }).fill('someone ')
      await form.getByLabel('password', { exact: true }).fill('  secret123\u200B')
      await page.keyboard.press('Enter')
      await expect(form.getByText(/Nothing was sent yet/)).toBeVisible()
    },
  },
  {
    name: 'triage-snooze',
    show: async (page) => {
      await everything(page)
      await page.keyboard.press('j')
      await expect(page.getByRole('article', { name: /^Case of profile/ })).toBeVisible()
      await page.keyboard.press('s')
      await expect(page.getByRole('dialog', { name: 'Snooze until' })).toBeVisible()
    },
  },
  {
    name: 'triage-plan',
    show: async (page) => {
      await everything(page)
      await searchCases(page, 'status:site_error')
      await page.keyboard.press('j')
      await expect(page.getByRole('article', { name: /^Case of profile/ })).toBeVisible()
      await settled(page)
      await page.keyboard.press('p')
      const dialog = page.getByRole('dialog', { name: 'Start again at' })
      await dialog.getByLabel('Another time').fill('tomorrow 7:30')
      await expect(dialog.getByText(/07:30/)).toBeVisible()
    },
  },
  {
    name: 'triage-planned',
    matter: (page) => page.getByText(/^Starts again at/),
    show: async (page) => {
      await everything(page)
      await searchCases(page, 'status:site_error')
      await page.keyboard.press('j')
      await expect(page.getByRole('article', { name: /^Case of profile/ })).toBeVisible()
      await settled(page)
      await page.keyboard.press('p')
      await page.getByRole('dialog', { name: 'Start again at' }).getByText('Tomorrow, 6:00').click()
      // The next case has opened.
      await expect(page.getByText(/^Planned a start of profile/)).toBeVisible()
      await page.keyboard.press('k')
      await expect(page.getByText(/^Starts again at/)).toBeVisible()
    },
  },
  {
    name: 'triage-none-fits',
    show: async (page) => {
      await everything(page)
      await searchCases(page, 'nothing-is-called-so')
      await expect(page.getByText('No case matches.')).toBeVisible()
    },
  },
  {
    name: 'triage-trouble',
    show: async (page) => {
      await failedAlike(page, 12, 'unexpected_presentation')
      await everything(page)
      await expect(page.getByText(/^Provider trouble: Mock Utility/)).toBeVisible()
      await page.keyboard.press('j')
      await settled(page)
    },
  },
  {
    name: 'triage-release',
    show: async (page) => {
      const release = page.getByRole('button', { name: 'Release all…' }).first()
      // A click is lost if the pane beside the queue is laid out between the button going down and up.
      await expect(async () => {
        const hold = page.getByRole('button', { name: 'Hold job starts' }).first()
        if (await hold.isVisible()) await hold.click()
        await expect(release).toBeVisible({ timeout: 2_000 })
      }).toPass()
      await release.click()
      await expect(page.getByRole('dialog', { name: /^Release/ })).toBeVisible()
    },
  },
  {
    name: 'triage-chosen',
    matter: (page) => page.getByRole('toolbar', { name: 'Chosen cases' }),
    show: async (page) => {
      await page.keyboard.press('Escape')
      await everything(page)
      // A case takes the queue's place in a small window, also the one that was open before.
      const open = page.getByRole('article', { name: /^Case of profile/ })
      await settled(page)
      if (await open.isVisible()) await page.keyboard.press('Escape')
      await expect(open).toBeHidden()
      await expect(casesIn(page).first()).toBeVisible()
      await page.keyboard.press('Control+a')
      await expect(page.getByRole('toolbar', { name: 'Chosen cases' })).toBeVisible()
      await settled(page)
    },
  },
  {
    name: 'triage-start-again-many',
    matter: (page) => page.getByRole('region', { name: 'Left out' }),
    show: async (page) => {
      await page.keyboard.press('r')
      const dialog = page.getByRole('dialog', { name: /^Start \d+ cases again$/ })
      await dialog.getByText(/^Show the/).click()
      await expect(dialog.getByRole('region', { name: 'The cases that are left out' })).toBeVisible()
    },
  },
]
