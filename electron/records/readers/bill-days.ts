import type { Stamp } from './stamp'
import type { Doubts } from './doubts'
import { endLike, startLike } from './words'
import { daySeconds } from './seconds'

/** For bills with one date and a number of days: finds whether the days lie before the date or after it. */

/** `29`, `29.0`, `29 days`: NaN for anything else. */
export const daysIn = (cell: string): number =>
  Number(
    /^(\d{1,3})(?:\.0+)?(?:\s*(?:days?|tage?|jours?|d[ií]as?|dagen?|giorni|dny|dni|dage|dagar))?$/i.exec(
      cell.trim(),
    )?.[1] ?? NaN,
  )

interface Dated {
  readonly start: Stamp
  readonly end: Stamp | null
  readonly counted: number | null
}

const plus = (stamp: Stamp, days: number): Stamp => ({ ...stamp, wall: stamp.wall + days * daySeconds })

const readOn =
  /\b(read|reading|bill|billing|statement|invoice|ablesung|ablesedatum|rechnung|releve|factura|facture|fattura|factuur|fatura|lectura|lettura|meteropname|opname)\b/

/** For how many rows the days reach back to the row before, and for how many they reach forward to the next one. */
const agreement = (
  rows: readonly (Dated | null)[],
  days: readonly number[],
): { before: number; after: number } => {
  let before = 0
  let after = 0
  rows.forEach((row, index) => {
    const next = rows[index + 1]
    if (!row || !next) return
    const distance = (next.start.wall - row.start.wall) / daySeconds
    if (distance === days[index + 1]) before++
    if (distance === days[index]) after++
  })
  return { before, after }
}

/** The rows (oldest first) with start and end, both dates of the calendar. */
export const withDays = <T extends Dated>(
  rows: readonly (T | null)[],
  days: readonly number[],
  label: string,
  doubts: Doubts,
): (T | null)[] => {
  const { before, after } = agreement(rows, days)
  const called = (endLike.test(label) || readOn.test(label)) && !startLike.test(label)
  const endsAtDate = before === after ? called : before > after
  if (before === after) {
    doubts.add(
      `Each row has one date and a number of days; the days were taken to lie ${endsAtDate ? 'before' : 'after'} the date.`,
    )
  } else doubts.add(`The days of each row lie ${endsAtDate ? 'before' : 'after'} its date.`)
  return rows.map((row, index) => {
    const length = days[index] ?? NaN
    if (!row || !(length > 0)) return row
    return endsAtDate
      ? { ...row, start: plus(row.start, -length), end: row.start }
      : { ...row, end: plus(row.start, length) }
  })
}
