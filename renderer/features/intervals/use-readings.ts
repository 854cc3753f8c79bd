import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChosenUnit, IntervalReadings } from '../../../shared/domain/interval'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { readInParts, readMeters, type MonthsOfMeter } from './read-in-parts'
import { forgetUnused, mostReadings } from './room'
import { asSent } from './zones'

/** The months of a profile's meters that can be read. */
export const useIntervalMonths = (profileId: number) =>
  useQuery({
    queryKey: keys.intervals(profileId),
    queryFn: ({ signal }) => call('intervals:list', { profileId }, signal),
  })

interface Wanted {
  readonly meterId: string
  readonly months: readonly string[]
  /** Undefined for that of the place. */
  readonly zone: string | undefined
  readonly unit?: ChosenUnit | null
  /** Whether only what is stored on this computer is read: other months are left out of the answer. */
  readonly isStored?: boolean
  /** The most readings that are kept. */
  readonly most?: number
}

/** Reads the months of a meter, however many. */
export const readMonths = (
  profileId: number,
  { meterId, months, zone, unit = null, isStored = false, most = mostReadings }: Wanted,
  signal: AbortSignal,
  onProgress: (count: number) => void,
): Promise<IntervalReadings> =>
  readInParts({
    months,
    most,
    read: (part, placeZone) => {
      const zoneOfAll = zone ?? placeZone
      return call(
        'intervals:readings',
        {
          profileId,
          meterId,
          months: [...part],
          ...(zoneOfAll === undefined ? {} : { zone: zoneOfAll }),
          ...(unit === null ? {} : { unit }),
          ...(isStored && { stored: true }),
        },
        signal,
      )
    },
    onProgress,
  })

/** The zone to read in; undefined for that of the place. */
export const zoneToRead = (chosen: string): string | undefined => (chosen === asSent ? undefined : chosen)

/**
 * Says that more may be stored on this computer now: what the list of bills compares of what is stored is from before
 * that.
 */
const useStoredMore = (profileId: number) => {
  const queries = useQueryClient()
  return (): void => void queries.invalidateQueries({ queryKey: keys.meteredStored(profileId) })
}

/**
 * The readings of some months. Without months nothing is requested. Choosing others cancels a call that is still in
 * progress.
 */
export const useReadings = (
  profileId: number,
  meterId: string,
  months: readonly string[],
  zone: string,
  unit: ChosenUnit | null,
  most = mostReadings,
) => {
  const queries = useQueryClient()
  const named = zoneToRead(zone)
  const [done, setDone] = useState(0)
  const storedMore = useStoredMore(profileId)
  const query = useQuery({
    queryKey: keys.readings(profileId, meterId, { months, zone: named, unit, most }),
    queryFn: async ({ signal }) => {
      setDone(0)
      forgetUnused(queries)
      const wanted = { meterId, months, zone: named, unit, most }
      const readings = await readMonths(profileId, wanted, signal, setDone)
      storedMore()
      return readings
    },
    // Comparing a hundred thousand readings with the previous ones would cost more than drawing them.
    structuralSharing: false,
    enabled: months.length > 0,
  })
  return {
    query,
    /** How many of the months have been read so far. */
    done,
  }
}

/** The readings of a meter that is shown together with another one. */
export interface OtherReadings extends MonthsOfMeter {
  readonly readings: IntervalReadings
}

/**
 * The readings of several meters, one after the other, so that no more than one file is read at a time, and no more than
 * `most` readings of all of them are kept.
 */
export const useOtherReadings = (
  profileId: number,
  meters: readonly MonthsOfMeter[],
  zone: string,
  most: number,
) => {
  const queries = useQueryClient()
  const storedMore = useStoredMore(profileId)
  return useQuery({
    queryKey: keys.readingsTogether(profileId, { meters, zone: zoneToRead(zone), most }),
    queryFn: async ({ signal }) => {
      forgetUnused(queries)
      const found: readonly OtherReadings[] = await readMeters({
        meters,
        most,
        read: (meter, left) => {
          const wanted = { ...meter, zone: zoneToRead(zone), most: left }
          return readMonths(profileId, wanted, signal, () => undefined)
        },
      })
      storedMore()
      return found
    },
    structuralSharing: false,
    enabled: meters.length > 0,
  })
}
