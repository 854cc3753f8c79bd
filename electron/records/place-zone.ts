import tzlookup from '@photostructure/tz-lookup'
import type { PlaceZone } from '../../shared/domain/interval'
import type { Directory } from '../directory/directory'
import type { LinkClient } from '../link/link-client'

/**
 * The time zone at a profile's ZIP code, from the latitude and longitude of "Query ZIP Information"; null if one of
 * them is missing.
 */
export type PlaceZones = (profileId: number, signal: AbortSignal) => Promise<PlaceZone | null>

export const createPlaceZones = (
  link: { readonly zips: Pick<LinkClient['zips'], 'get'> },
  directory: Pick<Directory, 'rows' | 'read'>,
): PlaceZones => {
  /** Zones by ZIP code, which do not change. Failures are not remembered, so that the next reading asks again. */
  const known = new Map<string, string>()

  const zipcodeOf = async (profileId: number, signal: AbortSignal): Promise<string | null> => {
    const [row] = await directory.rows([profileId], false)
    if (row?.profile?.zipcode) return row.profile.zipcode
    const read = await directory.read(profileId, { signal })
    return read.ok ? read.value.zipcode : null
  }

  return async (profileId, signal) => {
    const zipcode = await zipcodeOf(profileId, signal)
    if (zipcode === null || !/^\d{5}/.test(zipcode)) return null
    const five = zipcode.slice(0, 5)
    const found = known.get(five)
    if (found !== undefined) return { zone: found, zipcode: five }
    const zip = await link.zips.get(five, { signal })
    const { latitude = null, longitude = null } = zip.ok ? zip.value : {}
    if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
      return null
    const zone = tzlookup(latitude, longitude)
    known.set(five, zone)
    return { zone, zipcode: five }
  }
}
