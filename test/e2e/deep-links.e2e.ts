import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ElectronApplication, Page } from 'playwright/test'
import { expect, test } from './console'
import { ask, enterPractice } from './steps'

/** Starts the program again on the same data, as the system does when a link is clicked. */
const clickLink = async (app: ElectronApplication, userData: string, address: string): Promise<void> => {
  const executable = await app.evaluate(({ app: program }) => program.getPath('exe'))
  const folder = await app.evaluate(({ app: program }) => program.getAppPath())
  const second = spawn(executable, ['--no-sandbox', folder, `--user-data-dir=${userData}`, address], {
    stdio: 'ignore',
  })
  const [code] = (await once(second, 'exit')) as [number | null]
  expect(code).toBe(0)
}

const make = async (page: Page, label: string): Promise<number> => {
  const created = await ask(page, 'profiles:create', { providerId: 3150, zipcode: '00007', label })
  if (!created.ok) throw new Error(created.error.code)
  return created.value.id
}

const links = (page: Page) => page.getByRole('region', { name: 'Links' })

test.describe('a link that starts the console', () => {
  test.use({ consoleArgs: ['link-console://profile/516'] })

  test('waits until there is a connection, and is followed then', async ({ page }) => {
    await expect(links(page)).toContainText('A link is waiting for the connection.')
    await expect(links(page)).toContainText('profile 516')
    await enterPractice(page)
    await expect(page.getByRole('article', { name: 'Profile 516', exact: true })).toBeVisible()
    await expect(page.getByText('Opened link: profile 516 · Practice')).toBeVisible()
    expect(await ask(page, 'links:pending', {})).toEqual({ ok: true, value: [] })
  })
})

test('a running console takes links over: one, none and several profiles, another connection, nonsense', async ({
  running: { app, page, userData },
}) => {
  await enterPractice(page)
  const single = await make(page, 'LINKED ONCE')
  await make(page, 'LINKED TWICE')
  const second = await make(page, 'LINKED TWICE')

  await clickLink(app, userData, 'link-console://label/LINKED%20ONCE?connection=practice')
  await expect(page.getByRole('article', { name: `Profile ${single}`, exact: true })).toBeVisible()

  await clickLink(app, userData, 'link-console://label/NOBODY')
  await expect(links(page)).toContainText('No profile was found for this link.')
  await links(page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(links(page)).toBeHidden()

  await clickLink(app, userData, 'link-console://label/LINKED%20TWICE')
  const dialog = page.getByRole('dialog', { name: 'Which profile?' })
  await dialog.getByRole('button', { name: String(second) }).click()
  await expect(page.getByRole('article', { name: `Profile ${second}`, exact: true })).toBeVisible()

  await clickLink(app, userData, 'link-console://profile/516?connection=Elsewhere')
  await expect(links(page)).toContainText('No connection has this name.')
  await links(page).getByRole('button', { name: 'Dismiss' }).click()

  await clickLink(app, userData, 'link-console://delete/516')
  await expect(links(page)).toContainText('This link cannot be read.')
  await expect(page.getByRole('article', { name: `Profile ${second}`, exact: true })).toBeVisible()
  expect(app.windows()).toHaveLength(1)
})
