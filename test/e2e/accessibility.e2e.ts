import type { Page } from 'playwright/test'
import { schemes, wrongWith } from './axe'
import { expect, test } from './own-practice'
import { enterPractice } from './steps'
import { triageViews } from './triage-views'
import { practiceViews, unconnectedViews, type ViewState } from './views'

/**
 * Returns what is wrong with each of these views in both colour schemes. Every other view is shown in the dark scheme
 * first.
 */
const checked = async (
  page: Page,
  views: readonly ViewState[],
): Promise<Record<string, readonly string[]>> => {
  const wrong: Record<string, readonly string[]> = {}
  for (const [at, { name, show }] of views.entries()) {
    const inTurn = at % 2 === 0 ? schemes : schemes.toReversed()
    await page.emulateMedia({ colorScheme: inTurn[0], reducedMotion: 'reduce' })
    await show(page)
    for (const colorScheme of inTurn) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const found = await wrongWith(page)
      if (found.length > 0) wrong[`${name}, ${colorScheme}`] = found
    }
  }
  return wrong
}

/** A case of each kind of mover has the same parts; the other cases only differ in their words. */
const deskViews = triageViews.filter(
  ({ name }) => !name.startsWith('triage-case-') || name === 'triage-case-credential_error',
)

const hastened = test.extend({ consoleArgs: async ({}, use) => use(['--practice-speed=20']) })

hastened('every view is accessible, light and dark', async ({ page }) => {
  const before = await checked(page, unconnectedViews)
  await page.getByRole('link', { name: 'Connection' }).click()
  await enterPractice(page)
  expect({ ...before, ...(await checked(page, practiceViews)) }).toEqual({})
})

test('the failure desk is accessible, light and dark', async ({ connected: page }) => {
  expect(await checked(page, deskViews)).toEqual({})
})
