import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { focusShown, tabTo } from './keyboard'
import { connectAtOnce, expect, papersOf, test as base } from './own-practice'
import { ask } from './steps'

/**
 * Many profiles are tagged by a person who never touches the mouse: once the window is connected, only keys are used.
 */

const test = base.extend<{ readonly practice: PracticeForTests }>({
  practice: async ({}, use) => {
    const practice = await startPracticeForTests({ profiles: 400, speed: 20 })
    await use(practice)
    await practice.close()
  },
})

const all = 400
const profilesOf = ({ service }: PracticeForTests) => service.world().profiles
const withTag = (practice: PracticeForTests, tag: string): readonly number[] =>
  profilesOf(practice).list({ matches: ({ tags }) => tags.includes(tag) })

// The grid of a run's report has a name with the same beginning.
const grid = (page: Page) => page.getByRole('grid', { name: 'Profiles', exact: true })
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected profiles' })
const report = (page: Page) => page.getByRole('region', { name: 'Report' })

const press = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press(key)
  await focusShown(page)
}

/** Connected, with all profiles read. */
const begin = async (page: Page, practice: PracticeForTests): Promise<void> => {
  await connectAtOnce(page, papersOf(practice))
  await expect
    .poll(async () => {
      const state = await ask(page, 'directory:state', {})
      return state.ok ? `${state.value.phase} ${state.value.read}` : state.error.code
    })
    .toBe(`idle ${all}`)
  // The mouse is no longer used: from the first plain key on, the window shows where the focus is.
  await press(page, 'Tab')
}

