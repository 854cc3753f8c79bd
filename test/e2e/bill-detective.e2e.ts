import { expect, test } from './own-practice'
import { openProfile } from './steps'

/** The second newest bill of profile 121 is one of those whose PDF contradicts its record. */
test('is the amount on the PDF the record’s? the chips say it, and go to the place', async ({
  connected: page,
}) => {
  await openProfile(page, 121, 'Bills')
  const grid = page.getByRole('grid', { name: 'Bills' })
  await page.getByRole('button', { name: /^Electricity/ }).click()
  await grid
    .getByRole('button', { name: /^Open PDF/ })
    .first()
    .click()
  const panel = page.getByRole('region', { name: /^PDF: / })
  const chips = panel.getByRole('group', { name: 'Compared with the record' })
  const pages = panel.frameLocator('iframe')
  const sum = chips.getByRole('status')
  await expect(sum).not.toBeEmpty()

  // Every second bill contradicts its record.
  const answers = new Set<string>()
  for (let bill = 0; bill < 8 && answers.size < 2; bill++) {
    const text = await sum.innerText()
    answers.add(text.startsWith('All') ? 'right' : 'wrong')
    if (text.includes('differ')) {
      await page.keyboard.press('d')
      await expect(pages.locator('.mark[data-current][data-state="different"] .flag')).toBeInViewport()
      await expect(chips.getByRole('button', { pressed: true })).toContainText('on the PDF')
    } else {
      const chip = chips.getByRole('button').first()
      await chip.click()
      await expect(pages.locator('.mark[data-current]')).toBeInViewport()
    }
    const title = await panel.getByRole('heading', { level: 2 }).innerText()
    await panel.getByRole('button', { name: 'Next bill' }).click()
    await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(title)
    await expect(sum).not.toBeEmpty()
  }
  expect([...answers].toSorted()).toEqual(['right', 'wrong'])

  // A page in letter format is readable when it opens, and F fits it to the whole width.
  const zoom = panel.getByRole('textbox', { name: 'Zoom' })
  const percent = async () => Number.parseInt(await zoom.inputValue(), 10)
  expect(await percent()).toBeGreaterThanOrEqual(80)
  const before = await percent()
  await page.keyboard.press('f')
  await expect(grid).toBeHidden()
  await expect.poll(percent).toBeGreaterThan(before)
  await page.keyboard.press('f')
  await expect(grid).toBeVisible()

  // Checks all of them without opening each.
  await page.getByRole('button', { name: /^Check \d+ PDFs$/ }).click()
  await expect(grid.getByText('1 of 9 differs').or(grid.getByText('1 of 8 differs')).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /to go: stop$/ })).toBeHidden()
  await expect(grid.getByText('not read')).toHaveCount(0)
})
