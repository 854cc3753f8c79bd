const integer = new Intl.NumberFormat()

/** A count with its separators: `12,431`. */
export const count = (value: number): string => integer.format(value)

/** A count with what is not known of it: `12+` where not all was read, and a dash instead of a 0 that nobody knows. */
export const soFar = (value: number, isAll: boolean): string => {
  if (isAll) return count(value)
  return value === 0 ? '–' : `${count(value)}+`
}

const compact = new Intl.NumberFormat(undefined, {
  notation: 'compact',
  maximumFractionDigits: 1,
  roundingMode: 'floor',
})

/** The same where there is little room, from 10,000 on, or 1,000 of which not all is known: `10.2K`, `2.6K+`; never more than there are. */
export const soFarShort = (value: number, isAll: boolean): string =>
  value < (isAll ? 10_000 : 1000) ? soFar(value, isAll) : `${compact.format(value)}${isAll ? '' : '+'}`

/** A count with its word: `1 profile`, `2 profiles`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`
