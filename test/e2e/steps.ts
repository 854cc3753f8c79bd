import { expect, type ElectronApplication, type Locator, type Page } from 'playwright/test'
import type { InvokeChannel } from '../../shared/ipc/channels'
import type { Reply, Request } from '../../shared/ipc/contract'
import type { Result } from '../../shared/errors/failure'

/** One click, and then the steps of a real enrolment. Done when the banner is shown and the list can be requested. */
export const enterPractice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Enter Practice' }).first().click()
  await expect(page.getByRole('region', { name: 'Practice' })).toBeVisible()
  await expect
    .poll(async () => {
      const connections = await ask(page, 'connection:list', {})
      return connections.ok && connections.value.ready
    })
    .toBe(true)
  // Main is ready before the page knows of it, and only then opens the first view.
  await expect.poll(() => page.evaluate(() => location.hash)).not.toBe('#/connection')
}

/**
 * Found by its name, which stays when its hint is reworded. Otherwise a field that is not found would count as closed.
 */
export const paletteField = (page: Page): Locator => page.getByRole('combobox', { name: 'Search or command' })

export const tabs = ['Overview', 'Credentials', 'Jobs', 'Bills', 'Intervals', 'History', 'Activity'] as const

/** A profile's page in full width, at one of its tabs. */
export const openProfile = async (
  page: Page,
  id: number,
  tab: (typeof tabs)[number] = 'Overview',
): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/profiles/${id}/${tab.toLowerCase()}`)
  await expect(page.getByRole('article', { name: `Profile ${id}`, exact: true })).toBeVisible()
  await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
}

/** Calls main as the page does, for what a test has to prepare or to know, and not for what it tests. */
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

/** Main's answer to a call that must succeed. */
export const answerTo = async <C extends InvokeChannel>(
  page: Page,
  channel: C,
  request: Request<C>,
): Promise<Reply<C>> => {
  const answer = await ask(page, channel, request)
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`)
  return answer.value
}

/** As after a sleep of the computer: the console checks at once every job that it watches, whenever that was due. */
export const wakeMachine = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('resume')
  })

/** Waits for the effect of checking a job, and makes the console check again and again. */
export const soonAwake = (app: ElectronApplication, check: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await wakeMachine(app)
    await check()
  }).toPass({ timeout: 60_000, intervals: [100] })

/**
 * Creates a profile at the mock provider with credentials. `username` decides how its jobs end
 * (docs/guide/practice.md).
 */
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
