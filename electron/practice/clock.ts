/** The agents' clock, in milliseconds since the epoch. It starts at the wall clock's time and runs at its own speed. */
export interface AgentClock {
  readonly now: () => number
  /** From now on the clock runs this many times as fast as the wall clock; 0 stops it. */
  readonly setSpeed: (speed: number) => void
  /** Jumps ahead. */
  readonly advance: (seconds: number) => void
  /** Stops the clock for good: tests then move it with `advance` alone. */
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
