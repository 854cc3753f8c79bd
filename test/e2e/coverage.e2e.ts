import { expect, test } from './own-practice'

/** Which months are missing, asked in the Coverage view for many profiles at once. */

test('bills are read over a view, what is missing is told, and a mark opens the bills there', async ({
  connected: page,
}) => {
  await page.keyboard.press('Control+8')
  const view = page.getByRole('region', { name: 'Coverage' })
  await expect(view.getByText(/^What is missing of 6\d profiles is not known\.$/)).toBeVisible()
  await expect(view.getByText('bills not read').first()).toBeVisible()

  await view.getByRole('button', { name: 'Read bills…' }).click()
  await page.getByRole('menuitem', { name: /^Those not read yet \(6\d\)$/ }).click()
  await expect(view.getByText(/of 6\d profiles have every bill that should be there\.$/)).toBeVisible()
  await expect(view.getByText('bills not read')).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByRole('progressbar', { name: 'Bills read' })).toHaveCount(0)

  await view.getByRole('button', { name: 'Gas', exact: true }).click()
  const grid = view.getByRole('grid', { name: 'Coverage' })
  await expect(grid.getByText('Electricity')).toHaveCount(0)
  await view.getByRole('button', { name: 'All types' }).click()
  await view.getByRole('textbox', { name: 'Search profiles' }).fill('missing:>0')
  await expect(view.getByText(/^0 of \d+ profiles? have every bill/)).toBeVisible()
  const mark = grid.getByRole('button', { name: /: missing$/ }).first()
  const label = await mark.getAttribute('title')
  await mark.click()
  await expect(page.getByRole('tab', { name: 'Bills', selected: true })).toBeVisible()
  expect(label).toMatch(/, \d{4}-\d{2}: missing$/)
  const bills = page.getByRole('grid', { name: 'Bills' })
  await expect(bills.getByRole('row', { selected: true })).toContainText(/^No bill (for|around) /)
  await expect(bills.getByRole('row', { selected: true })).toBeInViewport()
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await expect(grid.getByRole('row', { selected: true })).toBeInViewport()
})
