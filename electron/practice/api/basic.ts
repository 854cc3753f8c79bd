import { findProviders, providers } from '../world/providers'
import { zips } from '../world/zips'
import { integer, json, refusal, type Call, type Reply } from './reply'
import type { Shapes } from './shapes'

/** The string of "Echo": from the query, from JSON, or from a form (the document speaks of "POST parameters"). */
const echoed = (call: Call): unknown => {
  if (call.method === 'GET') return call.query.get('string') ?? undefined
  try {
    const value: unknown = JSON.parse(call.body)
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)['string']
      : undefined
  } catch {
    return new URLSearchParams(call.body).get('string') ?? call.query.get('string') ?? undefined
  }
}

/** "Echo". */
export const echo = (call: Call): Reply => json({ string: echoed(call) })

/** "Query ZIP Information". */
export const zipInformation = (shapes: Shapes, zipcode: string | undefined): Reply => {
  if (zipcode === undefined || !/^\d{5}$/.test(zipcode)) return refusal(400, 'Error loading the zipcode')
  const zip = zips.get(zipcode)
  return zip ? json(zip) : shapes.zipNotFound()
}

/** "Find utility provider". */
export const findUtilities = (call: Call): Reply => {
  const zipcode = call.query.get('zipcode') ?? ''
  const name = call.query.get('name') ?? ''
  if (zipcode === '' && name === '') return refusal(400, 'Name or Zipcode not found in URI')
  const found = findProviders({ zipcode, name, type: call.query.get('type') ?? '' })
  return found.length > 0
    ? json({ provider_ids: found.map((each) => each.id) })
    : refusal(404, 'Utility Provider not found')
}

/** "Query Utility Provider Information". */
export const utilityInformation = (id: string | undefined): Reply => {
  const providerId = integer(id)
  if (providerId === undefined) return refusal(400, 'Error loading the Provider ID')
  const provider = providers.get(providerId)
  if (!provider) return refusal(404, 'Utility Provider not found')
  return json({
    name: provider.name,
    type: provider.services.filter((service) => service !== 'solar_lease').join(', '),
    lseid: provider.lseid,
    homepage_url: provider.homepage,
  })
}
