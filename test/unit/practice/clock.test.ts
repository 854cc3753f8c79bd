import { expect, it } from 'vitest'
import { agentClock } from '../../../electron/practice/clock'

const withWall = (speed: number) => {
  let wall = 1_000_000
  const clock = agentClock(speed, () => wall)
  return { clock, pass: (ms: number) => (wall += ms) }
}

it('starts at the wall clock and runs at its own speed', () => {
  const { clock, pass } = withWall(20)
  pass(1000)
  expect(clock.now()).toBe(1_020_000)
})

it('keeps what has passed when its speed changes', () => {
  const { clock, pass } = withWall(10)
  pass(1000)
  clock.setSpeed(2)
  pass(1000)
  expect(clock.now()).toBe(1_012_000)
})

it('jumps ahead, and stands still when frozen', () => {
  const { clock, pass } = withWall(1)
  clock.freeze()
  clock.advance(30)
  pass(5000)
  expect(clock.now()).toBe(1_030_000)
})
