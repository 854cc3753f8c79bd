const integer = new Intl.NumberFormat()

/** A count with its separators: `12,431`. */
export const count = (value: number): string => integer.format(value)

/** A count with its word: `1 profile`, `2 profiles`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`
