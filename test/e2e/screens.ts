import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
        await page.screenshot({ path: join(folder, `${name}-${scheme}-${size.width}.png`) })
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
  const pictures = readdirSync(folder).filter((name) => /-(light|dark)-\d+\.png$/.test(name))
  expect(pictures.length).toBeGreaterThan(0)
  const columns = 8
  const cell = { width: 300, height: 188 }
  const caption = 12
  const sheet = await PDFDocument.create()
  const rows = Math.ceil(pictures.length / columns)
  const page = sheet.addPage([columns * cell.width, rows * (cell.height + caption)])
  for (const [index, name] of pictures.sort().entries()) {
    const image = await sheet.embedPng(readFileSync(join(folder, name)))
    const x = (index % columns) * cell.width
    const y = page.getHeight() - (Math.floor(index / columns) + 1) * (cell.height + caption)
    const height = (cell.width * image.height) / image.width
    page.drawImage(image, {
      x: x + 2,
      y: y + caption + cell.height - height,
      width: cell.width - 4,
      height: height - 2,
    })
    page.drawText(name, { x: x + 4, y: y + 3, size: 8 })
  }
  const file = join(folder, 'contact-sheet')
  writeFileSync(`${file}.pdf`, await sheet.save())
  execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '72', `${file}.pdf`, file])
})
