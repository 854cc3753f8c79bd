import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, test } from 'playwright/test'

const folder = fileURLToPath(new URL('../../out/screens', import.meta.url))

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
    const top = y + caption + cell.height - height
    page.drawImage(image, { x: x + 2, y: top, width: cell.width - 4, height: height - 2 })
    page.drawText(name, { x: x + 4, y: y + 3, size: 8 })
  }
  const file = join(folder, 'contact-sheet')
  writeFileSync(`${file}.pdf`, await sheet.save())
  execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '72', `${file}.pdf`, file])
})
