import { useQuery } from '@tanstack/react-query'
import type { ChosenUnit } from '../../../shared/domain/interval'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { asSent } from './zones'

/** The months of a profile's meters that can be read. */
export const useIntervalMonths = (profileId: number) =>
  useQuery({
    queryKey: keys.intervals(profileId),
    queryFn: ({ signal }) => call('intervals:list', { profileId }, signal),
  })

/** The readings of some months; none are asked for where there are none. Choosing others takes back a call that is still under way. */
export const useReadings = (
  profileId: number,
  meterId: string,
  months: readonly string[],
  zone: string,
  unit: ChosenUnit | null,
) => {
  const named = zone === asSent ? undefined : zone
  return useQuery({
    queryKey: keys.readings(profileId, meterId, months, named, unit ?? undefined),
    queryFn: ({ signal }) =>
      call(
        'intervals:readings',
        {
          profileId,
          meterId,
          months: [...months],
          ...(named === undefined ? {} : { zone: named }),
          ...(unit === null ? {} : { unit }),
        },
        signal,
      ),
    // Comparing a hundred thousand readings with those before would cost more than drawing them.
    structuralSharing: false,
    enabled: months.length > 0,
  })
}
