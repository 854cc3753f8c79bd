import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { sizeWindow } from '../support/window-size'
import { startRelay } from '../support/bulk-relay'
import { bulkViews, emptyBulkViews } from './bulk-views'
import { coverageViews } from './coverage-views'
import { startConsole, type RunningConsole } from './console'
import { importViews, tryImport } from './doubt-connection-views'
import type { DoubtView, Doubtful } from './doubt-steps'
import { doubtViews } from './doubt-views'
import { fileOf, folder, schemes, sizes, type Look } from './looks'
import { addConnection, connect, expect, papersOf, test } from './own-practice'
import { answerTo, ask, enterPractice, openProfile } from './steps'
import { triageViews } from './triage-views'
import { practiceViews, unconnectedViews } from './views'

test.use({ consoleArgs: ['--practice-speed=20', '--practice-profiles=10000'] })

/**
 * The window in this look, and a function that takes a picture of it. Where there is only space for one pane, a state
 * is reached in a large window, which is then made small.
 */
const dressed = async ({ app, page }: RunningConsole, { scheme, size }: Look) => {
  const [roomy] = sizes
  const shownIn = size.width < 1000 ? roomy : size
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setMinimumSize(0, 0))
  await sizeWindow(page, shownIn)
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  return async (name: string, matter?: (page: Page) => Locator): Promise<void> => {
    if (size !== shownIn) await sizeWindow(page, size)
    await matter?.(page).first().scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(folder, fileOf(name, { scheme, size })) })
    if (size !== shownIn) await sizeWindow(page, shownIn)
  }
}

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)

/** Waits until the directory has read everything: a profile read meanwhile would appear in place of the awaited one. */
const allRead = (page: Page, count: number): Promise<void> =>
  expect
    .poll(
      async () => {
        const state = await ask(page, 'directory:state', {})
        return state.ok ? `${state.value.phase} ${state.value.read}` : state.error.code
      },
      { timeout: 60_000 },
    )
    .toBe(`idle ${count}`)

test.beforeAll(() => {
  mkdirSync(folder, { recursive: true })
})

for (const scheme of schemes) {
  for (const size of sizes) {
    test(`${scheme} ${size.width}x${size.height}`, async ({ running }) => {
      const { page } = running
      const take = await dressed(running, { scheme, size })
      for (const { name, show, matter } of unconnectedViews) {
        await show(page)
        await take(name, matter)
      }
      await page.getByRole('link', { name: 'Connection' }).click()
      await enterPractice(page)
      for (const { name, show, matter } of practiceViews) {
        await show(page)
        await take(name, matter)
      }
    })

    test(`the failure desk, ${scheme} ${size.width}x${size.height}`, async ({ running, practice }) => {
      const { page } = running
      const take = await dressed(running, { scheme, size })
      await connect(page, papersOf(practice))
      for (const { name, show, matter } of triageViews) {
        await show(page)
        await take(name, matter)
      }
    })

    test(`tags and bulk runs, ${scheme} ${size.width}x${size.height}`, async ({ running }) => {
      const { page } = running
      const practice = await startPracticeForTests({ profiles: 1200, speed: 20 })
      try {
        const { faults } = practice.service
        const take = await dressed(running, { scheme, size })
        faults.add({ kind: 'status', status: 403, body: { error: 'Permission denied' }, times: 0 })
        await connect(page, papersOf(practice))
        for (const { name, show, matter } of emptyBulkViews) {
          await show(page, practice)
          await take(name, matter)
        }
        faults.clear()
        await ask(page, 'directory:refresh', {})
        await allRead(page, 1200)
        for (const { name, show, matter } of [...bulkViews, ...coverageViews]) {
          await show(page, practice)
          await take(name, matter)
        }
      } finally {
        await practice.close()
      }
    })
  }
}

/**
 * Reaching these states takes longer than photographing them, so each is reached once and photographed in every look.
 * States that could not be reached are named at the end, and the pictures of the others are taken.
 */
