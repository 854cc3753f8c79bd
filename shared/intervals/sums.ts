import { ExactSum } from '../domain/exact-sum'

/** Exact sums of readings, by the number of the group to which they belong. */
export interface Sums {
  readonly add: (group: number, value: number) => void
  /** A decimal without exponent; `0` if nothing was added. */
  readonly text: (group: number) => string
  /** The double nearest to it. */
  readonly value: (group: number) => number
}

const mostPlaces = 9

/**
 * The number of decimal places of the values, if adding them as whole numbers of the last place is exact. A double
 * equal to a whole number of at most 15 digits divided by a power of ten is the double as which this decimal is read,
 * and that of no other decimal with so few digits.
 */
const placesOf = (value: Float64Array): number | null => {
  let places = 0
  let factor = 1
  let most = 0
  for (const each of value) {
    if (Number.isNaN(each)) continue
    if (!Number.isFinite(each)) return null
    while (Math.round(each * factor) / factor !== each) {
      places++
      factor *= 10
      if (places > mostPlaces) return null
    }
    most = Math.max(most, Math.abs(each))
  }
  const largest = most * factor
  return largest < 1e15 && largest * value.length < Number.MAX_SAFE_INTEGER ? places : null
}

/** A whole number of the last decimal place as a decimal: 1250 with three places is 1.25. */
const decimalOf = (whole: number, places: number): string => {
  const digits = String(Math.abs(whole)).padStart(places + 1, '0')
  const point = digits.length - places
  const fraction = digits.slice(point).replace(/0+$/, '')
  return `${whole < 0 ? '-' : ''}${digits.slice(0, point)}${fraction && `.${fraction}`}`
}

/**
 * Sums of these values. In nearly all files they have few decimals and are added as whole numbers; otherwise they are
 * added as text.
 */
export const sumsOf = (value: Float64Array): Sums => {
  const places = placesOf(value)
  if (places === null) {
    const sums: ExactSum[] = []
    return {
      add: (group, each) => (sums[group] ??= new ExactSum()).add(each),
      text: (group) => (sums[group] ?? new ExactSum()).toString(),
      value: (group) => Number((sums[group] ?? new ExactSum()).toString()),
    }
  }
  const factor = 10 ** places
  const sums: number[] = []
  return {
    add: (group, each) => {
      sums[group] = (sums[group] ?? 0) + Math.round(each * factor)
    },
    text: (group) => decimalOf(sums[group] ?? 0, places),
    // Both are whole, so that the quotient is rounded once, as reading the text would.
    value: (group) => (sums[group] ?? 0) / factor,
  }
}
