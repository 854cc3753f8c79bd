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
  /** Local times are read in the zone, or in that of the profile's place if it is undefined. */
  readonly read: (months: readonly string[], zone: string | undefined) => Promise<IntervalReadings>
  /** Called with the number of months that have been read so far. */
  readonly onProgress: (count: number) => void
  /** The most readings that are kept. */
  readonly most?: number
  /** The zone of the profile's place, if it is known already. */
  readonly placeZone?: IntervalReadings['placeZone']
}

/**
 * Reads any number of months, in one request after the other, all of them in the same zone. Once there are too many
 * readings, each of the remaining months says so.
 */
export const readInParts = async (parts: Parts): Promise<IntervalReadings> => {
  const { months, read, onProgress, most = mostReadings } = parts
  const found: MonthReading[] = []
  let placeZone = parts.placeZone ?? null
  let count = 0
  let asked = 0
  for (const part of chunk(months, monthsAtOnce)) {
    if (count > most) break
    const answer = await read(part, placeZone?.zone)
    if (placeZone === null && answer.placeZone) {
      placeZone = answer.placeZone
      // It could not be looked up for the months before: they are read again, now that it is known.
      if (found.length > 0) return readInParts({ ...parts, placeZone })
    }
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
