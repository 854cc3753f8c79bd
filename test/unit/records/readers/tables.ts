import { expect } from 'vitest'
import type { Readings } from '../../../../shared/domain/interval'
import type { ReadingHints } from '../../../../electron/records/readers/hints'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'

/** Small tables for tests of the readers. */

/** Reads lines as a file; in UTC unless another zone is given. */
export const read = (lines: readonly string[], hints: ReadingHints = { zone: 'UTC' }): Readings => {
  const result = readIntervalFile(new TextEncoder().encode(lines.join('\n')), hints)
  expect(result).toMatchObject({ ok: true })
  return (result as { value: Readings }).value
}

export const rows = <T>(n: number, row: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => row(index))

export const two = (n: number): string => String(n).padStart(2, '0')

/** Hundredths that rise and fall, other ones for each salt. */
export const amount = (index: number, salt = 0): number => ((index * 37 + salt * 53) % 91) + 5

export const dot = (index: number, salt = 0): string => (amount(index, salt) / 100).toFixed(2)
export const comma = (index: number, salt = 0): string => dot(index, salt).replace('.', ',')

/** Hours from 2 June 2025. */
export const hour = (at: number): string => `2025-06-${two(2 + Math.floor(at / 24))} ${two(at % 24)}:00`

export const starts = ({ channels }: Readings): string[] =>
  [...(channels[0]?.start ?? [])].map((at) => new Date(at * 1000).toISOString().slice(0, 16))

/** Name, kind, unit and total of each channel. */
export const briefs = ({ channels }: Readings): string[] =>
  channels.map(({ name, kind, unit, total }) => [name, kind, unit, total].join(' | '))
