import { pagesOf } from './made-pdfs'
import { expect, test } from './own-practice'
import { openPdf, printAgain, printJobs, printToPdfs } from './printing'

test('500 pages are printed in parts', async ({ connected: page, practice, running: { app } }) => {
  // The printing alone is waited for up to ten minutes.
  test.setTimeout(900_000)
  await printToPdfs(app)
  await openPdf(page, practice, await pagesOf(500))
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.getByText(/^Preparing page \d+ of 500 for the printer/)).toBeVisible()
  await expect(page.getByText('Sent to the printer')).toBeVisible({ timeout: 600_000 })
  const jobs = await printJobs(app)
  await printAgain(app)
  expect(jobs.map(({ pages }) => pages.length)).toEqual([124, 124, 124, 124, 4])
  test.info().annotations.push({
    type: 'memory of the page in MB',
    description: jobs.map(({ megabytes }) => megabytes).join(', '),
  })
})
