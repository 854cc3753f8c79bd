import { PDFDocument } from '@cantoo/pdf-lib'
import type { ElectronApplication, Page } from 'playwright/test'
import type { PracticeForTests } from '../support/practice'
import { expect } from './own-practice'
import { openProfile } from './steps'

interface Printed {
  /** Set once printing has been replaced. */
  printed?: { readonly options: object; readonly pdf: string; readonly megabytes: number }[]
}

/** A job that went to the printer: what was asked of it, and each of its pages in points. */
export interface PrintJob {
  readonly options: object
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  /** Memory of the page's process while the system's dialog would be open. */
  readonly megabytes: number
}

/** There is no printer and nobody to choose one: whatever is printed becomes a PDF, on the paper that the dialog would begin with. */
export const printToPdfs = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: electron, BrowserWindow }) => {
    const jobs: NonNullable<Printed['printed']> = []
    ;(globalThis as Printed).printed = jobs
    const letter = { width: 8.5, height: 11 }
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.print = (options = {}, done) => {
        const { pageSize, landscape = false } = options
        const process = electron.getAppMetrics().find(({ pid }) => pid === webContents.getOSProcessId())
        webContents
          .printToPDF({
            landscape,
            printBackground: true,
            margins: { top: 0, bottom: 0, left: 0, right: 0 },
            pageSize: typeof pageSize === 'string' ? pageSize : letter,
          })
          .then(
            (pdf) => {
              jobs.push({
                options,
                pdf: pdf.toString('base64'),
                megabytes: Math.round((process?.memory.workingSetSize ?? 0) / 1024),
              })
              done?.(true, '')
            },
            () => done?.(false, 'no PDF'),
          )
      }
    }
  })

/** Gives all windows their printing back. */
export const printAgain = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) Reflect.deleteProperty(webContents, 'print')
  })

export const printJobs = async (app: ElectronApplication): Promise<readonly PrintJob[]> => {
  const printed = await app.evaluate(() => (globalThis as Printed).printed ?? [])
  return Promise.all(
    printed.map(async ({ options, pdf, megabytes }) => {
      const document = await PDFDocument.load(Buffer.from(pdf, 'base64'))
      const pages = document.getPages().map((page) => page.getSize())
      return { options, megabytes, pages }
    }),
  )
}

/** Opens the first PDF of profile 121, for which the service sends this one. */
export const openPdf = async (page: Page, practice: PracticeForTests, pdf: Uint8Array): Promise<void> => {
  const body = Buffer.from(pdf).toString('latin1')
  practice.service.faults.add({
    kind: 'raw',
    path: '/pdf',
    bytes: `HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  })
  await openProfile(page, 121, 'Bills')
  await page
    .getByRole('button', { name: /^Open PDF/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible()
}
