import { chunk } from 'es-toolkit/array/chunk'
import { sumBy } from 'es-toolkit/math/sumBy'
import type { IntervalReadings, MonthReading } from '../../../shared/domain/interval'
import { fail } from '../../../shared/errors/failure'

/**
 * A year of months in one request: an answer with ten years would be a single block of memory in main, in the bridge
 * and in the page.
 */
const monthsAtOnce = 12

/** Ten years of readings every minute are five million, and their chart alone would take half a gigabyte. */
const mostReadings = 3_000_000

const readingsOf = ({ readings }: MonthReading): number =>
  readings.ok ? sumBy(readings.value.channels, ({ start }) => start.length) : 0

interface Parts {
  readonly months: readonly string[]
  readonly read: (months: readonly string[]) => Promise<IntervalReadings>
  /** Called with the number of months that have been read so far. */
  readonly onProgress: (count: number) => void
  /** The most readings that are kept. */
  readonly most?: number
}

/**
 * Reads any number of months, in one request after the other. Once there are too many readings, each of the remaining
 * months says so.
 */
export const readInParts = async ({
  months,
  read,
  onProgress,
  most = mostReadings,
}: Parts): Promise<IntervalReadings> => {
  const found: MonthReading[] = []
  let placeZone: IntervalReadings['placeZone'] = null
  let count = 0
  let asked = 0
  for (const part of chunk(months, monthsAtOnce)) {
    if (count > most) break
    const answer = await read(part)
    placeZone = answer.placeZone
    found.push(...answer.months)
    asked += part.length
    count += sumBy(answer.months, readingsOf)
    onProgress(asked)
  }
  const left = months.slice(asked).map((month): MonthReading => ({
    month,
    format: 'json',
    readings: fail('too-large', {
      detail: 'with the months before it there would be too many readings at once',
    }),
  }))
  return { months: [...found, ...left], placeZone }
}
