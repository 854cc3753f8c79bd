import type { ElectronApplication, Page } from 'playwright/test'
import { startConsole } from './console'
import { connectAtOnce, expect, papersOf, requests, test } from './own-practice'
import { openProfile, prepareProfile } from './steps'

const jobs = (page: Page) => page.getByRole('article', { name: /^Job / })

/** The process that the program started under this name. */
const processOf = (app: ElectronApplication, service: string): Promise<number | undefined> =>
  app.evaluate(
    ({ app: program }, wanted) =>
      program.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes(wanted))?.pid,
    service,
  )

test.use({ ownConsole: true })

test('killed while a job start is under way: after a start it is found, and was sent once', async ({
  practice,
  userData,
}) => {
  const first = await startConsole(userData)
  await connectAtOnce(first.page, papersOf(practice))
  const id = await prepareProfile(first.page, 'killed', 'login')
  practice.service.faults.add({
    kind: 'stall',
    at: 'headers',
    done: true,
    method: 'POST',
    path: '/jobs',
    times: 0,
  })
  await openProfile(first.page, id, 'Jobs')
  await first.page.getByRole('button', { name: 'Start job' }).click()
  await expect.poll(() => requests(practice, 'POST', /\/jobs/).length).toBe(1)
  first.app.process().kill('SIGKILL')
  practice.service.faults.clear()

  const second = await startConsole(userData)
  await openProfile(second.page, id, 'Jobs')
  await expect(jobs(second.page)).toHaveCount(1)
  await expect(jobs(second.page)).toContainText('login')
  expect(requests(practice, 'POST', /\/jobs/)).toHaveLength(1)
  expect(second.complaints).toEqual([])
  await second.close()
})

test('the store’s process killed: it is started again, and nothing that was recorded is lost', async ({
  connected: page,
  running: { app },
}) => {
  const id = await prepareProfile(page, 'kept', 'someone')
  const before = await processOf(app, 'Link Console store')
  expect(before).toBeGreaterThan(0)
  process.kill(before ?? -1, 'SIGKILL')
  // The next request starts it again, which may happen at once.
  await expect.poll(() => processOf(app, 'Link Console store')).not.toBe(before)
  await openProfile(page, id, 'Credentials')
  const stored = page.getByRole('list', { name: 'Stored fields' })
  await expect(stored.getByRole('listitem').filter({ hasText: 'password' })).toContainText('Added')
  await expect.poll(() => processOf(app, 'Link Console store')).toBeGreaterThan(0)
})

test('the page’s process crashes: the window comes back by itself, connected', async ({
  connected: page,
  running: { app },
}) => {
  await openProfile(page, 516)
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('did-finish-load', () => resolve(null))
        contents?.forcefullyCrashRenderer()
      }),
  )
  const shown = (): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    )
  await expect.poll(shown).toContain('516')
  await expect.poll(shown).toContain('Production')
})

test('no keychain is said to be none, and what is in it is still there when it is back', async ({
  practice,
  userData,
}) => {
  const first = await startConsole(userData)
  await connectAtOnce(first.page, papersOf(practice))
  await first.close()

  const bus = process.env['DBUS_SESSION_BUS_ADDRESS']
  process.env['DBUS_SESSION_BUS_ADDRESS'] = `unix:path=${userData}/nothing-here`
  const without = await startConsole(userData)
  process.env['DBUS_SESSION_BUS_ADDRESS'] = bus
  await without.page.getByRole('link', { name: 'Connection', exact: true }).click()
  await expect(without.page.getByText('This computer offers no keychain.').first()).toBeVisible()
  await expect(without.page.getByRole('form', { name: 'Import a certificate' })).toBeHidden()
  await expect(without.page.getByRole('form', { name: 'New signing request' })).toBeHidden()
  await without.close()

  const again = await startConsole(userData)
  await again.page.getByRole('link', { name: 'Connection', exact: true }).click()
  await expect(again.page.getByText('In use', { exact: true })).toBeVisible()
  await again.close()
})
