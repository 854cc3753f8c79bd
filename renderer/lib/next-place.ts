/**
 * The place to which an arrow key moves in a list of choices. It wraps around at the ends, and from no place (null) it
 * goes to the first or the last. `length` is at least 1.
 */
export const nextPlace = (at: number | null, by: 1 | -1, length: number): number =>
  ((at ?? (by === 1 ? -1 : 0)) + by + length) % length
