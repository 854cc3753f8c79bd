import { daySeconds, hourSeconds } from './seconds'

/** The length of each reading: what the file states, compared with the distances between its readings. */

/** This many equal distances in a row are a rhythm and not chance. */
const rhythmGaps = 4

export interface Steps {
  /** Seconds, one for each time; 0 if nothing shows the length. */
  readonly step: readonly number[]
  /** The number of readings whose stated length contradicts the distance to the next. */
  readonly contradicted: number
}

/** The most frequent value, and the smaller one of two; NaN if there is none. */
export const modeOf = (values: ArrayLike<number>): number => {
  const counts = new Map<number, number>()
  // Neighbours are mostly alike, and are counted together.
  for (let from = 0; from < values.length;) {
    const value = values[from] ?? NaN
    let to = from + 1
    while (to < values.length && values[to] === value) to++
    counts.set(value, (counts.get(value) ?? 0) + to - from)
    from = to
  }
  let mode = NaN
  let most = 0
  for (const [value, n] of counts) {
    if (n > most || (n === most && value < mode)) {
      most = n
      mode = value
    }
  }
  return mode
}

/** For each distance, the number of equal ones in the same row of neighbours. */
const runLengths = (spacing: readonly number[]): number[] => {
  const lengths = new Array<number>(spacing.length).fill(1)
  for (let from = 0; from < spacing.length;) {
    let to = from + 1
    while (to < spacing.length && spacing[to] === spacing[from]) to++
    lengths.fill(to - from, from, to)
    from = to
  }
  return lengths
}

/** Whether a distance differs from the usual one only by the calendar: a day of 23 or 25 hours, or another month. */
const ofTheCalendar = (spacing: number, mode: number): boolean =>
  (mode >= 27 * daySeconds && spacing > 0.75 * mode && spacing < 1.35 * mode) ||
  (mode >= 23 * hourSeconds && mode <= 25 * hourSeconds && Math.abs(spacing - daySeconds) <= hourSeconds)

/**
 * `times` ascend without repetition; `stated` has a length in seconds for each, or NaN. A stated length is kept unless
 * the readings follow each other faster than it allows, or differ from it by the hour of a clock change.
 */
export const stepsOf = (times: readonly number[], stated: readonly number[]): Steps => {
  const spacing = times.slice(1)
  for (let index = 0; index < spacing.length; index++)
    spacing[index] = (times[index + 1] ?? 0) - (times[index] ?? 0)
  const runs = runLengths(spacing)
  const mode = modeOf(spacing)
  const regular = (index: number): boolean => {
    const gap = spacing[index] ?? NaN
    const run = runs[index] ?? 0
    return gap === mode || (gap < mode && run > 1) || run >= rhythmGaps || ofTheCalendar(gap, mode)
  }
  const firstRegular = spacing.find((_, index) => regular(index)) ?? 0

  let usual = firstRegular
  let quicker = NaN
  let contradicted = 0
  const step = times.map((_, index) => {
    const gap = spacing[index] ?? Infinity
    const length = stated[index] ?? NaN
    if (Number.isNaN(length)) {
      if (index >= spacing.length || !regular(index)) return Math.min(usual, gap)
      // The day of a clock change says nothing about the length of the following one.
      const changeDay =
        mode !== gap && Math.abs(mode - daySeconds) <= hourSeconds && Math.abs(gap - mode) === hourSeconds
      if (!changeDay) usual = gap
      return gap
    }
    const inRhythm = (runs[index] ?? 0) >= rhythmGaps && gap < length
    const clockChange = length >= 20 * hourSeconds && Math.abs(gap - length) === hourSeconds
    const stillQuicker = gap !== length && stated[index - 1] === length && quicker < length
    if (inRhythm || clockChange) {
      quicker = inRhythm ? gap : NaN
      contradicted++
      return gap
    }
    if (stillQuicker) {
      contradicted++
      return Math.min(quicker, gap)
    }
    quicker = NaN
    return length
  })
  return { step, contradicted }
}
