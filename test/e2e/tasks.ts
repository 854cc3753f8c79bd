import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright/test'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { handOf, type Counted, type Hand } from './hand'
import { connectAtOnce, expect, papersOf, test as base } from './own-practice'
import { changesByProfile, jobStarts } from './practice-log'
import { ask, enterPractice, paletteField, soonAwake } from './steps'
import { casesIn, failedProfile, openTriage, searchCases } from './triage-steps'

/**
 * The tasks of a support person's day, done in the real window, with the keys, clicks and pastes that each one takes.
 * `npm run tasks` prints them beside their aims, and fails if an aim is missed.
 */

const folder = fileURLToPath(new URL('../../out/tasks', import.meta.url))
const none: Counted = { keys: 0, clicks: 0, pastes: 0, fields: 0 }

const words = (counted: Counted): string =>
  (['clicks', 'keys', 'pastes', 'fields'] as const)
    .filter((what) => counted[what] > 0)
    .map((what) => `${counted[what]} ${counted[what] === 1 ? what.slice(0, -1) : what}`)
    .join(' + ') || 'nothing'

const test = base.extend<{
  readonly hand: Hand
  /** Counts what is done in `doing`, writes it beside the aim for the table, and fails if it took more. */
  readonly task: (name: string, aim: Partial<Counted>, doing: () => Promise<void>) => Promise<void>
}>({
  hand: async ({ running: { app }, page }, use) => use(handOf(app, page)),
  task: async ({ hand }, use) =>
    use(async (name, some, doing) => {
      const aim = { ...none, ...some }
      await hand.begin()
      await doing()
      const took = await hand.counted()
      mkdirSync(folder, { recursive: true })
      const line = { name, aim: words(aim), took: words(took) }
      writeFileSync(join(folder, `${name.replaceAll(/\W+/g, '-')}.json`), JSON.stringify(line))
      for (const what of Object.keys(aim) as (keyof Counted)[]) {
        expect(took[what], `${what}: ${name}`).toBeLessThanOrEqual(aim[what])
      }
    }),
})

const connectTo = (page: Page, practice: PracticeForTests): Promise<void> =>
  connectAtOnce(page, papersOf(practice))

const runsDone = async (page: Page): Promise<boolean> => {
  const runs = await ask(page, 'bulk:list', {})
  return runs.ok && runs.value.every(({ state }) => state === 'done')
}

test('the first start', async ({ page, task }) => {
  await task('The first start, until Triage is open in Practice', { clicks: 1 }, async () => {
    await enterPractice(page)
    await expect(page.getByRole('region', { name: 'Queue of cases' })).toBeVisible()
  })
})

test('a customer on the phone', async ({ page, practice, hand, task }) => {
  await connectTo(page, practice)
  await failedProfile(page, 'CASE-PHONE', 'credential_error')
  await page.getByRole('link', { name: 'Lookup' }).click()
  await task(
    'A case is opened and fixed, with the customer on the phone',
    { keys: 3, pastes: 2 },
    async () => {
      await hand.press('Control+k')
      await expect(paletteField(page)).toBeFocused()
      await hand.paste('CASE-PHONE')
      await expect(page.getByRole('dialog').getByText('CASE-PHONE')).toBeVisible()
      await hand.press('Enter')
      const form = page.getByRole('form', { name: 'Fix and start again' })
      await expect(form.getByLabel('password', { exact: true })).toBeFocused()
      await hand.paste('the-new-password')
      await hand.press('Enter')
      const progress = page.getByRole('region', { name: 'Start again' })
      await expect(progress.getByText('Credentials accepted')).toBeVisible()
    },
  )
})

test('a new customer', async ({ page, practice, hand, task }) => {
  await connectTo(page, practice)
  const before = changesByProfile(practice, jobStarts).size
  // A key for each of the fields, one that opens the form, one that takes the provider, and Enter.
  await task('A new customer, until the first job runs', { keys: 8, fields: 5 }, async () => {
    await hand.press('Control+n')
    const form = page.getByRole('dialog', { name: 'New profile' })
    await expect(form.getByRole('combobox', { name: 'Utility provider' })).toBeFocused()
    await hand.type('3150')
    await expect(form.page().getByRole('option', { name: /3150/ })).toBeVisible()
    await hand.press('Enter')
    await hand.press('Tab')
    await expect(form.getByLabel('ZIP code')).toBeFocused()
    await hand.type('00007')
    await hand.press('Tab')
    await expect(form.getByLabel('Label')).toBeFocused()
    await hand.type('NEW-1')
    await hand.press('Tab')
    await expect(form.getByLabel('username')).toBeFocused()
    await hand.type('ann@example.com')
    await hand.press('Tab')
    await expect(form.getByLabel('password', { exact: true })).toBeFocused()
    await hand.type('her-password')
    await hand.press('Enter')
    await expect(form.getByText('Profile created, username and password stored.')).toBeVisible()
    await expect.poll(() => changesByProfile(practice, jobStarts).size).toBe(before + 1)
    await expect(form.getByRole('textbox', { name: 'Label' })).toBeFocused()
  })
  await expect(page.getByRole('dialog').getByText('Credentials accepted')).toBeVisible()
})

