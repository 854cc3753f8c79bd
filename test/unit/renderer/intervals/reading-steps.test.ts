import { describe, expect, it } from 'vitest'
import type { TimeWindow } from '../../../../renderer/features/intervals/plot-values'
import {
  firstReached,
  nextStart,
  readingSteps,
  startBefore,
  startBy,
  withMoment,
} from '../../../../renderer/features/intervals/reading-steps'

const hours = { start: Float64Array.of(0, 3600, 7200, 7200, 10_800) }
const quarters = { start: Float64Array.of(3600, 4500, 5400) }

describe('the steps from reading to reading', () => {
  it('go to the next beginning and to the one before, in any of the channels', () => {
    const walk = [0]
    for (let at = nextStart([hours, quarters], 0); at !== null; at = nextStart([hours, quarters], at)) {
      walk.push(at)
    }
    expect(walk).toEqual([0, 3600, 4500, 5400, 7200, 10_800])
    expect(startBefore([hours, quarters], 7200)).toBe(5400)
    expect(startBefore([hours, quarters], 0)).toBeNull()
    expect(nextStart([], 0)).toBeNull()
  })

  it('begin at the reading of a moment', () => {
    expect(startBy([hours, quarters], 5000)).toBe(4500)
    expect(startBy([quarters], 100)).toBeNull()
  })

  it('go farther where many readings are shown, and at least to the next one', () => {
    const many = { start: Float64Array.from({ length: 1000 }, (_, at) => at) }
    const view = { from: 0, to: 1000 }
    expect(readingSteps['ArrowUp']?.([many], 100, view)).toBe(150)
    expect(readingSteps['ArrowDown']?.([many], 100, view)).toBe(50)
    expect(readingSteps['ArrowUp']?.([many], 100, { from: 95, to: 105 })).toBe(101)
    expect(readingSteps['ArrowDown']?.([many], 100, { from: 95, to: 105 })).toBe(99)
    expect(readingSteps['ArrowDown']?.([many], 20, view)).toBe(0)
    expect(readingSteps['ArrowUp']?.([many], 999, view)).toBeNull()
    expect(readingSteps['Home']?.([many], 500, { from: 200, to: 300 })).toBe(200)
    expect(readingSteps['End']?.([many], 500, { from: 200, to: 300 })).toBe(299)
  })

  it('reach the first and the last reading that begin in what is shown, and leave the chart there', () => {
    const home = (view: TimeWindow) => readingSteps['Home']?.([hours, quarters], 5000, view)
    const end = (view: TimeWindow) => readingSteps['End']?.([hours, quarters], 5000, view)
    expect(home({ from: 3600, to: 9000 })).toBe(3600)
    expect(home({ from: 3700, to: 9000 })).toBe(4500)
    expect(home({ from: -50_000, to: 9000 })).toBe(0)
    expect(end({ from: 3700, to: 9000 })).toBe(7200)
    const days = [{ start: Float64Array.of(0, 86_400) }]
    const inOneDay = { from: 1000, to: 2000 }
    expect(readingSteps['Home']?.(days, 0, inOneDay)).toBeNull()
    expect(readingSteps['End']?.(days, 0, inOneDay)).toBeNull()
  })

  it('begin in what is shown, if any reading begins there', () => {
    const gap = [{ start: Float64Array.of(0, 60, 900, 960) }]
    expect(firstReached(gap, { from: 0, to: 130 })).toBe(60)
    expect(firstReached(gap, { from: 100, to: 1000 })).toBe(900)
    expect(firstReached(gap, { from: -5000, to: 960 })).toBe(0)
    expect(firstReached(gap, { from: 100, to: 800 })).toBe(60)
    expect(firstReached([], { from: 0, to: 10 })).toBeNull()
  })

  it('take the chart along only where the reading is out of view', () => {
    expect(withMoment({ from: 0, to: 10 }, 10)).toEqual({ from: 0, to: 10 })
    expect(withMoment({ from: 0, to: 10 }, 30)).toEqual({ from: 25, to: 35 })
  })
})
