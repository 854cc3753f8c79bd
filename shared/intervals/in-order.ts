import type { Channel } from '../domain/interval'

type Arrays = Pick<Channel, 'start' | 'end' | 'value'>

/** NaN, which stands for a place without a value, comes last. */
const byNumber = (a: number, b: number): number => a - b || Number(Number.isNaN(a)) - Number(Number.isNaN(b))

/** Sorts readings by time. Repeats are kept. */
export const inOrder = (arrays: Arrays): Arrays => {
  const { start, end, value } = arrays
  if (start.every((at, index) => index === 0 || at > (start[index - 1] ?? at))) return arrays
  const by = (of: Float64Array, a: number, b: number): number => byNumber(of[a] ?? NaN, of[b] ?? NaN)
  const order = Uint32Array.from(start.keys()).sort(
    (a, b) => by(start, a, b) || by(end, a, b) || by(value, a, b),
  )
  const sorted = (from: Float64Array): Float64Array => Float64Array.from(order, (index) => from[index] ?? NaN)
  return { start: sorted(start), end: sorted(end), value: sorted(value) }
}

/** The index of the last reading that begins at or before `at`; -1 if there is none. `start` is in time order. */
export const lastStartingBy = (start: Float64Array, at: number): number => {
  let low = 0
  let high = start.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((start[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The index of the first reading that begins at or after `at`; the number of readings if there is none. */
export const firstStartingFrom = (start: Float64Array, at: number): number => {
  let low = 0
  let high = start.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((start[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
