import type { IntervalMonth, IntervalReadings, MonthReading, Readings } from '../../shared/domain/interval'
import { latestOf } from '../../shared/coverage/months'
import { ok, type Result } from '../../shared/errors/failure'
import { outsideWords } from '../../shared/intervals/in-month'
import type { Directory } from '../directory/directory'
import type { IntervalFile, IntervalFormat } from '../link/intervals'
import type { LinkClient } from '../link/link-client'
import type { FileKey, Store } from '../store/store'
import type { PlaceZones } from './place-zone'
import type { IntervalMonths } from './interval-months'
import type { IntervalReader } from './read-intervals'

/** What a person chose for files that do not say it themselves. */
export interface Choices {
  readonly zone?: string | undefined
  readonly unit?: string | undefined
  /** Whether only what is stored on this computer is read: other months are left out, and no file is requested. */
  readonly stored?: true | undefined
}

/** Lists of interval months, their readings (each month in the best available format), and their files. */
export interface IntervalRecords {
  readonly list: (profileId: number, signal: AbortSignal) => Promise<Result<readonly IntervalMonth[]>>
  /** Local times without a zone are read in the chosen zone, or otherwise in that of the profile's ZIP code. */
  readonly readings: (
    profileId: number,
    meterId: string,
    months: readonly string[],
    choices: Choices,
    signal: AbortSignal,
  ) => Promise<IntervalReadings>
  /** One month in one format, from the sealed cache, or otherwise from the API. */
  readonly file: (
    profileId: number,
    meterId: string,
    month: string,
    format: IntervalFormat,
    signal: AbortSignal,
  ) => Promise<Result<IntervalFile>>
}

const formats = ['json', 'csv', 'source'] as const

/** The API gives a file for a month; whether its readings are of that month, only they say. */
const withOutside = (month: string, read: Result<Readings>): Result<Readings> => {
  const words = read.ok ? outsideWords(month, read.value.channels) : null
  return read.ok && words !== null ? ok({ ...read.value, doubts: [...read.value.doubts, words] }) : read
}

export const createIntervalRecords = (
  link: Pick<LinkClient, 'intervals'>,
  store: { readonly files: Pick<Store['files'], 'get' | 'put'> },
  lists: Pick<IntervalMonths, 'list'>,
  reader: IntervalReader,
  placeZones: PlaceZones,
  directory: Pick<Directory, 'isGone' | 'forgettingOf'>,
): IntervalRecords => {
  /** The months of each profile, as last listed. */
  const listed = new Map<number, readonly IntervalMonth[]>()

  /**
   * The cache key of a month's file. A month grows until it is complete, and each extraction makes another file: the
   * time of the extraction is part of the key, so that an old file is never taken for the new one. Null if the list has
   * no such time.
   */
  const keyOf = (profileId: number, meterId: string, month: string, which: string): FileKey | null => {
    const record = latestOf(
      listed.get(profileId)?.filter((each) => each.meterId === meterId && each.month === month) ?? [],
    )
    if (!record || record.extractionTime === null) return null
    const version = [record.extractionTime, record.lastInterval, record.sourceFileSize, record.jobId]
    return `${profileId}/${JSON.stringify([meterId, month, which, ...version])}`
  }

  const cached = async (key: FileKey | null, format: IntervalFormat): Promise<IntervalFile | null> => {
    const file = key === null ? null : await store.files.get('interval', key)
    return file?.ok && file.value ? { format, bytes: file.value, contentType: null } : null
  }

  /** Fetches a file and keeps it. A profile that was deleted or forgotten meanwhile leaves nothing behind. */
  const fetchAndKeep = async (
    profileId: number,
    fetch: () => Promise<Result<IntervalFile>>,
    keyFor: (file: IntervalFile) => FileKey | null,
  ): Promise<Result<IntervalFile>> => {
    const isForgotten = directory.forgettingOf(profileId)
    const file = await fetch()
    if (!file.ok || isForgotten() || directory.isGone(profileId)) return file
    const key = keyFor(file.value)
    if (key !== null) await store.files.put('interval', key, file.value.bytes)
    return file
  }

  const storedBest = async (profileId: number, meterId: string, month: string) => {
    for (const format of formats) {
      const found = await cached(keyOf(profileId, meterId, month, `best ${format}`), format)
      if (found) return found
    }
    return null
  }

  const best = async (profileId: number, meterId: string, month: string, signal: AbortSignal) => {
    const found = await storedBest(profileId, meterId, month)
    if (found) return ok(found)
    return fetchAndKeep(
      profileId,
      () => link.intervals.retrieveBest(profileId, meterId, month, { signal }),
      (file) => keyOf(profileId, meterId, month, `best ${file.format}`),
    )
  }

  return {
    list: async (profileId, signal) => {
      const months = await lists.list(profileId, signal)
      if (months.ok) listed.set(profileId, months.value)
      return months
    },
    readings: async (profileId, meterId, months, { zone, unit, stored }, signal) => {
      const place = zone === undefined ? placeZones(profileId, signal) : Promise.resolve(null)
      const read: MonthReading[] = []
      // One file at a time: each gets a thread of its own, and a computer with two cores has to serve the window as
      // well.
      for (const month of months) {
        const kept = stored ? await storedBest(profileId, meterId, month) : null
        if (stored && !kept) continue
        const file = kept ? ok(kept) : await best(profileId, meterId, month, signal)
        if (!file.ok) {
          read.push({ month, format: 'source', readings: file })
          continue
        }
        const hints = { zone: zone ?? (await place)?.zone, unit }
        read.push({
          month,
          format: file.value.format,
          readings: withOutside(month, await reader.read(file.value.bytes, hints, signal)),
        })
      }
      return { months: read, placeZone: await place }
    },
    file: async (profileId, meterId, month, format, signal) => {
      const key = keyOf(profileId, meterId, month, format)
      const found = await cached(key, format)
      if (found) return ok(found)
      return fetchAndKeep(
        profileId,
        () => link.intervals.retrieve(profileId, meterId, month, format, { signal }),
        () => key,
      )
    },
  }
}
