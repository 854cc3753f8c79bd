import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { sizeWindow } from '../support/window-size'
import { test } from './gallery'
import { fileOf, folder, schemes, sizes } from './looks'

/** The stories of whole windows. Their names are those of the states. */
const ofWindow = /^views-window--(.+)$/

test('whole windows of the gallery, in every look', async ({ gallery: { stories, page, show } }) => {
  mkdirSync(folder, { recursive: true })
  const windows = stories.filter(({ id }) => ofWindow.test(id))
  expect(windows.length).toBeGreaterThan(20)
  for (const story of windows) {
    const name = ofWindow.exec(story.id)?.[1] ?? ''
    await show(story)
    // The subject of a state: what is waited for, what has failed, the stages of a case, or the lines of coverage.
    const matter = page
      .getByRole('main')
      .locator(
        '[aria-busy="true"], [role="alert"], [aria-label="Stages"], [role="grid"][aria-label="Coverage"]',
      )
      .first()
    await expect(matter, name).toBeVisible()
    for (const size of sizes) {
      await sizeWindow(page, size)
      await matter.scrollIntoViewIfNeeded()
      for (const scheme of schemes) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        await page.screenshot({ path: join(folder, fileOf(name, { scheme, size })) })
      }
    }
  }
})
