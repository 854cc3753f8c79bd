import { startPracticeForTests } from '../support/practice'
import { agentSpeed, expect, landed, test as base } from './own-practice'
import { ask, paletteField } from './steps'
import { openTriage } from './triage-steps'

/** Which months did not come? Asked about one profile, and about two thousand; then their gaps are closed. */

const test = base.extend({
  practice: async ({}, use) => {
    const practice = await startPracticeForTests({ profiles: 2_000, speed: agentSpeed })
    await use(practice)
    await practice.close()
  },
})

test('which months did not come is told of one profile and of 2,000, and closing their gaps says what came', async ({
  connected: page,
  practice,
}) => {
  // One profile, by its number. One month of 23 never comes.
  await page.keyboard.press('Control+k')
  await paletteField(page).fill('23')
  await page.getByRole('option', { selected: true }).filter({ hasText: '23' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Bills' }).click()
  const lacking = page.getByRole('grid', { name: 'Bills' }).getByText(/^No bill (for|around) /)
  await expect(lacking).not.toHaveCount(0)
  const told = await lacking.allTextContents()

  await page.keyboard.press('Control+8')
  const view = page.getByRole('region', { name: 'Coverage' })
  await expect(view.getByText(/^Of 1 profile whose bills were read, 0 have every bill/)).toBeVisible()
  await expect(view.getByText('bills not read').first()).toBeVisible()

  await view.getByRole('button', { name: 'Read…' }).click()
  await page.getByRole('menuitem', { name: /^Bills not read yet \(1,999\)$/ }).click()
  await expect(view.getByText(/of 2,000 profiles have every bill that should be there\.$/)).toBeVisible({
    timeout: 120_000,
  })
  await expect(view.getByText('bills not read')).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByRole('progressbar', { name: 'Bills read' })).toHaveCount(0)

  await view.getByRole('button', { name: 'Gas', exact: true }).click()
  const grid = view.getByRole('grid', { name: 'Coverage' })
  await expect(grid.getByText('Electricity')).toHaveCount(0)
  await view.getByRole('button', { name: 'All types' }).click()
  const search = view.getByRole('textbox', { name: 'Search profiles' })
  await search.fill('id:23')
  await expect(view.getByText(/^0 of 1 profile have every bill/)).toBeVisible()
  await grid
    .getByRole('button', { name: /: missing$/ })
    .first()
    .click()
  const bills = page.getByRole('grid', { name: 'Bills' })
  const current = bills.locator('[role="row"][data-current]')
  await expect(current).toContainText(/^No bill (for|around) /)
  expect(told).toContain(await current.textContent())
  await page.getByRole('button', { name: 'Back to the list' }).click()

  await search.fill('missing:>0')
  await expect(view.getByText(/^0 of \d+ profiles? have every bill/)).toBeVisible()
  const mark = grid.getByRole('button', { name: /: missing$/ }).first()
  const label = await mark.getAttribute('title')
  await mark.click()
  await expect(page.getByRole('tab', { name: 'Bills', selected: true })).toBeVisible()
  expect(label).toMatch(/, \d{4}-\d{2}: missing$/)
  await expect(current).toContainText(/^No bill (for|around) /)
  await expect(current).toBeInViewport()
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await expect(grid.getByRole('row', { selected: true })).toBeInViewport()

  // The gaps of two profiles are closed: 12 ended in partial_success, and one month of 23 never comes.
  await view.getByRole('button', { name: 'All types' }).click()
  await search.fill('id:12,23')
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
  // Each of the two got one job, and nothing else was changed.
  expect(landed(practice).map((line) => line.replace(/\/$/, ''))).toEqual([
    'POST /link/4.0/jobs',
    'POST /link/4.0/jobs',
  ])
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

base(
  'interval months have a list of their own: a mark opens its readings, and their gaps are closed',
  async ({ connected: page, practice }) => {
    await page.keyboard.press('Control+8')
    const view = page.getByRole('region', { name: 'Coverage' })
    const search = view.getByRole('textbox', { name: 'Search profiles' })
    await search.fill('status:success')
    await view.getByRole('button', { name: 'Interval months' }).click()
    await expect(view.getByText(/^What is missing for \d+ profiles is not known\.$/)).toBeVisible()
    await view.getByRole('button', { name: 'Read…' }).click()
    await page.getByRole('menuitem', { name: /^Interval months not read yet \(\d+\)$/ }).click()
    await expect(
      view.getByText(/of \d+ profiles have all interval months that should be there\.$/),
    ).toBeVisible()

    const grid = view.getByRole('grid', { name: 'Coverage' })
    const mark = grid.getByRole('button', { name: /: not complete$/ }).first()
    const [, month = ''] = /(\d{4}-\d{2}):/.exec((await mark.getAttribute('title')) ?? '') ?? []
    await mark.click()
    await expect(page.getByRole('tab', { name: 'Intervals', selected: true })).toBeVisible()
    const chosen = page.getByRole('option', { selected: true })
    await expect(chosen).toHaveAttribute('data-month', month)
    await expect(chosen).toHaveAccessibleName(/not complete yet/)
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await expect(grid.getByRole('row', { selected: true })).toBeInViewport()

    const found = await ask(page, 'coverage:overview', {
      text: 'status:success',
      what: 'intervals',
      type: null,
      sort: 'missing',
    })
    const ids = found.ok ? [...new Set(found.value.first.map(({ id }) => id))].slice(0, 2) : []
    await search.fill(`id:${ids.join(',')}`)
    await expect(view.getByText(/^0 of 2 profiles have all interval months/)).toBeVisible()
    await view.getByRole('button', { name: 'Close gaps…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Close gaps' })
    await expect(dialog.getByRole('radio', { name: 'Interval months' })).toBeChecked()
    await expect(dialog.getByText(/^\d+ interval months of 2 profiles: /)).toBeVisible()
    await dialog.getByRole('button', { name: 'Start jobs' }).click()
    const came = page.getByRole('region', { name: 'What came' })
    await expect(came.getByRole('status')).toHaveText(/^(\d+) of \1 interval months have come in full\.$/)
    expect(landed(practice)).toHaveLength(2)
  },
)
