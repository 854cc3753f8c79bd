import { chunk } from 'es-toolkit/array/chunk'
import type { IntervalReadings, MonthReading } from '../../../shared/domain/interval'
import { fail } from '../../../shared/errors/failure'
import { mostReadings, readingsIn } from './room'

/**
 * A year of months in one request: an answer with ten years would be a single block of memory in main, in the bridge
 * and in the page.
 */
const monthsAtOnce = 12

const tooMany = 'together with what is shown already there would be too many readings at once'

/** Whether a month was left out because too many readings would be shown at once. */
export const isOneTooMany = ({ readings }: MonthReading): boolean =>
  !readings.ok && readings.error.code === 'too-large' && readings.error.detail === tooMany

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
    if (count >= most) break
    const answer = await read(part, placeZone?.zone)
    if (placeZone === null && answer.placeZone) {
      placeZone = answer.placeZone
      // It could not be looked up for the months before: they are read again, now that it is known.
      if (found.length > 0) return readInParts({ ...parts, placeZone })
    }
    found.push(...answer.months)
    asked += part.length
    count += readingsIn(answer.months)
    onProgress(asked)
  }
  const left = months.slice(asked).map((month): MonthReading => ({
    month,
    format: 'json',
    readings: fail('too-large', { detail: tooMany }),
  }))
  return { months: [...found, ...left], placeZone }
}

/** The months of a meter. */
export interface MonthsOfMeter {
  readonly meterId: string
  readonly months: readonly string[]
}

interface Meters<Meter extends MonthsOfMeter> {
  readonly meters: readonly Meter[]
  /** Reads a meter, and keeps no more than this many readings. */
  readonly read: (meter: Meter, most: number) => Promise<IntervalReadings>
  /** The most readings that are kept of all meters. */
  readonly most: number
}

/** Reads several meters one after the other; each has the room that those before it have left. */
export const readMeters = async <Meter extends MonthsOfMeter>({ meters, read, most }: Meters<Meter>) => {
  const found: (Meter & { readonly readings: IntervalReadings })[] = []
  let left = most
  for (const meter of meters) {
    const readings = await read(meter, left)
    found.push({ ...meter, readings })
    left = Math.max(0, left - readingsIn(readings.months))
  }
  return found
}
