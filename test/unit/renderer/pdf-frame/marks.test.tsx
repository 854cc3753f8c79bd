import { expect, test, vi } from 'vitest'
import { createMarks } from '../../../../renderer/pdf-frame/marks'
import type { Finding } from '../../../../shared/detective/finding'

/** A page of 200 by 100 points whose pixels are its points, from the top. */
const viewport = {
  width: 200,
  height: 100,
  convertToViewportPoint: (x: number, y: number) => [x, 100 - y] as const,
}

const finding = (state: Finding['state'], x: number, page = 1): Finding => ({
  field: state === 'different' ? 'cost' : 'usage',
  state,
  places: [{ page, rect: { x, y: 40, width: 30, height: 10 } }],
  printed: null,
})

/** What is drawn, in a context in which each letter is four pixels wide. */
const drawing = () => {
  const fillRect = vi.fn<(...at: number[]) => void>()
  const fillText = vi.fn<(text: string, ...at: number[]) => void>()
  const context = {
    fillRect,
    fillText,
    strokeRect: () => undefined,
    setLineDash: () => undefined,
    measureText: (text: string) => ({ width: text.length * 4 }),
  } as unknown as CanvasRenderingContext2D
  return { context, fillRect, fillText }
}

const words = { cost: '$85.13', usage: '12 kWh' }

test('a picture of a page has the frames of that page, and beside what differs the words of the record', () => {
  const marks = createMarks(() => undefined)
  marks.set([finding('found', 10), finding('different', 10), finding('found', 90, 2)], words)
  const { context, fillRect, fillText } = drawing()
  marks.paint(1, context, viewport, 1)
  const [found, different, flag, ...others] = fillRect.mock.calls
  expect(found).toEqual([10, 50, 30, 10])
  expect(different).toEqual([10, 50, 30, 10])
  expect(flag?.[0]).toBeGreaterThan(40)
  expect(others).toEqual([])
  expect(fillText.mock.calls.map(([text]) => text)).toEqual(['Record: $85.13'])
})

test('the words stand before a mark at the right edge, and never leave the page', () => {
  const marks = createMarks(() => undefined)
  for (const x of [0, 60, 119, 121, 170]) {
    marks.set([finding('different', x)], words)
    const { context, fillRect } = drawing()
    marks.paint(1, context, viewport, 1)
    const [, [left = -1, , width = 0] = []] = fillRect.mock.calls
    expect(left).toBeGreaterThanOrEqual(0)
    expect(left + width).toBeLessThanOrEqual(200)
  }
  marks.clear()
  const { context, fillRect } = drawing()
  marks.paint(1, context, viewport, 1)
  expect(fillRect).not.toHaveBeenCalled()
})
