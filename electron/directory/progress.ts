/** The rate of the last seconds. */
const windowMs = 5_000

export interface Progress {
  readonly count: () => void
  /** A second; 0 while nothing is counted. */
  readonly rate: () => number
  readonly reset: () => void
}

export const createProgress = (now: () => number): Progress => {
  let times: number[] = []
  return {
    count: () => void times.push(now()),
    rate: () => {
      const from = now() - windowMs
      const first = times.findIndex((time) => time >= from)
      times = first < 0 ? [] : times.slice(first)
      const [oldest] = times
      if (oldest === undefined || times.length < 2) return 0
      return (times.length * 1000) / Math.max(now() - oldest, 250)
    },
    reset: () => void (times = []),
  }
}
