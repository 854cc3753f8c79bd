/**
 * Numbers that depend only on their keys. So any part of the world can be computed by itself, at any time, with the
 * same result, and of 100,000 profiles only the changes are stored.
 */

import { sumBy } from 'es-toolkit/math/sumBy'

/** A hash of numbers and texts with 32 bits (FNV-1a with a final avalanche). */
export const hash = (...keys: readonly (number | string)[]): number => {
  let h = 0x811c9dc5
  for (const key of keys) {
    const text = typeof key === 'number' ? undefined : key
    if (text === undefined) {
      const number = key as number
      h = Math.imul(h ^ (number & 0xffff), 0x01000193)
      h = Math.imul(h ^ (number >>> 16), 0x01000193)
      h = Math.imul(h ^ 0x9e, 0x01000193)
    } else {
      for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
      h = Math.imul(h ^ 0x7f, 0x01000193)
    }
  }
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A number from 0 to 1, with 1 excluded. */
export const fraction = (...keys: readonly (number | string)[]): number => hash(...keys) / 0x1_0000_0000

/** An integer from `from` to `to`, both included. */
export const between = (from: number, to: number, ...keys: readonly (number | string)[]): number =>
  from + Math.floor(fraction(...keys) * (to - from + 1))

/** True in `share` of all cases. */
export const chance = (share: number, ...keys: readonly (number | string)[]): boolean =>
  fraction(...keys) < share

export const pick = <T>(list: readonly T[], ...keys: readonly (number | string)[]): T => {
  const item = list[hash(...keys) % list.length]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}

/** One of several values, chosen by their weights. */
export const weighted = <T>(
  list: readonly (readonly [T, number])[],
  ...keys: readonly (number | string)[]
): T => {
  const total = sumBy(list, ([, weight]) => weight)
  let left = fraction(...keys) * total
  for (const [item, weight] of list) {
    left -= weight
    if (left < 0) return item
  }
  return pick(list, ...keys)[0]
}

/** `length` decimal digits. */
export const digits = (length: number, ...keys: readonly (number | string)[]): string =>
  String(hash(...keys))
    .padStart(length, '7')
    .slice(-length)

/** `length` hexadecimal digits. */
export const hex = (length: number, ...keys: readonly (number | string)[]): string => {
  let digits = ''
  for (let part = 0; digits.length < length; part++) {
    digits += hash(part, ...keys)
      .toString(16)
      .padStart(8, '0')
  }
  return digits.slice(0, length)
}
