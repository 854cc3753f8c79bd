const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b)

/** The middle value, the lower one of two; null of none. It is a value that occurs. */
export const lowerMedian = (values: readonly number[]): number | null =>
  sorted(values)[Math.floor((values.length - 1) / 2)] ?? null

/** How far values usually lie from this middle: their median distance, as a standard deviation of normal values. */
export const usualSpread = (values: readonly number[], middle: number): number =>
  1.4826 * (lowerMedian(values.map((value) => Math.abs(value - middle))) ?? 0)
