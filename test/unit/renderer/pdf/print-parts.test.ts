import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isFull,
  partFrom,
  usualPaper,
  withPage,
  type PrintPart,
} from '../../../../renderer/features/pdf/print-parts'
import type { PagePicture } from '../../../../renderer/lib/pdf-messages'

const letter = { width: 612, height: 792 }
const budget = 250 * 1024 * 1024

const pictureOf = (width: number, height: number, paper = letter): PagePicture => ({
  width,
  height,
  paper,
  pixels: new ArrayBuffer(0),
})

/** The parts of a document with these pages. */
const partsOf = (pictures: readonly PagePicture[]): readonly PrintPart[] => {
  const parts: PrintPart[] = []
  let part = partFrom(1)
  pictures.forEach((picture, at) => {
    if (isFull(part, picture, pictures.length - at - 1)) {
      parts.push(part)
      part = partFrom(at + 1)
    }
    part = withPage(part, picture)
  })
  return [...parts, part]
}

const rangesOf = (pictures: readonly PagePicture[]) =>
  partsOf(pictures).map(({ first, last }) => [first, last])

test('30 pages of A4 paper with 300 dots an inch are one part, and 500 with 150 are five', () => {
  expect(rangesOf(Array(30).fill(pictureOf(2480, 3507)))).toEqual([[1, 30]])
  expect(rangesOf(Array(500).fill(pictureOf(1275, 1650)))).toEqual([
    [1, 124],
    [125, 248],
    [249, 372],
    [373, 496],
    [497, 500],
  ])
})

test('no part has more pixels than may be in memory, each page is in one part, and only the last one ends oddly', () => {
  const side = fc.integer({ min: 1, max: 3464 })
  fc.assert(
    fc.property(fc.array(fc.tuple(side, side), { minLength: 1, maxLength: 150 }), (sides) => {
      const parts = partsOf(sides.map(([width, height]) => pictureOf(width, height)))
      expect(parts.map(({ first }) => first)).toEqual([1, ...parts.slice(0, -1).map(({ last }) => last + 1)])
      expect(parts.at(-1)?.last).toBe(sides.length)
      for (const { pixels } of parts) expect(pixels).toBeLessThanOrEqual(budget)
    }),
  )
  const even = partsOf(Array(201).fill(pictureOf(3464, 3464)))
  for (const { papers } of even.slice(0, -1)) expect(papers.length % 2).toBe(0)
})

test('the usual paper is that of most pages, and of the first of them if there are as many of each', () => {
  const a4 = { width: 595.28, height: 841.89 }
  expect(usualPaper([letter, a4, { width: 595.2, height: 842 }])).toBe(a4)
  expect(usualPaper([letter, a4])).toBe(letter)
})
