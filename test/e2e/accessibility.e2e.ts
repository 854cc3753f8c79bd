import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright/test'
import { fieldsWithoutFocus } from './focus-seen'
import { expect, test } from './own-practice'
import { enterPractice } from './steps'
import { triageViews } from './triage-views'
import { practiceViews, unconnectedViews, type ViewState } from './views'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

test.setTimeout(300_000)

/** What axe-core finds wrong with the page as it is, a line each. */
const violations = async (page: Page): Promise<readonly string[]> => {
  // Evaluated through the debugger: a script tag would be against the content policy.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const { violations: found } = await page.evaluate(() =>
    (
      globalThis as unknown as { axe: { run: (context: object, options: object) => Promise<AxeResults> } }
    ).axe.run(
      { exclude: [['iframe']] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
        // A list of all that is well takes two thirds of the time.
        resultTypes: ['violations'],
      },
    ),
  )
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** On a busy machine a view may still be moving: what is wrong with it at rest stays wrong. */
const violationsAtRest = async (page: Page): Promise<readonly string[]> => {
  let found = await violations(page)
  for (let looks = 1; found.length > 0 && looks < 4; looks += 1) {
    await page.evaluate(() => {
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
      return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => undefined)
    })
    found = await violations(page)
  }
  return found
}

const schemes = ['light', 'dark'] as const

/** What is wrong with each of these views in both schemes; every other one is shown in the dark first. */
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
      const found = [...(await violationsAtRest(page)), ...(await fieldsWithoutFocus(page))]
      if (found.length > 0) wrong[`${name}, ${colorScheme}`] = found
    }
  }
  return wrong
}

/** A case of each kind of mover has the same parts; the others differ in words alone. */
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
