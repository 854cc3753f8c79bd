import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright/test'
import { fieldsWithoutFocus } from './focus-seen'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

/** What axe-core finds wrong with the current page, one line for each fault. */
const violations = async (page: Page): Promise<readonly string[]> => {
  // Evaluated through the debugger, because the content policy forbids a script tag.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const { violations: found } = await page.evaluate(() =>
    (
      globalThis as unknown as { axe: { run: (context: object, options: object) => Promise<AxeResults> } }
    ).axe.run(
      { exclude: [['iframe']] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
        // Listing everything that is right would take two thirds of the time.
        resultTypes: ['violations'],
      },
    ),
  )
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** On a busy machine a view may still be moving. Only faults that remain when it is at rest count. */
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

export const schemes = ['light', 'dark'] as const

/** What is wrong with the current page at rest: the findings of axe-core, and fields whose focus cannot be seen. */
export const wrongWith = async (page: Page): Promise<readonly string[]> => [
  ...(await violationsAtRest(page)),
  ...(await fieldsWithoutFocus(page)),
]
