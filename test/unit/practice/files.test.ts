import { PDFDocument } from '@cantoo/pdf-lib'
import Papa from 'papaparse'
import { inflateSync } from 'node:zlib'
import { SaxesParser } from 'saxes'
import { expect, it } from 'vitest'
import { agentClock } from '../../../electron/practice/clock'
import { billPdf } from '../../../electron/practice/world/bill-pdf'
import {
  greenButton,
  normalisedCsv,
  normalisedJson,
  utilityCsv,
} from '../../../electron/practice/world/interval-files'
import type { Meter } from '../../../electron/practice/world/meters'
import { monthBoundary, readingsOf, type Reading } from '../../../electron/practice/world/readings'
import { createWorld } from '../../../electron/practice/world/world'

const meterWith = (fields: Partial<Meter>): Meter => ({
  id: 'A & "B" <1>',
  key: 77,
  kind: 'electricity',
  step: 900,
  source: 'greenbutton',
  normalised: true,
  zone: 'America/Los_Angeles',
  powerOfTen: 0,
  ...fields,
})

const monthOf = (meter: Meter, month: string): readonly Reading[] =>
  readingsOf(meter, monthBoundary(meter.zone, month), monthBoundary(meter.zone, month, 1))

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const textOf = (file: { bytes: Uint8Array }): string => Buffer.from(file.bytes).toString('utf8')

/** Texts of all elements of a name, read with namespaces on; throws where the XML is not well formed. */
const elements = (xml: string, uri: string, local: string): readonly string[] => {
  const found: string[] = []
  let text: string | undefined
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    text = tag.uri === uri && tag.local === local ? '' : text
  })
  parser.on('text', (part) => {
    text = text === undefined ? undefined : text + part
  })
  parser.on('closetag', (tag) => {
    if (tag.uri === uri && tag.local === local) {
      found.push(text ?? '')
      text = undefined
    }
  })
  parser.write(xml).close()
  return found
}

it.each([
  ['2026-01', 31 * 96],
  ['2026-03', 31 * 96 - 4],
  ['2026-11', 30 * 96 + 4],
])('a month goes from midnight to midnight of its zone: %s has %i quarters of an hour', (month, count) => {
  expect(monthOf(meterWith({}), month)).toHaveLength(count)
})

it.each([
  ['electricity', 0, 900],
  ['electricity', -3, 1800],
  ['electricity', 3, 3600],
  ['gas', 0, 86_400],
] as const)(
  'Green Button carries the readings in its own unit (%s, power %i, %i s)',
  (kind, powerOfTen, step) => {
    const meter = meterWith({ kind, powerOfTen, step })
    const readings = monthOf(meter, '2026-02')
    const espi = 'http://naesb.org/espi'
    const xml = textOf(greenButton(meter, readings))
    const values = elements(xml, espi, 'value').map(Number)
    const power = Number(elements(xml, espi, 'powerOfTenMultiplier')[0])
    const perUnit = kind === 'gas' ? 1 : 1000
    expect(values).toHaveLength(readings.length)
    const error = (readings.length * 10 ** power) / perUnit / 2
    expect(
      Math.abs(total(values) * (10 ** power / perUnit) - total(readings.map(({ value }) => value))),
    ).toBeLessThanOrEqual(error)
    expect(elements(xml, espi, 'uom')).toEqual([kind === 'gas' ? '169' : '72'])
    expect(elements(xml, espi, 'intervalLength')).toEqual([String(step)])
    expect(elements(xml, 'http://www.w3.org/2005/Atom', 'title')[1]).toContain('A & "B" <1>')
  },
)

it("a utility's CSV has a preamble, local times and the same readings", () => {
  const meter = meterWith({ source: 'csv' })
  const readings = monthOf(meter, '2026-11')
  const { data } = Papa.parse<string[]>(textOf(utilityCsv(meter, readings, 'Jane Doe')))
  expect(data[0]).toEqual(['Name', 'Jane Doe'])
  expect(data[1]).toEqual(['Service', 'A & "B" <1>'])
  expect(data[3]?.slice(0, 6)).toEqual(['TYPE', 'DATE', 'START TIME', 'END TIME', 'USAGE', 'UNITS'])
  const rows = data.slice(4).filter((row) => row.length > 1)
  expect(rows[0]?.slice(1, 4)).toEqual(['2026-11-01', '00:00', '00:14'])
  expect(rows.at(-1)?.slice(1, 4)).toEqual(['2026-11-30', '23:45', '23:59'])
  expect(rows.map((row) => Number(row[4]))).toEqual(readings.map(({ value }) => value))
  expect(rows.filter((row) => row[1] === '2026-11-01' && row[2] === '01:15')).toHaveLength(2)
})

it('normalised files carry the same readings, in UTC', () => {
  const meter = meterWith({ step: 3600 })
  const readings = monthOf(meter, '2026-02')
  const csv = Papa.parse<Record<string, string>>(textOf(normalisedCsv(meter, readings)).trim(), {
    header: true,
  }).data
  const json = JSON.parse(textOf(normalisedJson(meter, readings))) as { intervals: Reading[] }
  expect(
    csv.map((row) => ({ start: Date.parse(row['start'] ?? '') / 1000, value: Number(row['usage']) })),
  ).toEqual(readings)
  expect(json.intervals.map(({ start, value }) => ({ start, value }))).toEqual(readings)
})

/** What each content stream of a PDF shows: its hexadecimal strings, in the letters of WinAnsi. */
const shownTexts = (pdf: Uint8Array): readonly string[] => {
  const streams = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/FlateDecode[^>]*>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g)
  const texts = [...streams].map(([, data = '']) => {
    const content = inflateSync(Buffer.from(data, 'latin1')).toString('latin1')
    const strings = [...content.matchAll(/<([0-9A-Fa-f]+)> Tj/g)]
    return strings.map(([, digits = '']) => Buffer.from(digits, 'hex').toString('latin1')).join(' ')
  })
  return texts.filter((text) => text !== '') // other streams hold no text
}

it('a bill as PDF has three pages, whose text agrees with its records', async () => {
  const clock = agentClock(0)
  const world = createWorld({ seed: 1, profiles: 5, today: '2026-06-15', clock })
  const profile = world.profiles.get(268)
  if (!profile) throw new Error('268 is always there')
  const bytes = await billPdf(profile, world.bills.withId(profile, '584763470640fd4a6a1c5188'))
  const pages = shownTexts(bytes)
  expect(pages).toHaveLength(3)
  for (const part of ['42626522-7', 'J. Random Person', '2016-11-01 to 2016-11-30', '$84.19']) {
    expect(pages[0]).toContain(part)
  }
  expect(pages[1]).toContain('512.4')
  expect(pages[2]).toContain('page 3 of 3')
})

it('a bill of a person whose name the standard fonts lack is still made', async () => {
  const world = createWorld({ seed: 1, profiles: 5, today: '2026-06-15', clock: agentClock(0) })
  const profile = world.profiles.get(268)
  const [record] = profile ? world.bills.of(profile) : []
  if (!profile || !record) throw new Error('268 is always there')
  const named = { ...record, fields: { ...record.fields, name: '王伟 Łukasz' } }
  const pdf = await PDFDocument.load(await billPdf(profile, [named]))
  expect(pdf.getPageCount()).toBe(3)
})
