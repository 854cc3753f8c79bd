import type { ElectronApplication, Page } from 'playwright/test'
import { startRelay } from '../support/bulk-relay'
import { startPracticeForTests } from '../support/practice'
import {
  addConnection,
  connectAtOnce,
  expect,
  importPasted,
  papersOf,
  test,
  type Papers,
} from './own-practice'
import { activeId, ask, openProfile } from './steps'

const offline = (page: Page) => page.getByRole('status', { name: 'Offline' })

test.describe('where the system’s settings name a proxy', () => {
  test.use({ consoleArgs: ['--proxy-server=127.0.0.1:9', '--proxy-bypass-list=<-loopback>'] })

  test('nothing goes past it, from the first connection on', async ({ page, practice }) => {
    await addConnection(page, papersOf(practice))
    await importPasted(page, papersOf(practice).pem)
    await expect(offline(page)).toContainText('The proxy 127.0.0.1:9 does not answer.')
    expect(practice.service.log.entries()).toEqual([])
  })
})

test('offline is one line with the reason and the next try: what was read stays, nothing changes, and all is back after it', async ({
  page,
  practice,
}) => {
  const relay = await startRelay(Number(new URL(practice.service.apiUrl).port))
  try {
    await connectAtOnce(page, { ...papersOf(practice), baseUrl: `https://127.0.0.1:${relay.port}/` })
    await openProfile(page, 268, 'Bills')
    const bills = page.getByRole('grid', { name: 'Bills' })
    await expect(bills.getByRole('row').nth(1)).toBeVisible()
    // Only the visible rows are drawn, and their number grows once the list has its size.
    const rows = (await bills.getAttribute('aria-rowcount')) ?? 'none'

    await relay.set('refused')
    await ask(page, 'lookup:zip', { zipcode: '00007' })
    await expect(offline(page)).toContainText('Offline since')
    await expect(offline(page)).toContainText('Next try')
    await expect(bills).toHaveAttribute('aria-rowcount', rows)
    await expect(bills.getByRole('row').nth(1)).toBeVisible()
    await expect(page.getByText(/^As of /)).toBeVisible()
    await expect(page.getByRole('link', { name: /offline/ })).toBeVisible()
    expect(await ask(page, 'tags:add', { profileId: 268, name: 'while-offline' })).toMatchObject({
      error: { code: 'offline' },
    })

    await relay.set('through')
    // The console's own next attempt may come before the click, and remove the button.
    const tryNow = offline(page).getByRole('button', { name: 'Try now' })
    await expect(async () => {
      if (await tryNow.isVisible()) await tryNow.click({ timeout: 1_000 })
      await expect(offline(page)).toHaveCount(0, { timeout: 1_000 })
    }).toPass()
    await expect(page.getByText(/^As of /)).toHaveCount(0)
    expect(await ask(page, 'tags:add', { profileId: 268, name: 'back-again' })).toMatchObject({ ok: true })
    const { profiles } = practice.service.world()
    expect(profiles.get(268)?.tags).toContain('back-again')
    expect(profiles.get(268)?.tags).not.toContain('while-offline')
  } finally {
    await relay.close()
  }
})

const storeProcesses = (app: ElectronApplication): Promise<number> =>
  app.evaluate(
    ({ app: program }) => program.getAppMetrics().filter(({ name }) => name === 'Link Console store').length,
  )

/** Another connection, with its certificate imported. */
const importedBeside = async (page: Page, first: string): Promise<string> => {
  const other = async (): Promise<string | undefined> => {
    const view = await ask(page, 'connection:list', {})
    const found = view.ok && view.value.connections.find(({ id, certificate }) => id !== first && certificate)
    return found ? found.id : undefined
  }
  await expect.poll(other).toBeTruthy()
  return (await other()) ?? ''
}

const addAnother = async (page: Page, papers: Papers): Promise<void> => {
  await page.getByRole('button', { name: 'New connection' }).click()
  const settings = page.getByRole('form', { name: 'Settings of the connection' })
  await settings.getByLabel('Name').fill('The other one')
  await settings.getByLabel('Base URL').fill(papers.baseUrl)
  await settings.getByLabel('Only the one given here').check()
  await settings.getByLabel('Certificate of the authority (PEM)').fill(papers.caPem)
  await settings.getByRole('button', { name: 'Create' }).click()
  await importPasted(page, papers.pem)
}

test('of connections asked for one after the other, faster than they open, the last one is in use, alone', async ({
  running: { app, page },
  practice,
}) => {
  const other = await startPracticeForTests({ profiles: 60, speed: 20 })
  try {
    await connectAtOnce(page, papersOf(practice))
    const first = await activeId(page)
    await addAnother(page, papersOf(other))
    const second = await importedBeside(page, first)
    // Both are requested before either is open, again and again. The last request is for the first connection.
    await page.evaluate(
      async ([one, two]) => {
        const { api } = window as unknown as { api: { invoke: (...rest: unknown[]) => Promise<unknown> } }
        const asked = [one, two, one, two, one].map((id, at) =>
          api.invoke('connection:activate', `switch-${at}`, { id }),
        )
        await Promise.all(asked)
      },
      [first, second] as const,
    )
    await expect.poll(() => activeId(page)).toBe(first)
    await expect.poll(() => storeProcesses(app)).toBe(1)
    const before = other.service.log.entries().length
    expect(await ask(page, 'lookup:zip', { zipcode: '00007' })).toMatchObject({ ok: true })
    // The list is read meanwhile: the request is not always the last one.
    const asked = practice.service.log.entries().filter(({ path }) => path.includes('/zips/00007'))
    expect(asked).toHaveLength(1)
    expect(other.service.log.entries()).toHaveLength(before)
  } finally {
    await other.close()
  }
})
