import { providers } from '../../electron/practice/world/providers'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { connectAtOnce, expect, papersOf, test as base } from './own-practice'
import { changesByProfile, jobStarts } from './practice-log'
import { answerTo, ask, soonAwake } from './steps'
import { casesIn, openTriage, searchCases } from './triage-steps'

const withAgent = [...providers.values()].filter(({ agent }) => agent).map(({ id }) => id)
const withoutAgent = [...providers.values()].find(({ agent }) => !agent)?.id ?? 0

/** Agents that are quick enough for 120 jobs; the service is closed whether the test passes or not. */
const test = base.extend({
  practice: async ({}, use) => {
    const practice = await startPracticeForTests({ profiles: 60, speed: 200 })
    await use(practice)
    await practice.close()
  },
})

/** A profile of the world whose jobs end as `username` says, and whose first one has been started. */
const failing = ({ service }: PracticeForTests, providerId: number, label: string, username: string) => {
  const { profiles, credentials, jobs } = service.world()
  const profile = profiles.create({ providerId, zipcode: '00007', label })
  credentials.set(profile.id, 'username', Buffer.from(username))
  credentials.set(profile.id, 'password', Buffer.from('a-password'))
  jobs.start(profile, 'bill')
  return profile.id
}

test('120 cases that only need a retry are started again at once, but for three, and each is told', async ({
  page,
  practice,
  running: { app },
}) => {
  const [held = 0, ...others] = withAgent
  const usual = Array.from({ length: 117 }, (_, at) =>
    failing(practice, others[at % others.length] ?? 0, `MANY ${at + 1}`, 'site_error'),
  )
  const atHeld = failing(practice, held, 'MANY held', 'site_error')
  const agentless = failing(practice, withoutAgent, 'MANY agentless', 'site_error')
  const refused = failing(practice, others[0] ?? 0, 'MANY refused', 'credential_error')
  const all = [...usual, atHeld, agentless, refused]
  const world = practice.service.world()
  const isOver = (id: number): boolean => {
    const profile = world.profiles.get(id)
    const job = profile && world.jobs.lastOf(profile)
    return job !== undefined && world.jobs.stateOf(job).finished
  }
  await expect.poll(() => all.every(isOver)).toBe(true)

  await connectAtOnce(page, papersOf(practice))
  await openTriage(page)
  await searchCases(page, 'MANY')
  await expect(page.getByText('120 cases', { exact: true })).toBeVisible()

  // A login has failed there, and the next job breaks off before it logs in. The others are on hold, and without agent.
  world.credentials.set(refused, 'username', Buffer.from('init'))
  const started = { mode: 'bill', sendNotification: false } as const
  await answerTo(page, 'jobs:start', { profileId: refused, ...started })
  const other = { providerId: withoutAgent, zipcode: '00007', label: 'OTHER' }
  const { id: neverRan } = await answerTo(page, 'profiles:create', other)
  const answer = await ask(page, 'jobs:start', { profileId: neverRan, ...started })
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-found', subject: 'agent' } })
  await answerTo(page, 'triage:hold', { providerId: held, on: true })
  await soonAwake(app, () =>
    expect(page.getByText('Wait and start again · 120', { exact: true })).toBeVisible({ timeout: 500 }),
  )

  const before = changesByProfile(practice, jobStarts)
  await casesIn(page).first().click()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('120 chosen', { exact: true })).toBeVisible()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: 'Start 120 cases again' })
  await expect(dialog.getByText('3 left out', { exact: true })).toBeVisible()
  const why = dialog.getByRole('region', { name: 'Left out' }).getByRole('listitem')
  await expect(why).toHaveText([
    /^1 case: the lockout guard/,
    /^1 case: job starts at the provider are on hold/,
    /^1 case: Link had no agent/,
  ])
  await dialog.getByText('Show the 3').click()
  const named = dialog.getByRole('region', { name: 'The cases that are left out' }).getByRole('row')
  await expect(named).toContainText(['Profile', 'MANY', 'MANY', 'MANY'])
  await dialog.getByRole('radio', { name: 'Send none' }).check()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('120 chosen', { exact: true })).toBeHidden()

  await page.getByRole('button', { name: 'Show the run' }).click()
  const report = page.getByRole('list', { name: 'Outcomes by reason' }).getByRole('listitem')
  await expect(report.filter({ hasText: '117 done' })).toBeVisible({ timeout: 120_000 })
  await expect(report).toHaveCount(4)
  await expect(report.filter({ hasText: 'The last login failed' })).toContainText('1 not sent')
  await expect(report.filter({ hasText: 'on hold' })).toContainText('1 not sent')
  await expect(report.filter({ hasText: 'no agent' })).toContainText('1 not sent')

  const after = changesByProfile(practice, jobStarts)
  const times = (id: number): number => (after.get(id) ?? 0) - (before.get(id) ?? 0)
  expect(usual.map(times)).toEqual(usual.map(() => 1))
  expect([atHeld, agentless, refused].map(times)).toEqual([0, 0, 0])
  await page.getByRole('link', { name: 'Triage' }).click()
})
