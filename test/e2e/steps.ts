import { expect, type ElectronApplication, type Locator, type Page } from 'playwright/test'
import type { InvokeChannel } from '../../shared/ipc/channels'
import type { Reply, Request } from '../../shared/ipc/contract'
import type { Result } from '../../shared/errors/failure'

/** One click, then the steps of a real enrolment; done when the banner stands and the list can be asked for. */
export const enterPractice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Enter Practice' }).first().click()
  await expect(page.getByRole('region', { name: 'Practice' })).toBeVisible()
  await expect
    .poll(async () => {
      const connections = await ask(page, 'connection:list', {})
      return connections.ok && connections.value.ready
    })
    .toBe(true)
  // Main is ready before the page has heard of it, and only then goes on to the work.
  await expect.poll(() => page.evaluate(() => location.hash)).not.toBe('#/connection')
}

/** By its name, which stays when its hint is worded anew: a field that is not found is not one that is closed. */
export const paletteField = (page: Page): Locator => page.getByRole('combobox', { name: 'Search or command' })

export const tabs = ['Overview', 'Credentials', 'Jobs', 'Bills', 'Intervals', 'Activity'] as const

/** A profile's page, full width, at one of its tabs. */
export const openProfile = async (
  page: Page,
  id: number,
  tab: (typeof tabs)[number] = 'Overview',
): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/profiles/${id}/${tab.toLowerCase()}`)
  await expect(page.getByRole('article', { name: `Profile ${id}` })).toBeVisible()
  await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
}

/** Asks main as the page does: for what a test has to prepare or to know, not for what it tests. */
export const ask = <C extends InvokeChannel>(
  page: Page,
  channel: C,
  request: Request<C>,
): Promise<Result<Reply<C>>> =>
  page.evaluate(
    async ([name, argument]) => {
      const { api } = window as unknown as {
        api: { invoke: (channel: string, callId: string, request: unknown) => Promise<unknown> }
      }
      return api.invoke(name, crypto.randomUUID(), argument)
    },
    [channel, request] as const,
  ) as Promise<Result<Reply<C>>>

/** What main answers to a question that it has to be able to answer. */
export const answerTo = async <C extends InvokeChannel>(
  page: Page,
  channel: C,
  request: Request<C>,
): Promise<Reply<C>> => {
  const answer = await ask(page, channel, request)
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`)
  return answer.value
}

/** As after a sleep of the machine: the console looks at once at every job that it follows, whenever that was due. */
export const wakeMachine = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('resume')
  })

/** Waits for what a look at a job brings, and has the console look at once, again and again. */
export const soonAwake = (app: ElectronApplication, check: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await wakeMachine(app)
    await check()
  }).toPass({ timeout: 60_000, intervals: [100] })

/** A profile at the mock provider with credentials; `username` chooses how its jobs end (docs/guide/practice.md). */
export const prepareProfile = async (page: Page, label: string, username: string): Promise<number> => {
  const { id } = await answerTo(page, 'profiles:create', { providerId: 3150, zipcode: '00007', label })
  for (const [field, value] of [
    ['username', username],
    ['password', 'a-password'],
  ] as const) {
    await answerTo(page, 'credentials:save', { profileId: id, field, value, action: 'add' })
  }
  return id
}

/** The id of the connection in use; its database is `connections/ID.db`. */
export const activeId = async (page: Page): Promise<string> => {
  const view = await ask(page, 'connection:list', {})
  return (view.ok && view.value.activeId) || 'none'
}
