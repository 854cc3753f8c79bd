import type { Page } from 'playwright/test'
import { agentSpeed, landed, test, expect } from './own-practice'
import {
  changesByProfile,
  credentialsAdded,
  credentialsChanged,
  jobStarts,
  looksAfterEnd,
} from './practice-log'
import { ask, openProfile, paletteField, prepareProfile, soonAwake } from './steps'
import { casesIn, failedAlike, failedProfile, openTriage, searchCases } from './triage-steps'

/** Counts the keys that a person presses. A pasted text counts as one, as it does from the clipboard. */
const counting = (page: Page) => {
  let keys = 0
  return {
    press: async (key: string): Promise<void> => {
      keys += 1
      await page.keyboard.press(key)
    },
    paste: (text: string): Promise<void> => page.keyboard.insertText(text),
    count: () => keys,
  }
}

const progress = (page: Page) => page.getByRole('region', { name: 'Start again' })

test('a customer on the phone: a key after the paste, and the credentials are accepted', async ({
  connected: page,
  practice,
}) => {
  await failedProfile(page, 'CASE-PHONE', 'credential_error')
  await page.getByRole('link', { name: 'Lookup' }).click()

  const opening = counting(page)
  await opening.press('Control+k')
  await expect(paletteField(page)).toBeFocused()
  await opening.paste('CASE-PHONE')
  await expect(page.getByRole('dialog').getByText('CASE-PHONE')).toBeVisible()
  await opening.press('Enter')
  const form = page.getByRole('form', { name: 'Fix and start again' })
  await expect(form.getByLabel('password', { exact: true })).toBeFocused()
  expect(opening.count()).toBe(2)

  const before = landed(practice).length
  const fixing = counting(page)
  await fixing.paste('the-new-password')
  await fixing.press('Enter')
  await expect(progress(page).getByText('Credentials accepted')).toBeVisible()
  expect(fixing.count()).toBe(1)
  await expect(form.getByLabel('password', { exact: true })).toHaveCount(0)
  await expect(progress(page).getByText(/^Ended: Success/)).toBeVisible()

  const writes = landed(practice).slice(before)
  expect(writes.map((write) => write.split(' ')[0])).toEqual(['PUT', 'POST'])
})

test('in a window as small as 1024x640 at 200 % zoom the queue shows rows, and a case has a way back', async ({
  connected: page,
  running: { app },
}) => {
  await failedProfile(page, 'CASE-ZOOM', 'credential_error')
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setMinimumSize(0, 0)
    window?.setContentSize(512, 320)
  })
  await page.waitForFunction(() => innerWidth <= 512)
  await openTriage(page)
  await searchCases(page, 'CASE-ZOOM')
  const row = casesIn(page).filter({ hasText: 'CASE-ZOOM' })
  await row.click()
  const form = page.getByRole('form', { name: 'Fix and start again' })
  await form.getByLabel('password', { exact: true }).click()
  await expect(row).toBeHidden()
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await expect(row).toBeInViewport()
  await page.getByRole('link', { name: 'Profiles' }).click()
  await expect(
    page.getByRole('grid', { name: 'Profiles', exact: true }).getByRole('row').nth(1),
  ).toBeInViewport()
})

