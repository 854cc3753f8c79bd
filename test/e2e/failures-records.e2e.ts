import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, requests, test } from './own-practice'
import { ask, openProfile } from './steps'

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
  await expect(panel.getByText('There is no PDF for this bill.')).toBeVisible()
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
  await expect(panel.getByText('The API sent something that is not a PDF.')).toBeVisible()
})

const monthWords = (month: string): string =>
  new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )

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

test('the intervals agree with a bill, explain it by missing days, or are those of another meter', async ({
  connected: page,
  practice,
}) => {
  const bills = await ask(page, 'bills:list', { profileId: 268 })
  const months = await ask(page, 'intervals:list', { profileId: 268 })
  const [agreeing, lacking, other] = (bills.ok && months.ok ? bills.value.bills : [])
    .filter(({ type, usage }) => type === 'electricity' && usage !== null)
    // The newest, which are in view.
    .toSorted((a, b) => ((a.startDate ?? '') < (b.startDate ?? '') ? 1 : -1))
    .flatMap((bill) => {
      const month = months.ok && months.value.find((one) => one.month === bill.startDate?.slice(0, 7))
      return month && month.complete && bill.endDate?.startsWith(month.month) ? [{ bill, month }] : []
    })
  if (!agreeing || !lacking || !other) throw new Error('too few months with bills and readings')
  for (const [{ bill, month }, missingHours] of [
    [agreeing, 0],
    [lacking, 48],
  ] as const) {
    const hours = ((month.lastInterval ?? 0) - (month.firstInterval ?? 0)) / 3600 + 1
    const intervals = Array.from({ length: hours }, (_, hour) => {
      const start = (month.firstInterval ?? 0) + hour * 3600
      return { start, end: start + 3600, value: Number((Number(bill.usage) / hours).toFixed(5)) }
    }).slice(missingHours)
    const body = JSON.stringify({ meter_id: month.meterId, unit: 'kWh', intervals })
    practice.service.faults.add({
      ...{ kind: 'body', body, contentType: 'application/json' },
      ...{ path: `/monthly/${month.month}`, times: 0 },
    })
  }

  await openProfile(page, 268, 'Bills')
  await page.getByRole('button', { name: 'Compare with intervals' }).click()
  await expect(page.getByText('No interval meter is known to be that of these bills.')).toBeVisible()

  // A person knows whose they are. From then on the list says it by itself, from what is stored.
  await page.getByRole('tab', { name: 'Intervals' }).click()
  await page
    .getByRole('option', { name: new RegExp(`^${monthWords(other.month.month)}`) })
    .first()
    .click()
  const own = page.getByRole('region', { name: 'Bills of this meter' })
  await own.getByRole('combobox').click()
  await page.getByRole('option', { name: /^electricity/ }).click()
  await expect(own.getByText(/(more|less) billed than metered/)).toBeVisible()

  await page.getByRole('tab', { name: 'Bills', exact: true }).click()
  const says = (text: RegExp) => page.getByRole('gridcell', { name: text })
  await expect(says(/^[+-]?[01](\.\d)?%$/).first()).toBeVisible()
  await expect(says(/^-\d+(\.\d)?% · 2\d of \d\d days$/)).toBeVisible()
  await expect(says(/(more|less) billed$/).first()).toBeVisible()
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
