import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, requests, test } from './own-practice'
import { openProfile } from './steps'

test('a PDF that the API does not have is said in the place of the PDF', async ({
  connected: page,
  practice,
}) => {
  practice.service.faults.add({
    kind: 'status',
    status: 404,
    body: { error: 'PDF not found' },
    path: '/pdf',
    times: 0,
  })
  await openProfile(page, 268, 'Bills')
  await page.getByRole('grid', { name: 'Bills' }).getByRole('button', { name: 'Open' }).first().click()
  const panel = page.getByRole('region', { name: /^PDF: / })
  await expect(panel.getByText('There is no PDF of this bill.')).toBeVisible()
  await expect(panel.getByText('PDF not found')).toBeVisible()
  expect(requests(practice, 'GET', /\/pdf/)).toHaveLength(1)

  practice.service.faults.clear()
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect(panel.getByText('PDF not found')).toBeHidden()
  await expect(panel.frameLocator('iframe').locator('.page canvas').first()).toBeVisible()
})

test('a page of a login portal in place of a PDF is refused, not drawn', async ({
  connected: page,
  practice,
}) => {
  practice.service.faults.add({ kind: 'portal', path: '/pdf', times: 0 })
  await openProfile(page, 268, 'Bills')
  await page.getByRole('grid', { name: 'Bills' }).getByRole('button', { name: 'Open' }).first().click()
  const panel = page.getByRole('region', { name: /^PDF: / })
  await expect(panel.getByText('What came in place of the PDF is no PDF.')).toBeVisible()
})

/** How many colours the cells of a canvas have, halfway down. */
const shadesOf = (canvas: Element): number => {
  const { width, height } = canvas as HTMLCanvasElement
  const row = (canvas as HTMLCanvasElement)
    .getContext('2d')
    ?.getImageData(0, Math.round(height / 2), width, 1)
  return new Set(new Uint32Array(row?.data.buffer ?? new ArrayBuffer())).size
}

test('a month without normalised data is read from its source file', async ({
  connected: page,
  practice,
  running,
}) => {
  practice.service.faults.add({
    kind: 'status',
    status: 404,
    body: { error: 'Normalized data not available' },
    path: '/monthly/2015-03',
    times: 2,
  })
  await openProfile(page, 268, 'Intervals')
  const months = page.getByRole('list', { name: 'Chosen months' })
  await page.getByRole('option', { name: /^Mar(ch)? 2015/ }).click()
  await expect(months.getByText('Source file', { exact: true })).toBeVisible()
  expect(requests(practice, 'GET', /\/monthly\/2015-03/).map(({ query }) => query)).toEqual([
    expect.stringContaining('json'),
    expect.stringContaining('csv'),
    expect.stringContaining('source'),
  ])

  await page
    .getByRole('group', { name: 'View of the readings' })
    .getByText('Heatmap', { exact: true })
    .click()
  const heatmap = page.getByRole('application', { name: /^Heatmap of / })
  await heatmap.press('ArrowRight')
  await expect(page.getByText(/^2015-0\d-\d\d, 00:00 to 0\d:\d\d: /)).toBeVisible()
  await expect.poll(() => heatmap.evaluate(shadesOf)).toBeGreaterThan(20)

  const filePath = join(running.userData, 'heatmap.png')
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Save the picture (PNG)' }).click()
  await expect(page.getByText('Saved to heatmap.png.')).toBeVisible()
  expect(readFileSync(filePath).subarray(1, 4).toString()).toBe('PNG')
})

test('a source file that nothing can read is said, and can be saved all the same', async ({
  connected: page,
  practice,
}) => {
  practice.service.faults.add({
    kind: 'status',
    status: 404,
    body: { error: 'Normalized data not available' },
    path: '/monthly/2015-03',
    times: 2,
  })
  practice.service.faults.add({
    kind: 'body',
    body: '\u0000\u0001 not a file of readings \u0002',
    contentType: 'application/octet-stream',
    path: '/monthly/2015-03',
    times: 0,
  })
  await openProfile(page, 268, 'Intervals')
  await page.getByRole('option', { name: /^Mar(ch)? 2015/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not shown' })).toContainText(
    'there is no normalised data, and the source file cannot be read',
  )
  await expect(page.getByRole('button', { name: /save/i }).first()).toBeEnabled()
})
