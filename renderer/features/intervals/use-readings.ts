import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChosenUnit } from '../../../shared/domain/interval'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { readInParts } from './read-in-parts'
import { asSent } from './zones'

/** The months of a profile's meters that can be read. */
export const useIntervalMonths = (profileId: number) =>
  useQuery({
    queryKey: keys.intervals(profileId),
    queryFn: ({ signal }) => call('intervals:list', { profileId }, signal),
  })

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
) => {
  const named = zone === asSent ? undefined : zone
  const [done, setDone] = useState(0)
  const query = useQuery({
    queryKey: keys.readings(profileId, meterId, months, named, unit ?? undefined),
    queryFn: ({ signal }) => {
      setDone(0)
      return readInParts({
        months,
        read: (part, placeZone) => {
          const zoneOfAll = named ?? placeZone
          return call(
            'intervals:readings',
            {
              profileId,
              meterId,
              months: [...part],
              ...(zoneOfAll === undefined ? {} : { zone: zoneOfAll }),
              ...(unit === null ? {} : { unit }),
            },
            signal,
          )
        },
        onProgress: setDone,
      })
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
