import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib'
import type { Print } from './bill-contradictions'
import { drawIn, layouts, type LayoutName, type Sender } from './bill-layouts'
import { printable } from './bill-pdf-text'
import type { BillRecord } from './bill-record'
import { drawScan } from './bill-scan'
import { printedIn, type PrintedBill } from './bill-ways'
import { isoDay } from '../text'
import type { Profile } from './profiles'
import { providers } from './providers'

/** The PDF of a bill, made on request. Its text agrees with the bill's records. */

const size: [number, number] = [612, 792]
const marginPoints = 56
const ink = rgb(0.13, 0.15, 0.2)
const accent = rgb(0.1, 0.35, 0.6)

const words = (name: string): string => {
  const text = name.replace(/_/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const shown = (name: string, value: unknown): string => {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 10) : value
  if (typeof value !== 'number') return JSON.stringify(value)
  const money = /cost|balance|charges|due|payment/.test(name)
  return money ? `${value < 0 ? '-' : ''}$${Math.abs(value).toFixed(2)}` : String(value)
}

interface Pen {
  readonly line: (text: string, options?: { size?: number; bold?: boolean; right?: string }) => void
  readonly gap: (points: number) => void
}

const penOn = (page: PDFPage, plain: PDFFont, bold: PDFFont): Pen => {
  let y = size[1] - marginPoints
  return {
    gap: (points) => {
      y -= points
    },
    line: (text, options = {}) => {
      const points = options.size ?? 10
      const font = options.bold ? bold : plain
      y -= points * 1.5
      page.drawText(printable(text), { x: marginPoints, y, size: points, font, color: ink })
      if (options.right !== undefined) {
        const right = printable(options.right)
        const x = size[0] - marginPoints - font.widthOfTextAtSize(right, points)
        page.drawText(right, { x, y, size: points, font, color: ink })
      }
    },
  }
}

const text = (records: readonly BillRecord[], field: string): string => {
  const value = records.map((record) => record.fields[field]).find((each) => each !== undefined)
  return value === undefined ? 'not stated' : shown(field, value)
}

const totalOf = (records: readonly BillRecord[]): number => {
  const billing = records.find((record) => record.type === 'billing')?.fields['total_amount_due']
  if (typeof billing === 'number') return billing
  return records.reduce((sum, { fields }) => {
    const amount = fields['cost'] ?? fields['monthly_payment']
    return sum + (typeof amount === 'number' ? amount : 0)
  }, 0)
}

const periodOf = (records: readonly BillRecord[]): string => {
  const dated = records.find((record) => 'start_date' in record.fields || 'date' in record.fields)
  if (!dated) return 'not stated'
  const { fields } = dated
  return 'start_date' in fields
    ? `${shown('', fields['start_date'])} to ${shown('', fields['end_date'])}`
    : shown('', fields['date'])
}

const summary = (pen: Pen, profile: Profile, records: readonly BillRecord[]): void => {
  pen.line(providers.get(profile.providerId)?.name ?? 'Utility', { size: 20, bold: true })
  pen.line('Statement of account', { size: 12 })
  pen.gap(20)
  pen.line('Account holder', { right: text(records, 'name') })
  pen.line('Account number', { right: text(records, 'account_number'), bold: true })
  pen.line('Service address', { right: text(records, 'service_address') })
  pen.line('Bill date', { right: text(records, 'bill_date') })
  pen.line('Billing period', { right: periodOf(records) })
  pen.line('Bill', { right: records[0]?.billId ?? '' })
  pen.gap(20)
  for (const record of records.filter((each) => each.type !== 'billing')) {
    const amount = record.fields['cost'] ?? record.fields['monthly_payment'] ?? 0
    pen.line(`${words(record.type)} charges`, { right: shown('cost', amount) })
  }
  pen.gap(8)
  pen.line('Total amount due', { size: 14, bold: true, right: shown('cost', totalOf(records)) })
  pen.line('Amounts in USD. This is a bill of the practice world: nobody has to pay it.', { size: 8 })
}

const details = (pen: Pen, records: readonly BillRecord[]): void => {
  pen.line('Details of your charges', { size: 16, bold: true })
  for (const record of records) {
    pen.gap(14)
    pen.line(words(record.type), { size: 12, bold: true })
    for (const [name, value] of Object.entries(record.fields))
      pen.line(words(name), { right: shown(name, value) })
  }
}

/** A chart of twelve bars, of which the last is this bill's usage. */
const chart = (page: PDFPage, pen: Pen, records: readonly BillRecord[]): void => {
  pen.line('Your usage and how to read this bill', { size: 16, bold: true })
  const usage =
    records.map((record) => record.fields['usage']).find((value) => typeof value === 'number') ?? 100
  for (let bar = 0; bar < 12; bar++) {
    const share = bar === 11 ? 1 : 0.6 + 0.35 * Math.abs(Math.sin(bar * 1.7 + usage))
    page.drawRectangle({ x: marginPoints + bar * 40, y: 560, width: 26, height: 110 * share, color: accent })
  }
  pen.gap(180)
  const notes = [
    'Each bar is a month; the last one is the billing period of this statement.',
    'Meters are read by radio. A reading marked as estimated is corrected on the next statement.',
    'Pay by the due date to avoid a late fee. Budget billing spreads the cost evenly over the year.',
    'Questions about this statement? Have your account number ready when you call.',
  ]
  for (const note of notes) pen.line(note)
}

/** Draws a page in one of the ways of `bill-ways.ts`. */
const inItsWay = (page: PDFPage, font: PDFFont, { place, lines }: PrintedBill): void => {
  const put = (text: string, x: number, y: number, points = 10): void =>
    page.drawText(printable(text), { x, y, size: points, font, color: ink })
  const putRight = (text: string, right: number, y: number, points = 10): void =>
    put(text, right - font.widthOfTextAtSize(printable(text), points), y, points)
  const top = size[1] - marginPoints - 50
  const half = Math.ceil(lines.length / 2)
  lines.forEach(({ label, value }, index) => {
    switch (place) {
      case 'line':
        put(label, marginPoints, top - index * 19)
        putRight(value, size[0] - marginPoints, top - index * 19)
        break
      case 'sentence':
        put(`${label}: ${value}`, marginPoints, top - index * 17)
        break
      case 'columns': {
        const left = index < half ? 40 : 320
        const y = top - (index % half) * 19
        put(label, left, y, 8)
        putRight(value, left + 250, y, 8)
        break
      }
      case 'below': {
        const left = 40 + (index % 3) * 185
        const y = top - Math.floor(index / 3) * 46
        put(label, left, y, 7)
        put(value, left, y - 13, 8)
        break
      }
    }
  })
}

const isLayout = (print: Print): print is LayoutName => print in layouts

const senderOf = (profile: Profile, records: readonly BillRecord[]): Sender => {
  const provider = providers.get(profile.providerId)
  const [road = '', ...place] = text(records, 'service_address').split(', ')
  return {
    name: provider?.name ?? 'Utility',
    homepage: provider?.homepage.replace(/^https?:\/\/|\/$/g, '') ?? '',
    address: [text(records, 'name'), road, place.join(', ')],
  }
}

/** The PDF of one bill's records, of which there must be at least one. */
export const billPdf = async (
  profile: Profile,
  records: readonly BillRecord[],
  print: Print = 'plain',
): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create()
  const plain = await pdf.embedFont(StandardFonts.Helvetica)
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold)
  const made = new Date(Date.parse(`${isoDay(profile.created)}T00:00:00Z`))
  const billId = records[0]?.billId ?? ''
  pdf.setTitle(`Bill ${billId}`)
  pdf.setCreationDate(made)
  pdf.setModificationDate(made)
  if (print === 'scan') {
    const page = pdf.addPage(size)
    drawScan(pdf, page, senderOf(profile, records).name, printedIn('lines', records).lines, billId)
    return pdf.save()
  }
  if (isLayout(print)) {
    drawIn(print, pdf.addPage(layouts[print].size), { plain, bold }, senderOf(profile, records), records)
    const page = pdf.addPage(layouts[print].size)
    chart(page, penOn(page, plain, bold), records)
    return pdf.save()
  }
  const count = print === 'plain' ? 3 : 2
  const pages = [1, 2, 3].slice(0, count).map((number) => {
    const page = pdf.addPage(size)
    const footer = `Account ${text(records, 'account_number')} - page ${number} of ${count}`
    page.drawText(printable(footer), { x: marginPoints, y: 36, size: 8, font: plain, color: ink })
    return { page, pen: penOn(page, plain, bold) }
  })
  const [first, second] = pages
  const last = pages.at(-1)
  if (print !== 'plain' && first) {
    first.pen.line(providers.get(profile.providerId)?.name ?? 'Utility', { size: 20, bold: true })
    inItsWay(first.page, plain, printedIn(print, records))
  } else {
    if (first) summary(first.pen, profile, records)
    if (second) details(second.pen, records)
  }
  if (last) chart(last.page, last.pen, records)
  return pdf.save()
}
