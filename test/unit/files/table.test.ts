import fc from 'fast-check'
import { parse } from 'lossless-json'
import { expect, test } from 'vitest'
import { bare, decimal, time, type Cell } from '../../../shared/domain/cell'
import { spreadsheetLimits, type TableFormat } from '../../../shared/domain/table-format'
import { readXlsx } from '../../support/read-xlsx'
import { valueOf } from '../../support/session'
import { makeTable } from '../../support/tables'

const saved = async (
  format: TableFormat,
  columns: readonly string[],
  lines: readonly (readonly Cell[])[],
): Promise<Uint8Array> => {
  const table = makeTable(format, columns)
  table.add(lines)
  return valueOf(await table.file()).bytes
}
const asXlsx = async (columns: readonly string[], lines: readonly (readonly Cell[])[]) =>
  readXlsx(await saved('xlsx', columns, lines))
const asJson = async (columns: readonly string[], lines: readonly (readonly Cell[])[]) =>
  new TextDecoder().decode(await saved('json', columns, lines))

/** Days from 1899-12-30, Excel's zero, to this time. */
const days = (iso: string): number => Date.parse(iso) / 86_400_000 + 25_569

test('in a workbook a number is a number, a text a text, a day a day', async () => {
  expect(
    await asXlsx(
      ['label', 'id', 'amount', 'day', 'at', 'new'],
      [
        ['00412', 516, decimal('-40.50'), time('2026-10-03'), time('2026-10-03T08:15:30Z'), true],
        ['=1+1', -1, decimal('12345678901234567.89'), time('3 October'), null, false],
        ['', null, decimal('1,234'), time('1899-01-01'), time('2026-10-03 08:15:30'), null],
      ],
    ),
  ).toEqual([
    ['label', 'id', 'amount', 'day', 'at', 'new'],
    [
      '00412',
      516,
      -40.5,
      { days: days('2026-10-03'), format: 'yyyy-mm-dd' },
      { days: days('2026-10-03T08:15:30Z'), format: 'yyyy-mm-dd hh:mm:ss' },
      'true',
    ],
    ['=1+1', -1, '12345678901234567.89', '3 October', null, 'false'],
    [
      null,
      null,
      '1,234',
      '1899-01-01',
      { days: days('2026-10-03T08:15:30Z'), format: 'yyyy-mm-dd hh:mm:ss' },
    ],
  ])
})

test('no workbook says another day or another number than was given', async () => {
  const days = ['2026-02-30', '2025-02-29', '2026-06-31T10:00:00Z']
  // Excel holds no number beyond 9.99E+307, and takes one below 2.2251E-308 for 0.
  const numbers = ['1e-400', '1e-310', '1e308', '1e400']
  const [, ...lines] = await asXlsx(
    ['value'],
    [...days.map((day) => [time(day)]), ...numbers.map((one) => [decimal(one)])],
  )
  expect(lines.flat()).toEqual([...days, ...numbers])
})

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'constructor',
          '__proto__',
          'toString',
          '_x0041_',
          '_x',
          '\0',
          '\x07',
          '\r',
          '\n',
          '\t',
          ' ',
          '\x85',
        ],
        ...[
          '\uFFFD',
          '\uFFFE',
          '\uD800',
          '\uDC00',
          '\u{1FFFE}',
          '\uFDD0',
          '<',
          '&',
          '"',
          "'",
          ']]>',
          '\u2028',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '')

test('every text comes back from a workbook, character by character', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 40 }), async (texts) => {
      const rows = await asXlsx(
        ['text'],
        texts.map((text) => [text]),
      )
      expect(rows.slice(1).map(([text]) => text)).toEqual(texts)
    }),
    { numRuns: 12 },
  )
})

test('a number that a spreadsheet cannot hold exactly stays a text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 8 })), {
        minLength: 1,
        maxLength: 60,
      }),
      async (numbers) => {
        const texts = numbers.map(
          ([whole, places]) => `${whole}${places === 0 ? '' : `.${'7'.repeat(places)}`}`,
        )
        const rows = await asXlsx(
          ['amount'],
          texts.map((text) => [decimal(text)]),
        )
        rows.slice(1).forEach(([cell], at) => {
          const digits = (texts[at] ?? '').replace(/\D/g, '').replace(/^0+/, '').length
          expect(cell).toEqual(digits > 15 ? texts[at] : Number(texts[at]))
        })
      },
    ),
    { numRuns: 8 },
  )
})

test('JSON has one object a line, with all digits of a number', async () => {
  const text = await asJson(
    ['label', 'amount'],
    [
      ['a "b"\n', decimal('12345678901234567.10')],
      [null, decimal('.5')],
      ['__proto__', decimal('007.')],
    ],
  )
  expect(text).toBe(
    '[\n{"label":"a \\"b\\"\\n","amount":12345678901234567.10},\n{"label":null,"amount":0.5},\n{"label":"__proto__","amount":7}\n]\n',
  )
  expect(JSON.parse(await asJson(['label'], []))).toEqual([])
})

test('every decimal of the API is a number of JSON, the same one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^-?(?:\d{1,6}\.?\d{0,4}|\.\d{1,4})(?:e[+-]?\d{1,2})?$/), { minLength: 1 }),
      async (texts) => {
        const read = parse(
          await asJson(
            ['n'],
            texts.map((text) => [decimal(text)]),
          ),
          null,
          Number,
        )
        expect(read).toEqual(texts.map((text) => ({ n: Number(text) })))
      },
    ),
  )
})

test('what a spreadsheet cannot hold is refused, and nothing is cut', async () => {
  const longest = 'x'.repeat(spreadsheetLimits.textUnits)
  expect(await asXlsx(['text'], [[longest]])).toEqual([['text'], [longest]])
  const digits = '1'.repeat(spreadsheetLimits.textUnits)
  expect(await asXlsx(['text'], [[decimal(digits)]])).toEqual([['text'], [digits]])
  for (const tooLong of [`${longest}x`, decimal(`${digits}1`), bare(`${longest}x`)]) {
    const table = makeTable('xlsx', ['text'])
    table.add([[tooLong]])
    expect(await table.file()).toMatchObject({ ok: false, error: { code: 'spreadsheet-too-large' } })
  }
})

test('a workbook that nobody waits for any more is not made', async () => {
  const table = makeTable('xlsx', ['text'])
  table.add([['a']])
  expect(await table.file(AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  const leaving = new AbortController()
  const file = table.file(leaving.signal)
  leaving.abort()
  expect(await file).toMatchObject({ ok: false, error: { code: 'cancelled' } })
})
