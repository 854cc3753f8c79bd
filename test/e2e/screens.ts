import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, test } from './console'
import { enterPractice } from './steps'
import { practiceViews, unconnectedViews } from './views'

const folder = fileURLToPath(new URL('../../out/screens', import.meta.url))

test.use({ consoleArgs: ['--practice-speed=20', '--practice-profiles=10000'] })

const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
] as const

/** Every picture so far, in order: for the contact sheet. */
const pictures: string[] = []

test.beforeAll(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
})

for (const scheme of ['light', 'dark'] as const) {
  for (const size of sizes) {
    test(`${scheme} ${size.width}x${size.height}`, async ({ running }) => {
      const { page, app } = running
      await app.evaluate(({ BrowserWindow }, { width, height }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
      }, size)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      const take = async (name: string): Promise<void> => {
        const file = join(folder, `${name}-${scheme}-${size.width}.png`)
        await page.screenshot({ path: file })
        pictures.push(file)
      }
      for (const { name, show } of unconnectedViews) {
        await show(page)
        await take(name)
      }
      await page.getByRole('link', { name: 'Connection' }).click()
      await enterPractice(page)
      for (const { name, show } of practiceViews) {
        await show(page)
        await take(name)
      }
    })
  }
}

test('the contact sheet', async () => {
  // A PDF of all pictures, each with its name: one file to leaf through.
  const sheet = await PDFDocument.create()
  const columns = 4
  const cell = { width: 360, height: 225 }
  const rows = Math.ceil(pictures.length / columns)
  const page = sheet.addPage([columns * cell.width, rows * (cell.height + 14)])
  for (const [index, file] of pictures.entries()) {
    const image = await sheet.embedPng(readFileSync(file))
    const x = (index % columns) * cell.width
    const y = page.getHeight() - (Math.floor(index / columns) + 1) * (cell.height + 14)
    page.drawImage(image, { x: x + 2, y: y + 14, width: cell.width - 4, height: cell.height - 2 })
    page.drawText(file.slice(folder.length + 1), { x: x + 4, y: y + 4, size: 8 })
  }
  const { writeFile } = await import('node:fs/promises')
  await writeFile(join(folder, 'contact-sheet.pdf'), await sheet.save())
  expect(pictures.length).toBeGreaterThan(0)
})
