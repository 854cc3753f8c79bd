import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { expect, onTestFinished, test } from 'vitest'
import { decimal, time, type Cell } from '../../shared/domain/cell'
import { convertInOffice, hasOffice } from '../support/office'
import { valueOf } from '../support/session'
import { makeTable } from '../support/tables'

/** A cell as LibreOffice writes it in a flat OpenDocument sheet: its type and its value. */
interface OfficeCell {
  readonly type: string
  readonly value: string
}

/** The cells of the first sheet. A repeated cell appears once, and empty ones have no type. */
const cellsOf = (xml: string): readonly (readonly OfficeCell[])[] => {
  const rows: OfficeCell[][] = []
  let cell: { type: string; value: string; paragraphs: string[] } | null = null
  // Between the paragraphs there are blanks of the file's own layout.
  let inText = false
  const addText = (text: string): void => {
    const last = cell?.paragraphs.pop()
    if (last !== undefined) cell?.paragraphs.push(last + text)
  }
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'table:table-row') rows.push([])
    if (name === 'table:table-cell') {
      const type = attributes['office:value-type'] ?? ''
      const value =
        attributes['office:value'] ?? attributes['office:date-value'] ?? attributes['office:boolean-value']
      cell = { type, value: value ?? '', paragraphs: [] }
    }
    if (name === 'text:p') {
      inText = true
      cell?.paragraphs.push('')
    }
    if (name === 'text:s') addText(' '.repeat(Number(attributes['text:c'] ?? 1)))
    if (name === 'text:tab') addText('\t')
  })
  parser.on('text', (text) => {
    if (inText) addText(text)
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'text:p') inText = false
    if (name !== 'table:table-cell' || !cell) return
    rows
      .at(-1)
      ?.push({ type: cell.type, value: cell.type === 'string' ? cell.paragraphs.join('\n') : cell.value })
    cell = null
  })
  parser.write(xml).close()
  return rows.map((row) => row.filter(({ type }) => type !== '')).filter((row) => row.length > 0)
}

/** What LibreOffice reads from a saved file. */
const inLibreOffice = async (columns: readonly string[], lines: readonly (readonly Cell[])[]) => {
  const folder = await mkdtemp(join(tmpdir(), 'lc-office-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const table = makeTable('xlsx', columns)
  table.add(lines)
  await writeFile(join(folder, 'list.xlsx'), valueOf(await table.file()).bytes)
  await convertInOffice(folder, ['--convert-to', 'fods'], ['list.xlsx'])
  return cellsOf(await readFile(join(folder, 'list.fods'), 'utf8'))
}

test.skipIf(!hasOffice)(
  'an exported workbook opens in LibreOffice with numbers, texts and days as what they are',
  async () => {
    const [head, ...rows] = await inLibreOffice(
      ['Label', 'ID', 'Cost', 'Start', 'Read (UTC)', 'PDF'],
      [
        ['00412', 516, decimal('-40.50'), time('2026-10-03'), time('2026-10-03 08:15:30'), true],
        ['1E5', 2, decimal('12345678901234567.89'), time('3 October'), time('2024-02-29T23:59:59Z'), false],
        ['=HYPERLINK("x")', 3, decimal('0.1'), time('1950-01-01'), time('2026-12-31'), true],
      ],
    )
    expect(head?.map(({ value }) => value)).toEqual(['Label', 'ID', 'Cost', 'Start', 'Read (UTC)', 'PDF'])
    expect(rows).toEqual([
      [
        { type: 'string', value: '00412' },
        { type: 'float', value: '516' },
        { type: 'float', value: '-40.5' },
        { type: 'date', value: '2026-10-03' },
        { type: 'date', value: '2026-10-03T08:15:30' },
        { type: 'string', value: 'true' },
      ],
      [
        { type: 'string', value: '1E5' },
        { type: 'float', value: '2' },
        { type: 'string', value: '12345678901234567.89' },
        { type: 'string', value: '3 October' },
        { type: 'date', value: '2024-02-29T23:59:59' },
        { type: 'string', value: 'false' },
      ],
      [
        { type: 'string', value: '=HYPERLINK("x")' },
        { type: 'float', value: '3' },
        { type: 'float', value: '0.1' },
        { type: 'date', value: '1950-01-01' },
        { type: 'date', value: '2026-12-31' },
        { type: 'string', value: 'true' },
      ],
    ])
  },
)

test.skipIf(!hasOffice)(
  'LibreOffice reads the texts that the writer of workbooks would have changed',
  async () => {
    const texts = [
      'constructor',
      '__proto__',
      '_x0041_',
      '\uFFFD',
      'a\nb',
      '  two blanks',
      'tab\tbed',
      '🌞',
      'مرحبا',
    ]
    const [, ...rows] = await inLibreOffice(
      ['Text'],
      texts.map((text) => [text]),
    )
    expect(rows.map(([cell]) => cell?.value)).toEqual(texts)
  },
)
