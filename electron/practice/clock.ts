/** The agents' clock, in milliseconds of the epoch: starts at the wall clock and runs at its own speed. */
export interface AgentClock {
  readonly now: () => number
  /** From now on, this many times as quick as the wall clock; 0 stands still. */
  readonly setSpeed: (speed: number) => void
  /** Jumps ahead. */
  readonly advance: (seconds: number) => void
  /** Never ticks again by itself: tests move it by `advance` alone. */
  readonly freeze: () => void
}

export const agentClock = (speed: number, wall: () => number = Date.now): AgentClock => {
  let anchor = { wall: wall(), time: wall(), speed }
  const now = (): number => anchor.time + (wall() - anchor.wall) * anchor.speed
  const restart = (time: number, next: number): void => {
    anchor = { wall: wall(), time, speed: next }
  }
  return {
    now,
    setSpeed: (next) => restart(now(), next),
    advance: (seconds) => restart(now() + seconds * 1000, anchor.speed),
    freeze: () => restart(now(), 0),
  }
}