const inEveryLook = async (bed: Doubtful, running: RunningConsole, views: readonly DoubtView[]) => {
  for (const { name, show, matter } of views) {
    await dressed(running, { scheme: 'light', size: sizes[0] })
    const missed = await show(bed).then(
      () => null,
      (error: unknown) => String(error),
    )
    expect.soft(missed, name).toBeNull()
    const toShow = missed === null ? matter : undefined
    for (const scheme of schemes) {
      for (const size of sizes) await (await dressed(running, { scheme, size }))(name, toShow)
    }
  }
}

test('an environment that weakens connections, in every look', async ({ userData }) => {
  const running = await startConsole(userData, ['--practice-profiles=60'], {
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    SSLKEYLOGFILE: join(userData, 'keys.log'),
  })
  const { page } = running
  try {
    await enterPractice(page)
    // Practice opens this view by itself.
    await expect(page.getByRole('region', { name: 'Queue of cases' })).toBeVisible()
    await goTo(page, '#/connection')
    const weakened = page.getByText('This computer’s environment weakens the protection of connections.')
    await expect(weakened).toBeVisible()
    for (const scheme of schemes) {
      for (const size of sizes) {
        await (
          await dressed(running, { scheme, size })
        )('connection-environment', () => weakened)
      }
    }
  } finally {
    await running.close()
  }
})

test('a PDF in a window of its own, in every look', async ({ running }) => {
  const { app, page } = running
  await enterPractice(page)
  await openProfile(page, 121, 'Bills')
  await page
    .getByRole('button', { name: /^Open PDF/ })
    .first()
    .click()
  const opening = app.waitForEvent('window')
  await page.getByRole('button', { name: 'Open in a window of its own' }).click()
  const own = await opening
  const panel = own.getByRole('region', { name: /^PDF: Bill/ })
  await expect(
    panel.getByRole('group', { name: 'Compared with the record' }).getByRole('status'),
  ).not.toBeEmpty()
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().forEach((window) => window.setMinimumSize(0, 0)),
  )
  const take = async (name: string): Promise<void> => {
    for (const size of sizes) {
      await sizeWindow(own, size)
      for (const scheme of schemes) {
        await own.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        await own.screenshot({ path: join(folder, fileOf(name, { scheme, size })) })
      }
    }
  }
  await take('pdf-window')
  await own.keyboard.press('p')
  await expect(own.frameLocator('iframe').locator('#thumbnails canvas').first()).toBeVisible()
  await take('pdf-window-pages')
  await own.keyboard.press('Control+Shift+P')
  const { label, providerId, zipcode } = await answerTo(page, 'profiles:get', { id: 121 })
  await answerTo(page, 'profiles:delete', { id: 121, seen: { label, providerId, zipcode } })
  await expect(own.getByText('Profile 121 no longer exists.')).toBeVisible()
  await take('pdf-window-gone-private')
})

const throughRelay = async (
  running: RunningConsole,
  practice: PracticeForTests,
  views: readonly DoubtView[],
): Promise<void> => {
  const { page, app } = running
  const relay = await startRelay(Number(new URL(practice.service.apiUrl).port))
  try {
    await dressed(running, { scheme: 'light', size: sizes[0] })
    await addConnection(page, { ...papersOf(practice), baseUrl: `https://127.0.0.1:${relay.port}/` })
    const bed = { page, app, practice, relay }
    await inEveryLook(bed, running, importViews)
    await tryImport(page, [practice.certificatePem, practice.keyPem])
    await expect(page.getByText('In use', { exact: true })).toBeVisible()
    await inEveryLook(bed, running, views)
  } finally {
    await relay.close()
  }
}

for (const [of, views] of Object.entries(doubtViews)) {
  test(`doubts, ${of}, in every look`, async ({ running, practice }) =>
    throughRelay(running, practice, views))
}
