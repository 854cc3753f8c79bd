import type { Result } from '../errors/failure'

/** "List Intervals" and "Retrieve Interval" of the API document. */

/** One month of one meter. */
export interface IntervalMonth {
  readonly meterId: string
  /** `YYYY-MM`. */
  readonly month: string
  /** Unix seconds, or null. `lastInterval` is the start of the last interval, as the document says. */
  readonly firstInterval: number | null
  readonly lastInterval: number | null
  readonly complete: boolean | null
  readonly extractionTime: number | null
  /** Bytes. */
  readonly sourceFileSize: number | null
  readonly jobId: string | null
}

/** Units that a person can choose for a file that names none. */
export const chosenUnits = ['kWh', 'Wh', 'MWh', 'kW', 'W', 'therm', 'CCF', 'm3', 'ft3', 'USGal', 'L'] as const
export type ChosenUnit = (typeof chosenUnits)[number]

export type ChannelKind = 'interval' | 'register' | 'demand' | 'temperature' | 'cost' | 'other'

/**
 * One series of readings. `start` and `end` are Unix seconds in UTC; `value` is in `unit`, NaN where the file has a
 * place for a reading but no value. All three have the same length, in time order. A register's readings are instants:
 * `end` is `start`. Names are distinct within a file.
 */
export interface Channel {
  readonly name: string
  readonly kind: ChannelKind
  /** `raw` where the file names none. */
  readonly unit: string
  readonly start: Float64Array
  readonly end: Float64Array
  readonly value: Float64Array
  /** Exact decimal sum of all readings with a value, repeats included; for a register: last minus first. */
  readonly total: string
  /** Places without a value, which the counts below leave out. */
  readonly blank: number
  /** Readings with the start of the one before. */
  readonly repeats: number
  /** Holes between readings. */
  readonly gaps: number
  /** Readings that begin before the one before them ends. */
  readonly overlaps: number
  /** Readings that the file itself marks as estimated or substituted. */
  readonly estimated: number
}

/** What a reader made of one interval file. */
export interface Readings {
  readonly channels: readonly Channel[]
  /** The zone that local stamps were read in, where the file named none. */
  readonly assumedZone: string | null
  /** Doubts about the file that a careful reader would mention, in sentences. */
  readonly doubts: readonly string[]
}

export interface IntervalReadings {
  readonly months: readonly MonthReading[]
  /** The zone that local times were read in where nobody chose one; null where one was chosen, or the place is not known. */
  readonly placeZone: PlaceZone | null
}

/** The time zone at a profile's ZIP code. */
export interface PlaceZone {
  readonly zone: string
  readonly zipcode: string
}

/** One month that was read, with its format, or why it could not be read. */
export interface MonthReading {
  readonly month: string
  readonly format: 'json' | 'csv' | 'source'
  readonly readings: Result<Readings>
}
