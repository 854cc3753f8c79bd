import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pastedTable } from '../../../../renderer/features/profiles/pasted'
import { fieldsOf, givenValues, guessedColumns } from '../../../../renderer/features/profiles/row-values'

const given = (text: string, idOf: Readonly<Record<string, number>>) => {
  const pasted = pastedTable(text)
  const { key, hasHeading: withHeading } = pasted
  const columns = guessedColumns(pasted, key)
  return givenValues(pasted, { key, withHeading, columns }, new Map(Object.entries(idOf)))
}

test('columns are guessed by their headings, and the one that names the profiles gives nothing', () => {
  const columns = guessedColumns(pastedTable('Label\tZIP Code\tName\tTags\nA\t02139\tAnn\tsolar'), 0)
  expect(columns).toEqual({ tag: 3, zipcode: 1, label: undefined })
  expect(fieldsOf(columns)).toEqual(['tag', 'zipcode'])
  expect(guessedColumns(pastedTable('tag\tlabel\nA\tB'), 0)).toEqual({})
})

test('each profile gets the values of its row, with leading zeros; an empty cell gives nothing', () => {
  const { ids, values, wrong, without } = given(
    'label\tzip\ttag\tnew label\nA\t02139\t\tA-1\nB\t\t\t\nC\t\tsolar\t\nnobody\t1\t\t',
    { A: 7, B: 8, C: 9 },
  )
  expect([...ids]).toEqual([7, 9])
  expect(values).toEqual([{ zipcode: '02139', label: 'A-1' }, { tag: 'solar' }])
  expect(wrong).toEqual([])
  expect(without).toBe(1)
})

test('a row with a wrong value gives nothing at all, also not what is right in it', () => {
  const { ids, wrong } = given('label\tzip\ttag\nA\t2139\tsolar\nB\t02139\ta,b\nC\t02139\tok', {
    A: 1,
    B: 2,
    C: 3,
  })
  expect([...ids]).toEqual([3])
  expect(wrong).toEqual([
    { number: 2, line: 'A', fault: 'zipcode', value: '2139' },
    { number: 3, line: 'B', fault: 'tag', value: 'a,b' },
  ])
})

test('rows for one profile count once if they agree, and not at all if they differ', () => {
  const { ids, values, wrong } = given('label\ttag\nA\tx\n7\tx\nB\ty\n8\tz', { A: 7, '7': 7, B: 8, '8': 8 })
  expect([...ids]).toEqual([7])
  expect(values).toEqual([{ tag: 'x' }])
  expect(wrong.map(({ number, fault }) => [number, fault])).toEqual([
    [4, 'differs'],
    [5, 'differs'],
  ])
})

test('of 20,000 rows, half of them wrong, each is given, wrong or without a value', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `CASE-${at}\t${at % 2 === 0 ? '02139' : '2139'}`)
  const idOf = Object.fromEntries(rows.map((_row, at) => [`CASE-${at}`, at + 1]))
  const { ids, wrong, without } = given(`label\tzip\n${rows.join('\n')}`, idOf)
  expect([ids.length, wrong.length, without]).toEqual([10_000, 10_000, 0])
})

test('whatever the cells are, a profile is given values once, and never one that is not its own', () => {
  const cell = fc.constantFrom('', 'A', 'B', '7', '02139', '2139', 'x', 'a,b')
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell)), (rows) => {
      const text = ['label\tzip\ttag', ...rows.map((row) => row.join('\t'))].join('\n')
      const { ids, values } = given(text, { A: 1, B: 2, '7': 1 })
      expect(new Set(ids).size).toBe(ids.length)
      expect(values).toHaveLength(ids.length)
      ids.forEach((id, at) => {
        const { zipcode, tag } = values[at] ?? {}
        const own = rows.filter(([line]) => (id === 2 ? line === 'B' : line === 'A' || line === '7'))
        expect(own.some(([, zip, name]) => zip === (zipcode ?? '') && name === (tag ?? ''))).toBe(true)
      })
    }),
  )
})
