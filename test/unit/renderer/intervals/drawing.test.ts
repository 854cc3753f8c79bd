import { describe, expect, it } from 'vitest'
import { draw, rangeWithin, type Frame, type Pens } from '../../../../renderer/features/intervals/drawing'
import { joinMonths, type JoinedChannel } from '../../../../renderer/features/intervals/join-months'
import { clamped, valueRange } from '../../../../renderer/features/intervals/plot-values'
import type { Channel } from '../../../../shared/domain/interval'
import { at, channel, read } from './samples'

const joined = (...channels: readonly Channel[]): readonly JoinedChannel[] =>
  joinMonths(channels.map((each) => read('2025-01', [each])))

const from = '2025-01-01T00:00:00Z'
const frame: Frame = {
  from: at(from),
  to: at(from) + 10,
  low: 0,
  high: 10,
  left: 0,
  top: 0,
  width: 10,
  height: 10,
}

/** What was drawn, as `M x y`, `L x y` and `R x y width height`. */
const drawn = (channels: readonly JoinedChannel[], more: Partial<Frame> = {}) => {
  const strokes: string[] = []
  const columns: string[] = []
  const fills: string[] = []
  const rectangle =
    (into: string[]) =>
    (...each: readonly number[]): void =>
      void into.push(`R ${each.join(' ')}`)
  const line: Pens['line'] = {
    moveTo: (x, y) => void strokes.push(`M ${x} ${y}`),
    lineTo: (x, y) => void strokes.push(`L ${x} ${y}`),
  }
  const pens = { line, column: rectangle(columns), area: rectangle(fills) }
  for (const each of channels) draw(each, { ...frame, ...more }, pens)
  return { strokes, columns, fills }
}

describe('drawing', () => {
  it('makes a step as long as each reading', () => {
    expect(drawn(joined(channel(from, 5, [4, 8])))).toEqual({
      strokes: ['M 0 6', 'L 5 6', 'L 5 2', 'L 10 2'],
      columns: [],
      fills: ['R 0 6 5 4', 'R 5 2 5 8'],
    })
  })

  it('leaves a place without a value empty, and draws no zero for it', () => {
    expect(drawn(joined(channel(from, 2, [4, null, 4]))).strokes).toEqual([
      'M 0 6',
      'L 2 6',
      'M 4 6',
      'L 6 6',
    ])
  })

  it('leaves a hole between readings empty', () => {
    const months = joined(channel(from, 2, [4]), channel('2025-01-01T00:00:06Z', 2, [4]))
    expect(drawn(months).strokes).toEqual(['M 0 6', 'L 2 6', 'M 6 6', 'L 8 6'])
  })

  it('hangs negative values below zero', () => {
    expect(drawn(joined(channel(from, 5, [-2])), { low: -5, high: 5 }).fills).toEqual(['R 0 5 5 2'])
  })

  it('joins the points of a counter, but not over a pause', () => {
    const counter = { kind: 'register' } as const
    const months = joined(
      channel(from, 1, [1, 2, 3], counter),
      channel('2025-01-01T00:00:08Z', 1, [8, 9], counter),
    )
    expect(drawn(months).strokes).toEqual(['M 0 9', 'L 1 9', 'L 1 8', 'L 2 7', 'M 8 2', 'L 9 2', 'L 9 1'])
  })

  it('of many readings a pixel shows the lowest and the highest, and still the holes', () => {
    const many = Array.from({ length: 1000 }, (_, index) => (index >= 400 && index < 600 ? null : index % 10))
    const { strokes, columns } = drawn(joined(channel(from, 1, many)), { to: at(from) + 1000 })
    expect(strokes).toEqual([])
    expect(columns).toEqual([0, 1, 2, 3, 6, 7, 8, 9].map((x) => `R ${x} 1 1 9`))
  })

  it('joins the columns of many readings to the one before, and shows a level of equal ones', () => {
    const steps = Array.from({ length: 1000 }, (_, index) => (index < 500 ? 2 : 8))
    const { columns } = drawn(joined(channel(from, 1, steps)), { to: at(from) + 1000 })
    expect(columns.slice(4, 7)).toEqual(['R 4 8 1 1.25', 'R 5 2 1 6', 'R 6 2 1 1.25'])
    const apart = steps.map((each, index) => (index >= 490 && index < 510 ? null : each))
    expect(drawn(joined(channel(from, 1, apart)), { to: at(from) + 1000 }).columns[5]).toBe('R 5 2 1 1.25')
  })

  it('touches only the readings in the window', () => {
    const months = joined(
      channel(
        from,
        1,
        Array.from({ length: 1000 }, (_, index) => index),
      ),
    )
    expect(rangeWithin(months, at(from) + 500, at(from) + 502)).toEqual([500, 503])
    expect(rangeWithin(joined(channel(from, 1, [null])), at(from), at(from) + 1)).toBeNull()
  })
})

describe('what a chart shows', () => {
  it('has amounts against zero, and a counter where it stands', () => {
    const window = { from: at(from), to: at(from) + 2 }
    expect(valueRange(joined(channel(from, 1, [90, 100])), window)).toMatchObject({ min: 0 })
    const counter = valueRange(joined(channel(from, 1, [90, 100], { kind: 'register' })), window)
    expect(counter.min).toBeGreaterThan(80)
    expect(counter.max).toBeGreaterThan(100)
  })

  it('stays within the readings, and no closer than two minutes', () => {
    const whole = { from: 0, to: 1000 }
    expect(clamped({ from: -500, to: 200 }, whole)).toEqual({ from: 0, to: 700 })
    expect(clamped({ from: 500, to: 501 }, whole)).toEqual({ from: 440.5, to: 560.5 })
    expect(clamped({ from: -9000, to: 9000 }, whole)).toEqual(whole)
  })
})