test('a list of 400', async ({ page, hand, task }) => {
  const practice = await startPracticeForTests({ profiles: 400, speed: 20 })
  try {
    await connectTo(page, practice)
    await expect
      .poll(async () => {
        const state = await ask(page, 'directory:state', {})
        return state.ok && state.value.phase === 'idle' && state.value.read
      })
      .toBe(400)
    const { profiles } = practice.service.world()
    const ids = profiles.list({})
    const tagged = (): number => profiles.list({ matches: ({ tags }) => tags.includes('pasted') }).length
    await page.keyboard.press('Control+1')
    await expect(page.getByRole('grid', { name: 'Profiles', exact: true })).toBeFocused()
    await task('400 lines of a spreadsheet are tagged', { keys: 6, pastes: 1, fields: 1 }, async () => {
      await hand.paste(ids.join('\n'))
      await expect(page.getByRole('button', { name: 'Show these 400 profiles' })).toBeFocused()
      await hand.press('Enter')
      await expect(page.getByRole('grid', { name: 'Profiles', exact: true })).toBeFocused()
      await hand.press('Control+a')
      await expect(page.getByRole('toolbar', { name: 'Selected profiles' })).toContainText('400 selected')
      await hand.press('t')
      const dialog = page.getByRole('dialog', { name: 'Add tags to 400 profiles' })
      await expect(dialog.getByRole('combobox', { name: 'Tag to add' })).toBeFocused()
      await hand.type('pasted')
      await expect(dialog.getByRole('status')).toContainText('400 get it')
      await hand.press('Enter')
      await expect.poll(tagged).toBe(400)
      await expect.poll(() => runsDone(page)).toBe(true)
    })
    await task('That is undone', { keys: 1 }, async () => {
      await hand.press('Control+z')
      await expect.poll(tagged).toBe(0)
    })
  } finally {
    await practice.close()
  }
})

test('a hundred starts', async ({ page, running: { app }, hand, task }) => {
  const practice = await startPracticeForTests({ profiles: 60, speed: 200 })
  try {
    const world = practice.service.world()
    const ids = Array.from({ length: 100 }, (_, at) => {
      const profile = world.profiles.create({ providerId: 3150, zipcode: '00007', label: `AGAIN ${at + 1}` })
      world.credentials.set(profile.id, 'username', Buffer.from('site_error'))
      world.credentials.set(profile.id, 'password', Buffer.from('a-password'))
      world.jobs.start(profile, 'bill')
      return profile.id
    })
    await connectTo(page, practice)
    await openTriage(page)
    await searchCases(page, 'AGAIN')
    await soonAwake(app, () =>
      expect(page.getByText('100 cases', { exact: true })).toBeVisible({ timeout: 500 }),
    )
    await expect(casesIn(page).first()).toBeVisible()
    await task('100 cases are started again', { keys: 4 }, async () => {
      await hand.press('Control+a')
      await expect(page.getByText('100 chosen', { exact: true })).toBeVisible()
      await hand.press('r')
      const dialog = page.getByRole('dialog', { name: 'Start 100 cases again' })
      await expect(dialog.getByRole('button', { name: /^Start 100/ })).toBeEnabled()
      // More than 20 jobs: whether their ends are notified is for the person to say.
      await hand.press('Space')
      await hand.press('Enter')
      await expect(dialog).toBeHidden()
      await expect
        .poll(() => ids.filter((id) => changesByProfile(practice, jobStarts).has(id)).length)
        .toBeGreaterThan(0)
    })
  } finally {
    await practice.close()
  }
})

test('a case that waits for its customer', async ({ page, practice, hand, task }) => {
  await connectTo(page, practice)
  const id = await failedProfile(page, 'CASE-WAITS', 'action_needed')
  await openTriage(page)
  await searchCases(page, 'CASE-WAITS')
  await page.keyboard.press('j')
  await expect(page.getByRole('article', { name: `Case of profile ${id}` })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Text for the customer' })).toBeVisible()
  await task(
    'Why it failed is read, the text copied, the profile tagged, the case snoozed',
    { keys: 2 },
    async () => {
      await hand.press('m')
      await expect(page.getByRole('dialog', { name: /^Answer the customer/ })).toBeVisible()
      await hand.press('Enter')
      await expect(page.getByRole('button', { name: 'Snoozed 1' })).toBeVisible()
    },
  )
  const starts = () => changesByProfile(practice, jobStarts).get(id)
  const before = starts() ?? 0
  await task('A snoozed case is found again and started again', { keys: 2 }, async () => {
    await hand.press('Shift+S')
    await expect(page.getByRole('article', { name: `Case of profile ${id}` })).toBeVisible()
    await hand.press('r')
    await expect.poll(starts).toBe(before + 1)
  })
})
