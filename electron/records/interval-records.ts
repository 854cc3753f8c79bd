import type { MonthReading } from '../../shared/ipc/contract'
import type { Result } from '../../shared/errors/failure'
import type { IntervalFile } from '../link/intervals'
import type { LinkClient } from '../link/link-client'
import type { IntervalReader } from './read-intervals'

/** Interval months as readings, each in the best format that can be had, and as their source files. */
export interface IntervalRecords {
  readonly readings: (
    profileId: number,
    meterId: string,
    months: readonly string[],
    zone: string | undefined,
    signal: AbortSignal,
  ) => Promise<readonly MonthReading[]>
  readonly source: (
    profileId: number,
    meterId: string,
    month: string,
    signal: AbortSignal,
  ) => Promise<Result<IntervalFile>>
}

export const createIntervalRecords = (
  link: Pick<LinkClient, 'intervals'>,
  reader: IntervalReader,
): IntervalRecords => {
  const readMonth = async (
    profileId: number,
    meterId: string,
    month: string,
    zone: string | undefined,
    signal: AbortSignal,
  ): Promise<MonthReading> => {
    const file = await link.intervals.retrieveBest(profileId, meterId, month, { signal })
    if (!file.ok) return { month, format: 'source', readings: file }
    const { format, bytes, contentType } = file.value
    const hints = { contentType: contentType ?? undefined, zone }
    return { month, format, readings: await reader.read(bytes, hints, signal) }
  }

  return {
    readings: async (profileId, meterId, months, zone, signal) => {
      const read: MonthReading[] = []
      // One after the other: each file gets a thread of its own, and two cores have the window to serve as well.
      for (const month of months) read.push(await readMonth(profileId, meterId, month, zone, signal))
      return read
    },
    source: (profileId, meterId, month, signal) =>
      link.intervals.retrieve(profileId, meterId, month, 'source', { signal }),
  }
}