/** Opens the run with this title in the list of all runs, from anywhere. */
const openRun = async (page: Page, title: RegExp): Promise<void> => {
  const run = page.getByRole('list', { name: 'Bulk runs' }).getByRole('button', { name: title })
  await press(page, 'Control+4')
  await tabTo(page, run)
  await press(page, 'Enter')
  await expect(report(page)).toBeVisible()
}
const pressButton = async (page: Page, name: string | RegExp): Promise<void> => {
  await tabTo(page, report(page).getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
}

/** A test cannot press keys in the system's dialog, so it answers with this path. */
const answerSave = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

test('a filter, all that match, a tag by its prefix; report, retry, export, the profiles, undo', async ({
  running,
  practice,
}) => {
  const { app, page, userData } = running
  const { faults } = practice.service
  await begin(page, practice)
  const matching = withTag(practice, 'commercial')
  const before = withTag(practice, 'residential')
  const getting = matching.filter((id) => !before.includes(id))
  const having = matching.length - getting.length
  const failing = getting.slice(0, 3)
  expect(Math.min(having, getting.length - failing.length)).toBeGreaterThan(0)
  const refuse = (): void => {
    const path = `/profiles/(${failing.join('|')})/tags/`
    faults.add({
      kind: 'status',
      status: 403,
      body: { error: 'Permission denied' },
      method: 'POST',
      path,
      times: 0,
    })
  }

  await press(page, 'Control+1')
  await expect(grid(page)).toBeVisible()
  await press(page, '/')
  await expect(page.getByRole('combobox', { name: 'Search profiles' })).toBeFocused()
  await page.keyboard.type('tag:comm')
  await expect(page.getByRole('option', { name: /^tag:commercial/ })).toBeVisible()
  await press(page, 'Tab')
  await expect(page.getByRole('combobox', { name: 'Search profiles' })).toHaveValue(/^tag:commercial\s*$/)
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(matching.length + 1))
  await press(page, 'Enter')
  await expect(grid(page)).toBeFocused()

  await press(page, 'Control+a')
  await expect(bar(page)).toContainText(`${matching.length} selected`)
  await press(page, 't')
  const dialog = page.getByRole('dialog', { name: `Add tags to ${matching.length} profiles` })
  await expect(dialog.getByRole('combobox', { name: 'Tag to add' })).toBeFocused()
  await page.keyboard.type('resid')
  await expect(dialog.getByRole('option', { name: /^residential/ })).toHaveAttribute('aria-selected', 'true')
  const preview = dialog.getByRole('status')
  await expect(preview).toContainText(`${getting.length} get it`)
  await expect(preview).toContainText(`${having} already have it`)
  await expect(preview).toContainText('0 unknown')

  // Each request takes its time until the person has seen enough of the status bar.
  refuse()
  faults.add({ kind: 'delay', milliseconds: 2000, method: 'POST', path: '/tags/', times: 0 })
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await focusShown(page)
  await expect(grid(page)).toBeFocused()
  const progress = page.getByRole('contentinfo').getByRole('button', { name: /^Tagging / })
  await expect(progress).toContainText(`Tagging ${matching.length}`)
  await press(page, 'ArrowDown')
  await press(page, 'ArrowDown')
  await press(page, 'Enter')
  await expect(page.getByRole('main').getByRole('article', { name: /^Profile \d+$/ })).toBeVisible()
  await focusShown(page)
  await expect(progress).toBeVisible()
  faults.clear()
  refuse()

  await openRun(page, /^Add tag “residential” to/)
  await expect(report(page)).toContainText(`${matching.length} of ${matching.length} processed`)
  const outcomes = report(page).getByRole('list', { name: 'Outcomes by reason' })
  await expect(outcomes.getByRole('listitem').filter({ hasText: 'Permission denied' })).toContainText(
    '3 failed',
  )
  await expect(outcomes).toContainText(`${having} unchanged`)

  const file = join(userData, 'run.csv')
  await answerSave(app, file)
  await pressButton(page, 'Export')
  await tabTo(page, page.getByRole('menuitem', { name: 'Export the report as CSV' }), 'ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved to run.csv')).toBeVisible()
  await focusShown(page)
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(matching.length + 1)

  faults.clear()
  await pressButton(page, 'Retry the 3 failed')
  await expect(outcomes).not.toContainText('failed')
  await expect(outcomes).toContainText(`${getting.length} done`)
  await focusShown(page)
  expect(withTag(practice, 'residential')).toEqual([...before, ...getting].sort((a, b) => a - b))

  await pressButton(page, 'Show these profiles')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(matching.length + 1))
  await focusShown(page)

  await openRun(page, /^Add tag “residential” to/)
  await pressButton(page, 'Undo')
  const undo = page.getByRole('dialog', { name: /^Undo: / })
  await expect(undo).toContainText(`${getting.length} are undone`)
  await expect(undo.getByRole('button', { name: 'Undo', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(undo).toBeHidden()
  await expect(report(page)).toContainText(`${getting.length} done`)
  await focusShown(page)
  expect(withTag(practice, 'residential')).toEqual(before)
})

test('a pasted column, an ambiguous line settled, all of it tagged', async ({ page, practice }) => {
  await begin(page, practice)
  const profiles = profilesOf(practice)
  const ofLabel = (label: string): readonly number[] =>
    profiles.list({ matches: (profile) => profile.label === label })
  const labels = profiles.list({}).map((id) => profiles.get(id)?.label ?? '')
  const shared = labels.find((label) => label !== '' && ofLabel(label).length === 2) ?? ''
  const single = labels.find((label) => label.startsWith('CASE-') && ofLabel(label).length === 1) ?? ''
  const namesakes = ofLabel(shared)

  await press(page, 'Control+1')
  await expect(grid(page)).toBeVisible()
  await press(page, 'Control+Shift+V')
  await expect(page.getByLabel('IDs or labels, one per line')).toBeFocused()
  await page.keyboard.insertText(['1', single, shared, 'nobody is called so', '1'].join('\n'))
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Paste a list of profiles' })
  await expect(dialog.getByRole('status')).toContainText('2 found1 ambiguous1 unknown')
  await expect(dialog.getByRole('region', { name: 'Unknown lines' })).toContainText('nobody is called so')
  const show = dialog.getByRole('button', { name: /^Show these/ })
  await expect(show).toBeFocused()

  await tabTo(page, dialog.getByRole('combobox', { name: `Which profile is ${shared}?` }), 'Shift+Tab')
  await press(page, 'ArrowDown')
  await expect(page.getByRole('option')).toHaveCount(2)
  await press(page, 'ArrowDown')
  const chosen = page.getByRole('option').and(page.locator('[data-combobox-selected]'))
  const chosenId = Number((await chosen.textContent())?.split(' ')[0])
  expect(namesakes).toContain(chosenId)
  await press(page, 'Enter')
  await tabTo(page, show)
  await expect(show).toHaveText('Show these 3 profiles')
  await page.keyboard.press('Enter')

  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Leave Pasted list of 3' })).toBeVisible()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '4')
  await focusShown(page)
  await press(page, 'Control+a')
  await expect(bar(page)).toContainText('3 selected')
  await press(page, 't')
  await page.keyboard.type('from the spreadsheet')
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('3 get it')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await focusShown(page)
  const expected = [1, ...ofLabel(single), chosenId].sort((a, b) => a - b)
  await expect.poll(() => withTag(practice, 'from the spreadsheet')).toEqual(expected)
})

test('after a run its tag is seen in the list, and the last row above the bar and the notice', async ({
  page,
  practice,
}) => {
  await begin(page, practice)
  await press(page, 'Control+1')
  await grid(page).focus()
  await press(page, 'Control+a')
  await expect(bar(page)).toContainText(`${all} selected`)
  await press(page, 't')
  await page.keyboard.type('zebra')
  await expect(page.getByRole('dialog').getByRole('status')).toContainText(`${all} get it`)
  await page.keyboard.press('Enter')
  const notice = page.getByRole('alert').filter({ hasText: `tagging ${all} profiles` })
  await expect(notice).toContainText(/^Started/)
  // The notice stays while the mouse is over it.
  await notice.hover()
  await expect(notice).toContainText(`Done: tagging ${all} profiles · ${all} done`)
  await expect(grid(page)).toBeFocused()
  await press(page, 'End')
  const last = grid(page).locator(`[aria-rowindex="${all + 1}"]`)
  const [row, over] = [await last.boundingBox(), await notice.boundingBox()]
  expect((row?.y ?? Infinity) + (row?.height ?? 0)).toBeLessThanOrEqual(over?.y ?? 0)
  const cell = last.getByRole('gridcell').filter({ hasText: 'zebra' })
  const [tag, room] = [await cell.getByText('zebra', { exact: true }).boundingBox(), await cell.boundingBox()]
  expect((tag?.x ?? Infinity) + (tag?.width ?? 0)).toBeLessThanOrEqual((room?.x ?? 0) + (room?.width ?? 0))
})
