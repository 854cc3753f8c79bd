import { expect, test } from 'vitest'
import { decimal, time } from '../../../shared/domain/cell'
import { csvLines } from '../../../electron/files/csv'
import { csvFile } from '../../../electron/files/table'
import { guarded, unguarded } from '../../../shared/domain/cell-guard'
import { isRewritten } from '../../../shared/domain/rewritten'

test('numbers and decimals stay bare, a text that looks like a formula does not', () => {
  expect(csvLines([[-1, decimal('-40.52'), decimal('.5'), time('2026-10-03 08:15:30'), null]])).toBe(
    '-1,-40.52,.5,2026-10-03 08:15:30,\r\n',
  )
  expect(csvLines([[decimal('-40.52 CR'), '-40.52', '\n=1', '\0=1', '\uFF1D1', "'=1"]])).toBe(
    "'-40.52 CR,'-40.52,\"'\n=1\",'\0=1,'\uFF1D1,''=1\r\n",
  )
})

test.each([
  '\u00A0=1',
  ' =1',
  '\u3000+1',
  '\uFEFF@x',
  '\u200B-1',
  '\x0B=1',
  '\x0C=1',
  '\u2028=1',
  '\x1A=1',
  '\uFE66=1',
  '\uFE62=1',
])('%j is guarded, and comes back as it was', (text) => {
  expect(guarded(text)).toBe(`'${text}`)
  expect(unguarded(guarded(text))).toBe(text)
  expect(guarded(guarded(text))).toBe(`''${text}`)
})

test('a table begins with a byte order mark and counts what a spreadsheet would rewrite, by column', () => {
  const { bytes, rewritten } = csvFile(
    ['id', 'label'],
    [
      [1, '007'],
      [2, '1E5'],
      [3, null],
    ],
  )
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
    '\uFEFFid,label\r\n1,007\r\n2,1E5\r\n3,\r\n',
  )
  expect(rewritten).toEqual([{ column: 'label', count: 2, example: '007' }])
})

test.each([
  ...[
    '00412',
    '12345678901234567',
    '1E5',
    '3-12',
    '2026-10',
    '10/2026',
    '1/2',
    '12:30',
    '12.50',
    '1,234',
    '5%',
    '$5',
  ],
  ...['Mar 3', '3-Mar', 'SEPT2', '1-Dec-24', ' 12', '+49', '(5)', 'true', '1.2.24', '4111111111111111'],
  ...[
    '.5',
    '5.',
    '-$5',
    '5 €',
    '($5)',
    '1\u00A0000',
    '1\u2019000',
    '-1,234',
    '1,2,3',
    '1:2',
    '10:10:10.5',
    '1 AM',
  ],
  ...[
    '1 1/2',
    '1 / 2',
    '.5E3',
    'True',
    'FALSE',
    '\uFF11\uFF12',
    '\uFF11\uFF0D\uFF12',
    '1\u202F000',
    '1.10.',
    'Oct  5',
    '\u00A05',
  ],
])('a spreadsheet rewrites %j', (text) => expect(isRewritten(text)).toBe(true))

test.each([
  '516',
  '12.5',
  'CASE-1',
  'A-00412',
  '94103',
  '',
  'March',
  'may be',
  '1234-5678-90',
  '12345-678',
  'x1E5',
  '-40.52',
  '192.168.1.1',
  '1-2-3-4',
  'A 1/2',
  'true north',
])('a spreadsheet leaves %j alone', (text) => expect(isRewritten(text)).toBe(false))