test('the morning’s failures: thirty of all kinds, walked, fixed, put aside, done', async ({
  connected: page,
  running: { app },
  practice,
}) => {
  const kinds = [
    'credential_error',
    'action_needed',
    'timeout_site',
    'site_error',
    'timeout_agent',
    'agent_failure',
    'unexpected_presentation',
    'terminated',
    'new_status_2027',
    'incomplete_parameters',
  ]
  const profiles: number[] = []
  for (const kind of kinds) {
    for (const one of [1, 2, 3]) profiles.push(await prepareProfile(page, `MORNING ${kind} ${one}`, kind))
  }
  const made = new Set(profiles)
  await Promise.all(
    [...made].map((profileId) =>
      ask(page, 'jobs:start', { profileId, mode: 'bill', sendNotification: false }),
    ),
  )

  await openTriage(page)
  await searchCases(page, 'MORNING')
  await soonAwake(app, () =>
    expect(page.getByText('30 cases', { exact: true })).toBeVisible({ timeout: 1_000 }),
  )
  for (const mover of [
    'Us: fix credentials',
    'Customer',
    'Wait and start again',
    'Link’s support',
    'Unknown status',
  ]) {
    await expect(page.getByRole('button', { name: new RegExp(`^${mover}`) })).toBeVisible()
  }

  // `J` goes through all cases, and each has its reason and its guidance.
  for (let at = 0; at < 30; at += 1) {
    await page.keyboard.press('j')
    const current = casesIn(page).and(page.locator('[aria-selected="true"]'))
    const id = Number(await current.getAttribute('data-case'))
    expect(made.delete(id)).toBe(true)
    const opened = page.getByRole('article', { name: `Case of profile ${id}` })
    await expect(opened).toBeVisible()
    await expect(opened.getByRole('region', { name: 'Playbook' })).toBeVisible()
  }
  expect(made.size).toBe(0)

  // One case is snoozed with two keys, and one is fixed and leaves the queue with a notice.
  await searchCases(page, 'MORNING action_needed')
  await expect(page.getByText('3 cases', { exact: true })).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('article', { name: /^Case of profile/ })).toBeVisible()
  await page.keyboard.press('s')
  await expect(page.getByRole('dialog', { name: 'Snooze until' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText('2 cases', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Snoozed 1' })).toBeVisible()

  await searchCases(page, 'MORNING credential_error')
  await expect(page.getByText('3 cases', { exact: true })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('form', { name: 'Fix and start again' }).getByLabel('password', { exact: true }),
  ).toBeFocused()
  const fixed = Number(
    await casesIn(page).and(page.locator('[aria-selected="true"]')).getAttribute('data-case'),
  )
  await page.keyboard.insertText('right-this-time')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/has ended: Success/)).toBeVisible()
  await expect(page.getByText('2 cases', { exact: true })).toBeVisible()

  // By the service's own log each job was started once, each value was stored once, and no job was read after its end
  // had been seen.
  const each = (times: number) => profiles.map((id) => [id, times] as const)
  expect(changesByProfile(practice, jobStarts)).toEqual(new Map(each(1)).set(fixed, 2))
  expect(changesByProfile(practice, credentialsAdded)).toEqual(new Map(each(2)))
  expect(changesByProfile(practice, credentialsChanged)).toEqual(new Map([[fixed, 1]]))
  const jobs = await Promise.all(profiles.map((profileId) => ask(page, 'jobs:of-profile', { profileId })))
  const ended = jobs.flatMap((listed) => (listed.ok ? listed.value : []))
  expect(ended).toHaveLength(31)
  const looks = looksAfterEnd(
    practice,
    ended.map(({ jobId }) => jobId),
    agentSpeed,
  )
  expect(looks.filter((times) => times > 1)).toEqual([])
})

test('the guard refuses the third start, and lets it through for a typed reason', async ({
  connected: page,
  running: { app },
  practice,
}) => {
  const id = await failedProfile(page, 'GUARDED', 'credential_error')
  const starts = (): number => landed(practice).filter((write) => /^POST .*jobs/.test(write)).length
  await openProfile(page, id)
  await page.getByRole('tab', { name: 'Fix' }).click()
  await expect(page.getByText(/^1 failed login/)).toBeVisible()
  const again = page.getByRole('button', { name: /Start again with what is stored/ })
  await again.click()
  await soonAwake(app, () => expect(page.getByText(/^2 failed logins/)).toBeVisible({ timeout: 500 }))
  expect(starts()).toBe(2)

  await again.click()
  await expect(page.getByText(/another failed login could lock/).first()).toBeVisible()
  expect(starts()).toBe(2)

  await page.getByRole('textbox', { name: 'Reason' }).fill('The customer has unlocked the account')
  await page.keyboard.press('Enter')
  await soonAwake(app, () => expect(page.getByText(/^3 failed logins/)).toBeVisible({ timeout: 500 }))
  expect(starts()).toBe(3)
})

test('provider trouble is raised, held, and released', async ({ connected: page, practice }) => {
  const ids = await failedAlike(page, 12, 'unexpected_presentation')
  await openTriage(page)
  await expect(page.getByText(/^Provider trouble: Mock Utility/)).toBeVisible()
  await openProfile(page, ids[0] ?? 0)
  await expect(page.getByRole('article').getByText(/^Provider trouble: Mock Utility/)).toBeVisible()

  await openTriage(page)
  await page.getByRole('button', { name: 'Hold job starts' }).click()
  await expect(page.getByText(/^On hold:/)).toBeVisible()
  const starts = (): number => landed(practice).filter((write) => /^POST .*jobs/.test(write)).length
  const before = starts()
  const refused = await ask(page, 'triage:start-again', {
    profileId: ids[0] ?? 0,
    fields: [],
    mode: 'bill',
    sendNotification: false,
  })
  expect(refused).toMatchObject({ ok: true, value: { refusal: { kind: 'held' } } })
  expect(starts()).toBe(before)

  await page.getByRole('button', { name: 'Release all…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Release/ })
  await dialog.getByLabel('Over how many minutes').fill('1')
  await dialog.getByRole('button', { name: 'Release all' }).click()
  await expect(page.getByText(/^Being released: [1-9]\d* of/)).toBeVisible()
  await expect.poll(starts, { timeout: 60_000 }).toBeGreaterThan(before)
})
