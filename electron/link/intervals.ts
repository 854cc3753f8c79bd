import type { IntervalMonth } from '../../shared/domain/interval'
import type { CallOptions, Reply } from './call-options'

export type IntervalFormat = 'source' | 'csv' | 'json'

export interface IntervalFile {
  readonly format: IntervalFormat
  /** As sent, at most 64 MB. */
  readonly bytes: Uint8Array
  readonly contentType: string | null
}

/** The intervals of "Data Retrieval Service" of the API document. */
export interface IntervalService {
  /** "List Intervals"; "No intervals found" is an empty list. */
  readonly list: (profileId: number, options?: CallOptions) => Reply<readonly IntervalMonth[]>
  /** "Retrieve Interval" in one format. `month` is `YYYY-MM`. */
  readonly retrieve: (
    profileId: number,
    meterId: string,
    month: string,
    format: IntervalFormat,
    options?: CallOptions,
  ) => Reply<IntervalFile>
  /** The best that can be had: `json`, else `csv`, else `source`, as normalised data may not be available. */
  readonly retrieveBest: (
    profileId: number,
    meterId: string,
    month: string,
    options?: CallOptions,
  ) => Reply<IntervalFile>
}
