import { expect, test } from './own-practice'
import { openTriage } from './triage-steps'

/** Which months are missing, asked in the Coverage view for many profiles at once. */

test('bills are read over a view, what is missing is told, and a mark opens the bills there', async ({
  connected: page,
}) => {
  await page.keyboard.press('Control+8')
  const view = page.getByRole('region', { name: 'Coverage' })
  await expect(view.getByText(/^What is missing for 6\d profiles is not known\.$/)).toBeVisible()
  await expect(view.getByText('bills not read').first()).toBeVisible()

  await view.getByRole('button', { name: 'Read…' }).click()
  await page.getByRole('menuitem', { name: /^Bills not read yet \(6\d\)$/ }).click()
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
  const current = bills.locator('[role="row"][data-current]')
  await expect(current).toContainText(/^No bill (for|around) /)
  await expect(current).toBeInViewport()
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await expect(grid.getByRole('row', { selected: true })).toBeInViewport()

  // The gaps of two profiles are closed: 12 ended in partial_success, and one month of 23 never comes.
  await view.getByRole('button', { name: 'All types' }).click()
  await view.getByRole('textbox', { name: 'Search profiles' }).fill('id:12,23')
  await expect(view.getByText(/^0 of 2 profiles have every bill/)).toBeVisible()
  await view.getByRole('button', { name: 'Close gaps…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Close gaps' })
  const plan = await dialog.getByText(/^\d+ bills of 2 profiles: /).textContent()
  const planned = Number(plan?.split(' ')[0])
  await dialog.getByRole('button', { name: 'Start jobs' }).click()
  const came = page.getByRole('region', { name: 'What came' })
  await expect(came.getByRole('status')).toHaveText(/^\d+ of \d+ bills have come( so far)?\./)
  await expect(
    came.getByText(/^The job ended: .* These bills were not among those that were read since\.$/),
  ).toBeVisible()
  const [, filled = '', all = '', left = ''] =
    /^(\d+) of (\d+) bills have come\. (\d+) (?:is|are) still missing\.$/.exec(
      (await came.getByRole('status').textContent()) ?? '',
    ) ?? []
  expect([Number(all), Number(filled) + Number(left)]).toEqual([planned, planned])
  expect(Number(filled)).toBeGreaterThan(0)
  await came.getByRole('group').getByText('Which bills').click()
  await expect(came.getByRole('list', { name: 'Bills that are still missing' })).toContainText('23')

  // What did not come waits in Triage, though the last job succeeded; what came has left it.
  await openTriage(page)
  await page.getByRole('textbox', { name: 'Search the cases' }).fill('id:12,23')
  const cases = page.getByRole('listbox', { name: 'Cases' })
  await expect(cases.getByText('Data missing · 1')).toBeVisible()
  await expect(cases.getByText(/^\d+ bills are missing$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Close gaps…' })).toBeVisible()
  await cases.getByText('23', { exact: true }).click()
  await expect(page.getByRole('article', { name: 'Case of profile 23' })).toContainText(
    /The last job succeeded\. \d+ bills are missing\./,
  )
})
