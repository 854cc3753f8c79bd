import type { SeriesKey } from '../coverage/series'

/** Whose bills an interval meter's readings are, as a person has said. The API joins them by nothing. */
export interface MeterMatch {
  readonly meterId: string
  /** Null: none of them. */
  readonly bills: SeriesKey | null
}
