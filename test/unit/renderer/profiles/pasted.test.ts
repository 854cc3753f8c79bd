import fc from 'fast-check'
import { expect, test } from 'vitest'
import { profilesAsTable } from '../../../../electron/directory/export/profile-table'
import { listResolution } from '../../../../electron/directory/resolve-list'
import { createProfileIndex } from '../../../../electron/directory/index/profile-index'
import { bareProfile } from '../../../../electron/link/decode/profile'
import { lookupText } from '../../../../shared/domain/lookup-text'
import { pastedRows } from '../../../../shared/domain/pasted-table'
import { linesIn, pastedTable } from '../../../../renderer/features/profiles/pasted'

test.each([
  ['a\tb\r\nc\n', [['a', 'b'], ['c']]],
  ['"Smith, ""Bob"""\t1', [['Smith, "Bob"', '1']]],
  ['"two\nlines"\tx\ny', [['two\nlines', 'x'], ['y']]],
  ['"big" one\n"', [['"big" one'], ['"']]],
  ['\tb\n\n"-x"', [['', 'b'], [''], ['-x']]],
  ["'-x\n'=1\n'plain", [['-x'], ['=1'], ["'plain"]]],
  ['', []],
  ['a\t', [['a', '']]],
])('%j is read as %j', (text, rows) => expect(pastedRows(text)).toEqual(rows))

test('megabytes behind a quotation mark that nothing closes are one cell', () => {
  expect(pastedRows(`"${'a'.repeat(20_000_000)}`)[0]?.[0]).toHaveLength(20_000_001)
})

test.each([
  ['\uFEFFLabel,ID\r\n"Smith, ""Bob""",516\r\n\'-x,7\r\n', ['Smith, "Bob"', '-x'], ['516', '7']],
  ['Label;ID\nSmith, Bob;516\n;7', ['Smith, Bob'], ['516', '7']],
])('a heading shows that %j has other separators', (text, labels, ids) => {
  const pasted = pastedTable(text)
  expect(pasted).toMatchObject({ columns: 2, hasHeading: true, key: 1 })
  expect(linesIn(pasted, 0, true).lines).toEqual(labels)
  expect(linesIn(pasted, 1, true).lines).toEqual(ids)
})

test('without one a comma or a semicolon is a part of the label', () => {
  expect(linesIn(pastedTable('Smith, Bob\nDoe, Ann; and Cy'), 0, false).lines).toEqual([
    'Smith, Bob',
    'Doe, Ann; and Cy',
  ])
})

test('a row whose cell is empty is named, not dropped; the heading is recognised, the key column chosen', () => {
  const pasted = pastedTable('Label\tID\n\t516\nCASE-1\t\nCASE-2\t7\n')
  expect(pasted).toMatchObject({ columns: 2, hasHeading: true, key: 1 })
  expect(linesIn(pasted, 1, true)).toEqual({ lines: ['516', '7'], empty: [3] })
  expect(linesIn(pasted, 0, true)).toEqual({ lines: ['CASE-1', 'CASE-2'], empty: [2] })
  expect(pastedTable('\tCASE-1\n\tCASE-2')).toMatchObject({ hasHeading: false, key: 1 })
  expect(pastedTable('Label')).toMatchObject({ hasHeading: false })
})

test.each([
  ['Case\tCustomer\nCASE-3002\tÉmile\n\tnobody\nCASE-9999\tLi', 0],
  ['Customer\tOpened\tCase\nAnn\t2026-01-02\tC-1\nBob\t1/2/2026\tC-2\nCy\t03.02.2026 10:00\tC-3', 2],
  ['Utility\tCustomer\nCity Power\tAnn\nCity Power\tBob', 1],
  ['3150\t7001\n3150\t7002', 1],
  ['7001\t7001\n7002\t7002', 0],
])('of the columns of %j the one that tells the rows apart is taken', (text, key) =>
  expect(pastedTable(text)).toMatchObject({ hasHeading: false, key }),
)

const label = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({ unit: fc.constantFrom('"', "'", '-', '=', '\t', '\n', ',', ' ', 'a', '1'), minLength: 1 }),
  )
  .filter((text) => lookupText(text) !== '')

test('what Copy writes, Paste reads: by label and by id', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(label, { minLength: 1, maxLength: 8 }), async (labels) => {
      const index = createProfileIndex()
      const ids = Int32Array.from(labels, (_, at) => 1000 + at)
      index.merge(
        labels.map((one, at) => ({ id: 1000 + at, profile: { ...bareProfile(1000 + at), label: one } })),
      )
      const columns = ['label', 'id'] as const
      const { text } = await profilesAsTable({ ids, columns, rows: async (some) => index.rows(some) })
      const pasted = pastedTable(text)
      expect(pasted).toMatchObject({ columns: 2, hasHeading: true, key: 1 })
      expect([...listResolution(index.resolve(linesIn(pasted, 1, true).lines)).found]).toEqual([...ids])
      const { found, ambiguous, unknown } = listResolution(index.resolve(linesIn(pasted, 0, true).lines))
      expect(unknown).toEqual([])
      const named = new Set([...found, ...ambiguous.flatMap((line) => line.ids)])
      expect([...ids].filter((id) => !named.has(id))).toEqual([])
    }),
  )
})
