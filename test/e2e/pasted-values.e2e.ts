import type { Page } from 'playwright/test'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { connectAtOnce, expect, papersOf, test as base } from './own-practice'
import { ask } from './steps'

const all = 40
const test = base.extend<{ readonly practice: PracticeForTests }>({
  practice: async ({}, use) => {
    const practice = await startPracticeForTests({ profiles: all, speed: 20 })
    await use(practice)
    await practice.close()
  },
})

const allRead = async (page: Page): Promise<void> => {
  await expect
    .poll(async () => {
      const state = await ask(page, 'directory:state', {})
      return state.ok ? `${state.value.phase} ${state.value.read}` : state.error.code
    })
    .toBe(`idle ${all}`)
}

/** Every tenth ZIP code has lost its leading zero, as in a spreadsheet. */
const isWrong = (_id: number, at: number): boolean => at % 10 === 9

test('a spreadsheet of 40 rows gives each profile its own values, names the wrong rows, and is undone', async ({
  practice,
  page,
}) => {
  const { profiles } = practice.service.world()
  const ids = profiles.list({ matches: () => true })
  const wrong = ids.filter(isWrong)
  const before = ids.map((id) => profiles.get(id)?.tags ?? [])
  await connectAtOnce(page, papersOf(practice))
  await allRead(page)
  await page.keyboard.press('Control+1')
  const lines = ids.map((id, at) => `${id}\t${isWrong(id, at) ? '2139' : '02139'}\tbatch ${id}`)
  const table = ['Profile ID\tZIP\tTag', ...lines, '999999\t02139\tnobody'].join('\n')
  await page.keyboard.press('Control+Shift+V')
  const dialog = page.getByRole('dialog', { name: 'Paste a list of profiles' })
  await dialog.getByLabel('IDs or labels, one per line').fill(table)
  await dialog.getByLabel('Set values of these profiles from other columns').check()
  await expect(dialog.getByRole('combobox', { name: 'ZIP code from' })).toHaveValue('ZIP')
  await dialog.getByRole('button', { name: 'Look up' }).click()
  await expect(
    dialog.getByRole('region', { name: 'Rows with wrong values' }).getByRole('listitem'),
  ).toHaveCount(wrong.length)
  await expect(dialog.getByRole('region', { name: 'Unknown lines' })).toContainText('999999')
  await expect(dialog.getByRole('button', { name: 'Preview the values of 36 profiles' })).toBeFocused()
  await page.keyboard.press('Enter')

  const preview = page.getByRole('dialog', { name: 'Set tag and ZIP code of 36 profiles by row' })
  await expect(preview.getByRole('button', { name: 'Start' })).toBeFocused()
  await expect(preview.getByText(`batch ${ids[0] ?? ''}`).first()).toBeVisible()
  await page.keyboard.press('Enter')
  const tagged = (): readonly number[] => ids.filter((id) => profiles.get(id)?.tags.includes(`batch ${id}`))
  const right = ids.filter((id) => !wrong.includes(id))
  await expect.poll(tagged).toEqual(right)
  await expect
    .poll(() => ids.filter((id) => profiles.get(id)?.zipcode === '02139').length)
    .toBeGreaterThanOrEqual(right.length)

  await expect(preview).toBeHidden()
  await expect(page.getByText(/^Done: setting values of 36 profiles/)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(() => ids.map((id) => profiles.get(id)?.tags ?? [])).toEqual(before)
})
