/** More values than this are left to the engine. */
const few = 40

/**
 * Coverage sorts a handful of numbers a million times, and these are nearly equal: putting each into its place among
 * those before it takes a fraction of a call of `sort`.
 */
const sorted = (values: readonly number[]): readonly number[] => {
  const all = values.slice()
  if (all.length > few) return all.sort((a, b) => a - b)
  for (let at = 1; at < all.length; at += 1) {
    const value = all[at] ?? 0
    let place = at
    for (let before = all[place - 1]; before !== undefined && before > value; before = all[place - 1]) {
      all[place] = before
      place -= 1
    }
    all[place] = value
  }
  return all
}

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
