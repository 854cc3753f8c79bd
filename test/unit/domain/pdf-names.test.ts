import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  nameKey,
  numberedName,
  pdfNames,
  unknownParts,
  type NameValues,
} from '../../../shared/domain/pdf-names'

const values: NameValues = {
  label: 'Jane Doe',
  profile: '516',
  period: '2026-10-02 to 2026-11-01',
  type: 'electricity',
  date: '2026-11-05',
  account: '42626522-7',
  meter: '67563764',
  bill: 'b-1',
}

it.each([
  ['{label} {period} {type}', 'Jane Doe 2026-10-02 to 2026-11-01 electricity.pdf'],
  ['{profile}_{date}', '516_2026-11-05.pdf'],
  ['{ Label }/{TYPE}', 'Jane Doe electricity.pdf'],
  ['../../{bill}', 'b-1.pdf'],
  ['all the same', 'all the same.pdf'],
  ['???', 'bill b-1.pdf'],
  ['v1.2 {type}', 'v1.2 electricity.pdf'],
])('the pattern %j names %j', (pattern, name) => {
  expect(pdfNames(pattern, [values])).toEqual([name])
})

it('a part that a bill lacks leaves no gap, and a name of which nothing is left is the bill’s ID', () => {
  expect(pdfNames('{label} {period} {type}', [{ ...values, period: null }])).toEqual([
    'Jane Doe electricity.pdf',
  ])
  expect(pdfNames('{meter}', [{ ...values, meter: null }])).toEqual(['bill b-1.pdf'])
  expect(pdfNames('{meter}', [{ ...values, meter: '...' }])).toEqual(['bill b-1.pdf'])
})

it('names that a system takes for the same get a number, in the order of the list', () => {
  const labels = ['A', 'a', 'A (2)', 'A', 'B']
  expect(
    pdfNames(
      '{label}',
      labels.map((label) => ({ ...values, label })),
    ),
  ).toEqual(['A.pdf', 'a (2).pdf', 'A (2) (2).pdf', 'A (3).pdf', 'B.pdf'])
})

it('what is no part is told', () => {
  expect(unknownParts('{label} {usage} {}')).toEqual(['usage', ''])
  expect(unknownParts('{Label} { period }')).toEqual([])
})

it('any labels and any pattern give safe names, none of them twice', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 150 }),
    fc.constantFrom('a', 'A', 'con', '', '.'),
  )
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), text, (labels, around) => {
      const names = pdfNames(
        `{label}${around}`,
        labels.map((label) => ({ ...values, label })),
      )
      expect(new Set(names.map(nameKey)).size).toBe(labels.length)
      for (const name of names) {
        expect(name).toMatch(/\.pdf$/)
        expect(name).not.toMatch(/[\\/:*?"<>|]|\p{Cc}|^[. ]/u)
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
      }
    }),
  )
})

it('ten thousand equal names are told apart at once', () => {
  const names = pdfNames(
    'bill',
    Array.from({ length: 10_000 }, () => values),
  )
  expect(new Set(names).size).toBe(10_000)
  expect(names.at(-1)).toBe('bill (10000).pdf')
})

it('a number goes before the extension', () => {
  expect(numberedName('v1.2 bill.pdf', 3)).toBe('v1.2 bill (3).pdf')
  expect(numberedName('bill.pdf', 1)).toBe('bill.pdf')
})
