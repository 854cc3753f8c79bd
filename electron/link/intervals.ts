import type { IntervalMonth } from '../../shared/domain/interval'
import { ok, type Failure } from '../../shared/errors/failure'
import { boundedList, decoded, orWhenAbsent, says } from './answers'
import type { Api } from './api'
import type { CallOptions, Reply } from './call-options'
import { intervalLists, readIntervals } from './decode/interval'
import { idPiece, monthPiece, pathOf, queryOf, textPiece } from './paths'
import { about } from './subject'

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
  /** The best format available: `json`, else `csv`, else `source`, since normalised data may be missing. */
  readonly retrieveBest: (
    profileId: number,
    meterId: string,
    month: string,
    options?: CallOptions,
  ) => Reply<IntervalFile>
}

/** This meter and month have a file, but not in this format. */
const notInThisFormat = (failure: Failure): boolean =>
  failure.subject === 'normalized-data' || says(failure, /format not supported/i)

const byPreference = ['json', 'csv'] as const

export const createIntervalService = (api: Api): IntervalService => {
  const retrieve: IntervalService['retrieve'] = async (profileId, meterId, month, format, options) => {
    const path = pathOf(
      'data',
      'intervals',
      idPiece(profileId),
      textPiece(meterId),
      'monthly',
      monthPiece(month),
    )
    const file = about(
      await api.file(path, queryOf({ format }), api.limits.intervalFile, options),
      'interval',
      'normalized-data',
      'profile',
    )
    return file.ok ? ok({ format, ...file.value }) : file
  }

  const retrieveBest: IntervalService['retrieveBest'] = async (profileId, meterId, month, options) => {
    for (const format of byPreference) {
      const file = await retrieve(profileId, meterId, month, format, options)
      if (file.ok || !notInThisFormat(file.error)) return file
    }
    return retrieve(profileId, meterId, month, 'source', options)
  }

  const list: IntervalService['list'] = async (profileId, options) => {
    const path = pathOf('data', 'intervals', idPiece(profileId))
    const answer = boundedList(await api.readList(path, '', options), ...intervalLists)
    return orWhenAbsent(
      await decoded(about(answer, 'interval', 'profile'), readIntervals),
      [],
      (failure) => failure.code === 'not-found' && says(failure, /no intervals? found/i),
    )
  }

  return { list, retrieve, retrieveBest }
}
