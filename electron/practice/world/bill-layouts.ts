import { rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib'
import { sumBy } from 'es-toolkit/math/sumBy'
import { printable } from './bill-pdf-text'
import { partsIn, type PrintedLine, type PrintedParts, type ways } from './bill-ways'
import type { BillRecord } from './bill-record'

/** Pages like those of real bills: letters, columns, tables and slips, each with its own words and numbers. */

const ink = rgb(0.13, 0.15, 0.2)
const soft = rgb(0.42, 0.45, 0.5)
const line = rgb(0.72, 0.75, 0.8)
const shade = rgb(0.93, 0.95, 0.97)
const white = rgb(1, 1, 1)

interface Sheet {
  readonly width: number
  readonly height: number
  /** `y` is the base line, in points from the top; `right` puts the end of the text at `x`. */
  readonly text: (
    text: string,
    x: number,
    y: number,
    options?: { size?: number; bold?: boolean; right?: boolean; colour?: ReturnType<typeof rgb> },
  ) => void
  readonly box: (x: number, y: number, width: number, height: number, colour?: ReturnType<typeof rgb>) => void
  readonly rule: (x: number, y: number, width: number, dash?: number) => void
}

export interface Sender {
  readonly name: string
  readonly homepage: string
  /** The recipient, as on an envelope. */
  readonly address: readonly string[]
}

/** Letter and A4, in points. */
const letter: [number, number] = [612, 792]
const a4: [number, number] = [595, 842]

const sheetOn = (page: PDFPage, plain: PDFFont, bold: PDFFont): Sheet => {
  const { width, height } = page.getSize()
  return {
    width,
    height,
    text: (text, x, y, { size = 9, bold: isBold = false, right = false, colour = ink } = {}) => {
      const font = isBold ? bold : plain
      const shown = printable(text)
      const left = right ? x - font.widthOfTextAtSize(shown, size) : x
      page.drawText(shown, { x: left, y: height - y, size, font, color: colour })
    },
    box: (x, y, boxWidth, boxHeight, colour = shade) =>
      page.drawRectangle({
        x,
        y: height - y - boxHeight,
        width: boxWidth,
        height: boxHeight,
        color: colour,
      }),
    rule: (x, y, length, dash) =>
      page.drawLine({
        start: { x, y: height - y },
        end: { x: x + length, y: height - y },
        thickness: 0.7,
        color: line,
        ...(dash === undefined ? {} : { dashArray: [dash] }),
      }),
  }
}

type Draw = (sheet: Sheet, sender: Sender, parts: PrintedParts) => void

/** Labels on the left, values on the right, one below the other. Returns the next free line. */
const list = (
  sheet: Sheet,
  lines: readonly PrintedLine[],
  { x, y, width, step = 16, size = 9 }: { x: number; y: number; width: number; step?: number; size?: number },
): number => {
  lines.forEach(({ label, value }, at) => {
    sheet.text(label, x, y + at * step, { size })
    sheet.text(value, x + width, y + at * step, { size, right: true })
  })
  return y + lines.length * step
}

/** Labels in a row, each value below its label, in columns as wide as they need. Returns the next free line. */
const row = (
  sheet: Sheet,
  lines: readonly PrintedLine[],
  { x, y, width }: { x: number; y: number; width: number },
): number => {
  const needs = lines.map(({ label, value }) => 2 + Math.max(label.length, value.length))
  const part = width / sumBy(needs, (need) => need)
  let left = x
  lines.forEach(({ label, value }, at) => {
    sheet.text(label, left, y, { size: 7, colour: soft })
    sheet.text(value, left, y + 13, { size: 8 })
    left += part * (needs[at] ?? 0)
  })
  return y + 30
}

const address = (sheet: Sheet, { address: lines }: Sender, x: number, y: number): void =>
  lines.forEach((each, at) => sheet.text(each, x, y + at * 13, { size: 10 }))

/** The numbers of a meter and a service, its period and its usage; and the charges below them. */
const split = (lines: readonly PrintedLine[]) => ({ meter: lines.slice(0, -1), charges: lines.slice(-1) })

/** A statement from the US: a band, a box with the amount due, and a slip to send back with a cheque. */
const statement: Draw = (sheet, sender, { head, services, balance }) => {
  const [left, width] = [50, sheet.width - 100]
  sheet.box(0, 0, sheet.width, 58, rgb(0.1, 0.35, 0.6))
  sheet.text(sender.name, left, 36, { size: 18, bold: true, colour: white })
  sheet.text('Questions? Call 1-800-555-0142', left + width, 36, { right: true, colour: white })
  address(sheet, sender, left, 96)
  const total = balance.slice(-1)
  const facts = [...head.slice(1), ...total]
  sheet.box(330, 80, width - 280, facts.length * 17 + 12)
  list(sheet, facts, { x: 340, y: 97, width: width - 300, step: 17 })
  let y = 210
  sheet.text('Your account summary', left, y, { size: 12, bold: true })
  sheet.rule(left, y + 6, width)
  y = list(sheet, balance, { x: left, y: y + 22, width }) + 12
  for (const { title, lines } of services) {
    const { meter, charges } = split(lines)
    sheet.text(`${title} service details`, left, y, { size: 11, bold: true })
    sheet.rule(left, y + 5, width)
    y = row(sheet, meter, { x: left, y: y + 18, width })
    y = list(sheet, charges, { x: left, y: y + 4, width }) + 14
  }
  sheet.rule(left, 676, width, 4)
  sheet.text('Please detach here and return this portion with your payment', left, 690, {
    size: 7,
    colour: soft,
  })
  row(sheet, facts, { x: left, y: 712, width })
  sheet.text('Amount enclosed  $ ____________', left + width, 748, { right: true })
}

/** Two columns: the account on the left, the services on the right. */
const columns: Draw = (sheet, sender, { head, services, balance }) => {
  sheet.text(sender.name, 40, 52, { size: 16, bold: true })
  sheet.text(sender.homepage, sheet.width - 40, 52, { size: 8, right: true, colour: soft })
  sheet.rule(40, 62, sheet.width - 80)
  const left = { x: 40, width: 245 }
  const right = { x: 327, width: 245 }
  address(sheet, sender, left.x, 92)
  sheet.text('Account information', left.x, 176, { size: 11, bold: true })
  const below = list(sheet, head, { ...left, y: 196, size: 8 })
  sheet.box(left.x - 6, below + 8, left.width + 12, balance.length * 16 + 34)
  sheet.text('What you owe', left.x, below + 26, { size: 11, bold: true })
  list(sheet, balance, { ...left, y: below + 46, size: 8 })
  let y = 92
  for (const { title, lines } of services) {
    sheet.text(`${title} service`, right.x, y, { size: 11, bold: true })
    y = list(sheet, lines, { ...right, y: y + 20, size: 8 }) + 18
  }
  sheet.text('Rates', left.x, 640, { size: 9, bold: true })
  const notes = [
    'The price of energy follows the tariff that the commission approved.',
    'A meter that cannot be read is estimated and corrected with the next reading.',
    'Budget billing, payment plans and energy advice: see our website.',
  ]
  notes.forEach((note, at) => sheet.text(note, left.x, 656 + at * 12, { size: 7, colour: soft }))
}

/** A table over the whole width, shaded line by line. */
const table: Draw = (sheet, sender, { head, services, balance }) => {
  const [left, width] = [46, sheet.width - 92]
  sheet.text(sender.name.toUpperCase(), left, 48, { size: 13, bold: true })
  row(sheet, head.slice(1), { x: left, y: 84, width })
  address(sheet, sender, left, 136)
  let y = 220
  const shaded = (lines: readonly PrintedLine[]): void => {
    lines.forEach((each, at) => {
      if (at % 2 === 0) sheet.box(left - 4, y - 11, width + 8, 16)
      list(sheet, [each], { x: left, y, width })
      y += 16
    })
    y += 12
  }
  for (const { title, lines } of services) {
    sheet.text(title, left, y, { size: 10, bold: true })
    y += 18
    shaded(lines)
  }
  sheet.text('Summary of your account', left, y, { size: 10, bold: true })
  y += 18
  shaded(balance)
}

/** A German letter on A4: the address in the window of its envelope, a block of facts, a table, the bank. */
const rechnung: Draw = (sheet, sender, { head, services, balance }) => {
  const [left, width] = [62, sheet.width - 124]
  sheet.text(sender.name, left + width, 60, { size: 15, bold: true, right: true })
  sheet.text(`${sender.name} · ${sender.homepage}`, left, 128, { size: 6, colour: soft })
  address(sheet, sender, left, 148)
  list(sheet, head.slice(1), { x: 350, y: 148, width: left + width - 350, step: 15 })
  sheet.text('Ihre Abrechnung', left, 262, { size: 14, bold: true })
  sheet.text('Guten Tag, so setzt sich der Betrag zusammen:', left, 284)
  let y = 316
  for (const { title, lines } of services) {
    const { meter, charges } = split(lines)
    sheet.text(title.trim(), left, y, { size: 10, bold: true })
    sheet.box(left - 4, y + 8, width + 8, 34)
    y = row(sheet, meter, { x: left, y: y + 20, width }) + 8
    y = list(sheet, charges, { x: left, y, width }) + 10
  }
  sheet.rule(left, y, width)
  list(sheet, balance, { x: left, y: y + 18, width })
  sheet.text('Bitte überweisen Sie auf das Konto IBAN DE02 1203 0000 0000 2020 51.', left, 770, {
    size: 7,
    colour: soft,
  })
}

/** A bill from Québec: the total in a band at the top, and two columns below it. */
const facture: Draw = (sheet, sender, { head, services, balance }) => {
  const [left, width] = [44, sheet.width - 88]
  sheet.text(sender.name, left, 50, { size: 15, bold: true })
  sheet.text('Votre facture', left + width, 50, { size: 15, right: true })
  sheet.box(left, 66, width, 44, rgb(0.87, 0.92, 0.88))
  row(sheet, [...head.slice(1), ...balance.slice(-1)], { x: left + 10, y: 84, width: width - 20 })
  address(sheet, sender, left, 146)
  sheet.text('Sommaire du compte', 330, 146, { size: 10, bold: true })
  list(sheet, balance, { x: 330, y: 164, width: left + width - 330, size: 8 })
  let y = 290
  for (const { title, lines } of services) {
    sheet.text(`Détail : ${title}`, left, y, { size: 10, bold: true })
    sheet.rule(left, y + 5, width)
    y = list(sheet, lines, { x: left, y: y + 20, width, size: 8 }) + 14
  }
  sheet.text('Merci de votre confiance.', left, 744, { size: 7, colour: soft })
}

interface Layout {
  readonly size: [number, number]
  readonly way: keyof typeof ways
  readonly draw: Draw
}

export const layouts = {
  statement: { size: letter, way: 'lines', draw: statement },
  columns: { size: letter, way: 'credits', draw: columns },
  table: { size: letter, way: 'brackets', draw: table },
  rechnung: { size: a4, way: 'german', draw: rechnung },
  facture: { size: letter, way: 'french', draw: facture },
} as const satisfies Record<string, Layout>

export type LayoutName = keyof typeof layouts

export const layoutNames = Object.keys(layouts) as readonly LayoutName[]

/** Draws the first page of a bill. */
export const drawIn = (
  name: LayoutName,
  page: PDFPage,
  fonts: { readonly plain: PDFFont; readonly bold: PDFFont },
  sender: Sender,
  records: readonly BillRecord[],
): void => {
  const { way, draw } = layouts[name]
  draw(sheetOn(page, fonts.plain, fonts.bold), sender, partsIn(way, records))
}
