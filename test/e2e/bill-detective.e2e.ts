import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright/test'
import { readManifest } from '../../electron/records/pdf-manifest'
import { readXlsx } from '../support/read-xlsx'
import { pagesOfSizes } from './made-pdfs'
import { expect, test } from './own-practice'
import { openPdf, printAgain, printJobs, printToPdfs } from './printing'
import { answerTo, openProfile } from './steps'

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

/** A test cannot choose in the system's dialogs, so these answer at once. */
const answerDialogs = (app: ElectronApplication, file: string, folder: string): Promise<void> =>
  app.evaluate(
    ({ dialog }, [filePath, place]) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: filePath ?? '' })
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [place ?? ''] })
    },
    [file, folder],
  )

test('give me all of it for Excel: the rows as a workbook, and every PDF with its hash', async ({
  connected: page,
  running: { app },
  userData,
}) => {
  const [workbook, folder] = [join(userData, 'bills.xlsx'), join(userData, 'pdfs')]
  mkdirSync(folder)
  await answerDialogs(app, workbook, folder)
  await openProfile(page, 121, 'Bills')
  const grid = page.getByRole('grid', { name: 'Bills' })
  const rows = Number(await grid.getAttribute('aria-rowcount')) - 1

  const menu = page.getByRole('button', { name: 'Export', exact: true })
  await menu.click()
  await page.getByRole('menuitem', { name: /as Excel workbook/ }).click()
  await expect(page.getByText('Saved to bills.xlsx.')).toBeVisible()
  expect(readXlsx(readFileSync(workbook))).toHaveLength(rows + 1)

  await menu.click()
  await page.getByRole('menuitem', { name: 'Save PDFs…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save PDFs' })
  await expect(dialog.getByText(/^The first file: .+\.pdf$/)).toBeVisible()
  const save = dialog.getByRole('button', { name: /^Save \d+ PDFs…$/ })
  const count = Number(/\d+/.exec(await save.innerText())?.[0])
  await save.click()
  await expect(dialog.getByText(new RegExp(`^${count} PDFs are in “pdfs”\\.`))).toBeVisible()

  const list = readFileSync(join(folder, 'manifest 121.csv'))
  const connection = list.toString('utf8').trimEnd().split(',').at(-1) ?? ''
  const saved = (readManifest(list, connection) ?? []).flatMap(({ file, sha256 }) =>
    file === null ? [] : [[file, sha256] as const],
  )
  expect(saved.length).toBe(count)
  expect(readdirSync(folder).toSorted()).toEqual(
    ['manifest 121.csv', ...saved.map(([file]) => file)].toSorted(),
  )
  for (const [file, sha256] of saved) {
    const bytes = readFileSync(join(folder, file))
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  }

  // Another start reads nothing again.
  await dialog.getByRole('button', { name: 'Save others' }).click()
  await save.click()
  await expect(dialog.getByText(/; all were there already\./)).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('tab', { name: 'Activity' }).click()
  await expect(page.getByRole('grid', { name: 'Activity' }).getByText('PDFs saved')).toBeVisible()
})

test('pages of mixed sizes are printed one on each sheet, and each as upright or across as it is', async ({
  connected: page,
  practice,
  running: { app },
}) => {
  await printToPdfs(app)
  const sizes = [
    [612, 792],
    [792, 612],
    [420, 595],
    [792, 1224],
    [612, 792],
  ] as const
  await openPdf(page, practice, await pagesOfSizes(sizes))
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.getByText('Sent to the printer')).toBeVisible()
  const [job, ...others] = await printJobs(app)
  await printAgain(app)
  expect(others).toEqual([])
  expect(job?.options).toMatchObject({ pageSize: 'Letter', landscape: false })
  const shapes = (pages: readonly { readonly width: number; readonly height: number }[] = []) =>
    pages.map(({ width, height }) => (width > height ? 'across' : 'upright'))
  expect(shapes(job?.pages)).toEqual(shapes(sizes.map(([width, height]) => ({ width, height }))))
})

test('a PDF in a window of its own has the label of today, and says that its profile was deleted', async ({
  connected: page,
  running: { app },
}) => {
  await openProfile(page, 121, 'Bills')
  await page
    .getByRole('button', { name: /^Open PDF/ })
    .first()
    .click()
  const opening = app.waitForEvent('window')
  await page.getByRole('button', { name: 'Open in a window of its own' }).click()
  const own = await opening
  await expect(own.getByRole('region', { name: /^PDF: Bill/ })).toBeVisible()

  const { providerId, zipcode, label } = await answerTo(page, 'profiles:get', { id: 121 })
  await answerTo(page, 'profiles:change', {
    id: 121,
    seen: { label, providerId, zipcode },
    label: 'Ana King',
  })
  await expect.poll(() => own.title()).toContain('Ana King')
  await expect(own.getByText('Ana King')).toBeVisible()

  await answerTo(page, 'profiles:delete', { id: 121, seen: { label: 'Ana King', providerId, zipcode } })
  await expect(own.getByText('Profile 121 no longer exists.')).toBeVisible()
  await expect(own.getByText('Ana King')).toBeVisible()
  const closed = own.waitForEvent('close')
  await answerTo(page, 'profiles:forget', { id: 121 })
  await closed
})
