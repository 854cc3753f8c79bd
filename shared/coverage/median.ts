/** As typed values, because those are sorted without calling a function for each pair: coverage sorts millions. */
const sorted = (values: readonly number[]): Float64Array => new Float64Array(values).sort()

/** The middle value, the lower one of two; null of none. It is a value that occurs. */
export const lowerMedian = (values: readonly number[]): number | null =>
  sorted(values)[Math.floor((values.length - 1) / 2)] ?? null

/** The middle value, of two the one between them; null of none. */
export const median = (values: readonly number[]): number | null => {
  const all = sorted(values)
  const [low, high] = [all[Math.floor((all.length - 1) / 2)], all[Math.ceil((all.length - 1) / 2)]]
  return low === undefined || high === undefined ? null : low + (high - low) / 2
}

/** How far values usually lie from this middle: their median distance, as a standard deviation of normal values. */
export const usualSpread = (values: readonly number[], middle: number): number =>
  1.4826 * (lowerMedian(values.map((value) => Math.abs(value - middle))) ?? 0)
