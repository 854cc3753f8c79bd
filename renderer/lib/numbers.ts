import { numberFormat } from './number-format'

const integer = new Intl.NumberFormat()

/** A count with thousands separators: `12,431`. */
export const count = (value: number): string => integer.format(value)

/** A count of which more may exist: `12+` if not everything was read, and a dash instead of a 0 that is not certain. */
export const soFar = (value: number, isAll: boolean): string => {
  if (isAll) return count(value)
  return value === 0 ? '–' : `${count(value)}+`
}

const compact = new Intl.NumberFormat(undefined, {
  notation: 'compact',
  maximumFractionDigits: 1,
  roundingMode: 'floor',
})

/**
 * Like `soFar`, but shortened from 10,000 on (or from 1,000 if not everything was read): `10.2K`, `2.6K+`. Rounded
 * down, so that it never claims more than there are.
 */
export const soFarShort = (value: number, isAll: boolean): string =>
  value < (isAll ? 10_000 : 1000) ? soFar(value, isAll) : `${compact.format(value)}${isAll ? '' : '+'}`

/** A count with its noun: `1 profile`, `2 profiles`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`

const sizeUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A file's size: `812 byte`, `38 kB`, `1.2 MB`. */
export const fileSize = (bytes: number): string => {
  const power = Math.min(sizeUnits.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return numberFormat({
    style: 'unit',
    unit: sizeUnits[power] ?? 'byte',
    maximumSignificantDigits: bytes < 1000 ? 3 : 2,
  }).format(bytes / 1000 ** power)
}

const signed = new Intl.NumberFormat(undefined, {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
})

/** A relative difference with its sign: `+10.2%`, `-7%`, `0%`. */
export const signedPercent = (part: number): string => signed.format(part)
