import type { Channel } from '../../../shared/domain/interval'
import { lastStartingBy } from '../../../shared/intervals/in-order'

/** A channel of one month's file. */
export interface Part {
  readonly month: string
  readonly channel: Channel
}

/** Readings that two months say differently. */
export interface Conflict {
  readonly months: readonly [counted: string, other: string]
  readonly count: number
}

interface Thinned {
  /** The same channels, in which each reading stands once. Their counts and totals are still those of the file. */
  readonly kept: readonly Part[]
  /** The values that were taken out of each. */
  readonly dropped: readonly (readonly number[])[]
  readonly conflicts: readonly Conflict[]
}

const extent = ({ start }: Channel): readonly [first: number, last: number] => [
  start[0] ?? Infinity,
  start.at(-1) ?? -Infinity,
]

/** What an earlier file says of a reading of a later one: the same, another value, or nothing. */
const said = (earlier: Channel, later: Channel, index: number): 'same' | 'other' | 'nothing' => {
  const start = later.start[index] ?? NaN
  const value = later.value[index] ?? NaN
  let result: 'other' | 'nothing' = 'nothing'
  for (let at = lastStartingBy(earlier.start, start); at >= 0 && earlier.start[at] === start; at--) {
    if (earlier.end[at] !== later.end[index]) continue
    const before = earlier.value[at] ?? NaN
    // A place without a value says nothing against a value.
    if (before === value || Number.isNaN(value)) return 'same'
    if (!Number.isNaN(before)) result = 'other'
  }
  return result
}

const without = (channel: Channel, indexes: ReadonlySet<number>): Channel => {
  const keep = (from: Float64Array): Float64Array => from.filter((_, index) => !indexes.has(index))
  return { ...channel, start: keep(channel.start), end: keep(channel.end), value: keep(channel.value) }
}

/**
 * Takes out of each file what the file of a month before it has as well: files of neighbouring months may overlap, and
 * the same use would be counted twice. Where the two differ, the earlier file counts, and the conflict is said.
 */
export const eachOnce = (parts: readonly Part[]): Thinned => {
  const conflicts: Conflict[] = []
  const extents = parts.map(({ channel }) => extent(channel))
  const out = parts.map(() => new Set<number>())
  parts.forEach((part, at) => {
    const [first, last] = extents[at] ?? [Infinity, -Infinity]
    parts.slice(0, at).forEach((before, which) => {
      const [from, to] = extents[which] ?? [Infinity, -Infinity]
      if (from > last || to < first) return
      let count = 0
      part.channel.start.forEach((start, index) => {
        if (start < from || start > to || out[at]?.has(index)) return
        const found = said(before.channel, part.channel, index)
        if (found === 'nothing') return
        out[at]?.add(index)
        if (found === 'other') count++
      })
      if (count > 0) conflicts.push({ months: [before.month, part.month], count })
    })
  })
  return {
    kept: parts.map((part, at) => {
      const indexes = out[at]
      return indexes && indexes.size > 0 ? { ...part, channel: without(part.channel, indexes) } : part
    }),
    dropped: parts.map(({ channel }, at) =>
      [...(out[at] ?? [])]
        .map((index) => channel.value[index] ?? NaN)
        .filter((value) => !Number.isNaN(value)),
    ),
    conflicts,
  }
}
