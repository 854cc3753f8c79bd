import type { Page } from 'playwright/test'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { startConsole } from './console'
import { connect, expect, papersOf, test } from './own-practice'
import { ask } from './steps'

/** Acceptance: search, sort, select all, tag 10,000 of 100,000 profiles, kill the window, undo. */

const profiles = 100_000
const wanted = 10_000
const tag = 'meter swap 2027'

/** The day since which about 10,000 profiles were created. */
const dayOfTheNewest = ({ service }: PracticeForTests, many: number): string => {
  const all = service.world().profiles
  const days = all
    .list({})
    .flatMap((id) => all.get(id)?.created ?? [])
    .sort((a, b) => b - a)
  return new Date(days[many - 1] ?? 0).toISOString().slice(0, 10)
}

/** How often the service carried out each change of a tag. */
const tagChanges = ({ service }: PracticeForTests, method: 'POST' | 'DELETE'): readonly number[] =>
  [...service.log.changes()].flatMap(([change, times]) =>
    change.startsWith(`${method} `) && change.includes('/tags/') ? [times] : [],
  )

const filled = (page: Page) =>
  expect
    .poll(
      async () => {
        const state = await ask(page, 'directory:state', {})
        return state.ok ? `${state.value.phase} ${state.value.read}` : state.error.code
      },
      { timeout: 600_000, intervals: [1_000] },
    )
    .toBe(`idle ${profiles}`)

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)

const runOf = async (page: Page, kind: 'tag-add' | 'undo') => {
  const runs = await ask(page, 'bulk:list', {})
  return runs.ok ? runs.value.find(({ operation }) => operation.kind === kind) : undefined
}
const ended = (page: Page, kind: 'tag-add' | 'undo') =>
  expect.poll(async () => (await runOf(page, kind))?.state, { timeout: 300_000 }).toBe('done')

test('10,000 of 100,000 profiles are tagged, over a window closed by force, each once, and back', async ({
  userData,
}) => {
  test.setTimeout(1_200_000)
  const practice = await startPracticeForTests({ profiles, speed: 20 })
  try {
    const first = await startConsole(userData)
    const { page } = first
    await connect(page, papersOf(practice))
    await filled(page)

    await goTo(page, '#/profiles')
    const grid = page.getByRole('grid', { name: 'Profiles', exact: true })
    await expect(grid).toHaveAttribute('aria-rowcount', String(profiles + 1))
    await page.getByRole('columnheader', { name: /^Label/ }).click()
    await page.keyboard.press('/')
    await page.keyboard.type(`created:${dayOfTheNewest(practice, wanted)}..`)
    await expect
      .poll(async () => Number(await grid.getAttribute('aria-rowcount')))
      .toBeLessThan(wanted + 1_000)
    const found = Number(await grid.getAttribute('aria-rowcount')) - 1
    expect(found).toBeGreaterThanOrEqual(wanted)

    await page.keyboard.press('Enter')
    await expect(grid).toBeFocused()
    await page.keyboard.press('Control+a')
    await expect(page.getByRole('toolbar', { name: 'Selected profiles' })).toContainText(
      `${found.toLocaleString('en-US')} selected`,
    )
    await page.keyboard.press('t')
    await page.getByRole('combobox', { name: 'Tag to add' }).fill(tag)
    await page.keyboard.press('Enter')
    await expect
      .poll(() => tagChanges(practice, 'POST').length, { intervals: [50] })
      .toBeGreaterThan(wanted / 4)
    first.app.process().kill('SIGKILL')
    await first.app.waitForEvent('close')
    expect(tagChanges(practice, 'POST').length).toBeLessThan(found)

    const second = await startConsole(userData)
    try {
      const again = second.page
      await expect(again.getByRole('link', { name: /^Profiles/ })).toBeVisible()
      await ended(again, 'tag-add')
      const afterKill = (await runOf(again, 'tag-add'))?.counts
      expect(afterKill).toMatchObject({ total: found, unknown: 0 })
      // What had not been sent when the window was closed is not sent by itself: it stays listed until a person
      // continues the run.
      expect(tagChanges(practice, 'POST')).toHaveLength(afterKill?.done ?? 0)

      await goTo(again, '#/bulk')
      await again.getByRole('list', { name: 'Bulk runs' }).getByRole('button').first().click()
      const report = again.getByRole('region', { name: 'Report' })
      const all = found.toLocaleString('en-US')
      await expect(report).toContainText(`${all} of ${all} processed`)
      if ((afterKill?.failed ?? 0) > 0) {
        await report.getByRole('button', { name: /^Retry the/ }).click()
        await expect
          .poll(async () => (await runOf(again, 'tag-add'))?.counts.failed, { timeout: 60_000 })
          .toBe(0)
        await ended(again, 'tag-add')
      }
      expect((await runOf(again, 'tag-add'))?.counts).toMatchObject({
        total: found,
        done: found,
        failed: 0,
        unknown: 0,
      })
      const written = tagChanges(practice, 'POST')
      expect(written).toHaveLength(found)
      expect(written.every((times) => times === 1)).toBe(true)

      await report.getByRole('button', { name: 'Undo', exact: true }).click()
      await again.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
      await ended(again, 'undo')
      expect((await runOf(again, 'undo'))?.counts).toMatchObject({
        total: found,
        done: found,
        failed: 0,
        unknown: 0,
      })
      const removed = tagChanges(practice, 'DELETE')
      expect(removed).toHaveLength(found)
      expect(removed.every((times) => times === 1)).toBe(true)
      const left = practice.service.world().profiles.list({ matches: ({ tags }) => tags.includes(tag) })
      expect(left).toEqual([])
    } finally {
      await second.close()
    }
  } finally {
    await practice.close()
  }
})
