/**
 * The place that an arrow key goes to in a list of choices: round at its ends, and from none (null) to the first or the last.
 * `length` is at least 1.
 */
export const nextPlace = (at: number | null, by: 1 | -1, length: number): number =>
  ((at ?? (by === 1 ? -1 : 0)) + by + length) % length
