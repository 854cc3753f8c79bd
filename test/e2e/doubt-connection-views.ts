import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from 'playwright/test'
import { goTo, main, searchProfiles, settled, type Doubtful, type DoubtView } from './doubt-steps'
import { panelOf, paste } from './own-practice'
import { ask, openProfile } from './steps'

const odd = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../data/odd/${name}`, import.meta.url)), 'utf8')

/** A month with this source file. */
const readings = (name: string, body: string, month: RegExp, says: RegExp): DoubtView => ({
  name: `intervals-${name}`,
  matter: (page) => main(page).getByText(says),
  show: async ({ page, practice }) => {
    const { faults } = practice.service
    faults.clear()
    faults.add({
      kind: 'status',
      status: 404,
      body: { error: 'No normalized data' },
      path: '/monthly/',
      times: 2,
    })
    faults.add({ kind: 'body', body, contentType: 'text/csv', path: '/monthly/', times: 0 })
    await openProfile(page, 268, 'Intervals')
    await page.getByRole('option', { name: month }).click()
    await settled(page)
    await expect(main(page).getByText(says).first()).toBeVisible()
    faults.clear()
  },
})

const notGreenButton = '<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>'

const ofReadings: readonly DoubtView[] = [
  readings('two-directions', odd('csv/k01_bezug_einspeisung.csv'), /^Jan(uary)? 2015/, /Einspeisung/),
  readings('undecided', odd('csv/k07_cannot_be_told.csv'), /^Feb(ruary)? 2015/, /the day|the month/i),
  readings('estimated', odd('csv/k17_flag_a_e.csv'), /^Mar(ch)? 2015/, /estimated/),
  readings(
    'none',
    odd('greenbutton/k16_authorization_entry.xml'),
    /^Nov(ember)? 2025/,
    /^No readings were found in the files of these months/,
  ),
  readings('refused', notGreenButton, /^Dec(ember)? 2025/, /^None of these months can be shown/),
]

/** Clears what was to be imported, and tries it with this instead. */
export const tryImport = async (page: Page, pem: readonly string[]): Promise<void> => {
  const removes = panelOf(page).getByRole('button', { name: /^Remove Pasted text/ })
  while ((await removes.count()) > 0) await removes.last().click()
  for (const text of pem) await paste(page, text)
  await panelOf(page).getByRole('button', { name: 'Import', exact: true }).click()
}

/** States before the connection has a certificate. */
export const importViews: readonly DoubtView[] = [
  {
    name: 'import-nothing',
    matter: (page) => panelOf(page).getByText('There is no private key in it.'),
    show: async ({ page, practice }) => {
      await tryImport(page, [practice.certificatePem, 'no key at all'])
      await expect(panelOf(page).getByText('There is no private key in it.')).toBeVisible()
    },
  },
]

/** Profiles that this console has not read yet, and cannot read, so that nobody knows whether they match. */
const unread = async ({ page, practice }: Doubtful): Promise<void> => {
  practice.service.faults.add({ kind: 'stall', at: 'headers', path: '/profiles/\\d+/?$', times: 0 })
  practice.service.world().profiles.create({ providerId: 3150, zipcode: '00007', label: 'made elsewhere' })
  await ask(page, 'directory:refresh', {})
}

const ofConnection: readonly DoubtView[] = [
  {
    name: 'check-refused',
    matter: (page) => page.getByText(/^Failed at/),
    show: async ({ page, practice }) => {
      const { faults } = practice.service
      faults.clear()
      faults.add({
        kind: 'status',
        status: 403,
        body: { error: 'Permission denied' },
        path: 'echo',
        times: 0,
      })
      await goTo(page, '#/connection')
      await page.getByRole('button', { name: 'Check the connection' }).click()
      await expect(page.getByText(/^Failed at/)).toBeVisible()
      await expect(page.getByText('checking')).toHaveCount(0)
      faults.clear()
    },
  },
  {
    name: 'check-stranger',
    matter: (page) => page.getByText(/^Failed at: The server’s certificate/),
    show: async ({ page, relay }) => {
      await relay.set('stranger')
      await page.getByRole('button', { name: 'Check the connection' }).click()
      await expect(page.getByText(/^Failed at: The server’s certificate/)).toBeVisible()
      await relay.set('through')
    },
  },
  {
    name: 'connection-forgetting',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Forget this connection…' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'profile-forgetting',
    show: async ({ page }) => {
      await goTo(page, '#/lookup')
      await openProfile(page, 2, 'Overview')
      await page.getByRole('button', { name: 'Forget the profile on this computer' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
]

const offline = (page: Page) => page.getByRole('status', { name: 'Offline' })
const inPlace = (name: string, hash: string): DoubtView => ({
  name: `offline-${name}`,
  show: async ({ page }) => {
    await goTo(page, hash)
    await expect(offline(page)).toContainText('Next try')
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  },
})

/** A tab that was not read while the server could be reached. */
const notRead = (tab: string): DoubtView => ({
  name: `offline-unread-${tab}`,
  matter: (page) => main(page).getByText('Not read: the server cannot be reached.'),
  show: async ({ page }) => {
    await goTo(page, `#/profiles/12/${tab}`)
    await expect(main(page).getByText('Not read: the server cannot be reached.').first()).toBeVisible()
    await settled(page)
  },
})

const ofOffline: readonly DoubtView[] = [
  {
    name: 'offline-profile',
    show: async ({ page, relay }) => {
      await goTo(page, '#/lookup')
      await openProfile(page, 268, 'Bills')
      await expect(page.getByRole('grid', { name: 'Bills' }).getByRole('row').nth(1)).toBeVisible()
      await relay.set('refused')
      await ask(page, 'lookup:zip', { zipcode: '00007' })
      await expect(offline(page)).toContainText('Next try')
      await expect(page.getByText(/^As of /)).toBeVisible()
    },
  },
  inPlace('overview', '#/profiles/268/overview'),
  ...['bills', 'intervals', 'credentials'].map((tab) => notRead(tab)),
  inPlace('profiles', '#/profiles'),
  inPlace('coverage', '#/coverage'),
  inPlace('triage', '#/triage'),
  inPlace('fix', '#/profiles/13/fix'),
  inPlace('lookup', '#/lookup'),
  inPlace('connection', '#/connection'),
  {
    name: 'offline-tagging',
    show: async ({ page }) => {
      await goTo(page, '#/profiles/268/overview')
      await page.getByLabel('Add a tag').first().fill('called back')
      await page.keyboard.press('Enter')
      await expect(
        main(page)
          .getByText(/nothing can be changed/)
          .first(),
      ).toBeVisible()
    },
  },
]

const moreMayMatch = /not (all )?read yet/

const ofUnread: readonly DoubtView[] = [
  {
    name: 'profiles-more-may-match',
    show: async (bed) => {
      const { page, practice } = bed
      await bed.relay.set('through')
      practice.service.faults.clear()
      await unread(bed)
      // The server's own search does not cover the last job.
      await searchProfiles(page, 'status:success')
      await expect(main(page).getByText(moreMayMatch).first()).toBeVisible()
      await page.keyboard.press('Control+a')
      await expect(page.getByRole('toolbar', { name: 'Selected profiles' })).toBeVisible()
    },
  },
  {
    name: 'profiles-more-question',
    show: async ({ page }) => {
      await page.keyboard.press('t')
      await expect(page.getByRole('dialog', { name: 'All that match?' })).toBeVisible()
    },
  },
]

export const connectionDoubts: readonly DoubtView[] = [
  ...ofReadings,
  ...ofConnection,
  ...ofOffline,
  ...ofUnread,
]
