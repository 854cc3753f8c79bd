import type { SeriesKey } from '../coverage/series'

/**
 * Which bills belong to the readings of an interval meter, as confirmed by a person. Nothing in the API connects them.
 */
export interface MeterMatch {
  readonly meterId: string
  /** Null if none of them does. */
  readonly bills: SeriesKey | null
}
