import { providers } from '../world/providers'
import type { Profile, ProfileSearch } from '../world/profiles'
import type { World } from '../world/world'
import { zips } from '../world/zips'
import { bodyOf, integer, integerValue, refusal, type Call, type ProfileView, type Reply } from './reply'
import type { SearchReading, Shapes } from './shapes'

const dayMs = 86_400_000

/** A date or time of a query, in any usual form. Undefined if it cannot be read; the condition is then ignored. */
const dateOf = (text: string | null): number | undefined => {
  if (text === null || text === '') return undefined
  if (/^\d{9,13}$/.test(text)) return text.length > 10 ? Number(text) : Number(text) * 1000
  const time = Date.parse(/T\d\d:\d\d(:[\d.]+)?$/.test(text) ? `${text}Z` : text)
  return Number.isNaN(time) ? undefined : time
}

/** The end of a range. A day without a time includes the whole day. */
const endOf = (text: string | null): number | undefined => {
  const time = dateOf(text)
  return time !== undefined && text !== null && /^\d{4}-\d\d-\d\d$/.test(text) ? time + dayMs - 1 : time
}

const matcher = (query: URLSearchParams, reading: SearchReading): ((profile: Profile) => boolean) => {
  const label = query.get('label') ?? ''
  const tags = (query.get('tags') ?? '').split(',').flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim()]))
  return (profile) => {
    const has = (tag: string): boolean => profile.tags.includes(tag)
    return (
      (label === '' || reading.label(label, profile.label)) &&
      (tags.length === 0 || (reading.tags === 'all' ? tags.every(has) : tags.some(has)))
    )
  }
}

const idsOf = (query: URLSearchParams, reading: SearchReading): readonly number[] | undefined => {
  const given = query.getAll('id').filter((text) => text !== '')
  if (given.length === 0) return undefined
  const texts = reading.idLists ? given.flatMap((text) => text.split(',')) : given
  return [...new Set(texts.flatMap((text) => integer(text.trim()) ?? []))]
}

/** "Query/List Profiles". If nothing matches, the answer is an empty list and not an error. */
export const listProfiles = (world: World, shapes: Shapes, call: Call): Reply => {
  const ids = idsOf(call.query, shapes.search)
  const provider = call.query.get('provider') ?? ''
  const createdFrom = dateOf(call.query.get('start_date'))
  const createdTo = endOf(call.query.get('end_date'))
  const conditions: ProfileSearch = {
    ...(ids && { ids }),
    ...(provider === '' ? {} : { providerId: integer(provider) ?? -1 }),
    ...(createdFrom === undefined ? {} : { createdFrom }),
    ...(createdTo === undefined ? {} : { createdTo }),
  }
  const conditionless = !call.query.get('label') && !call.query.get('tags')
  const matches = conditionless ? {} : { matches: matcher(call.query, shapes.search) }
  return shapes.profileList(world.profiles.list({ ...conditions, ...matches }))
}

const viewOf = (profile: Profile): ProfileView => ({ profile, provider: providers.get(profile.providerId) })

/** "Retrieve Profile". */
export const retrieveProfile = (world: World, shapes: Shapes, id: string): Reply => {
  const profileId = integer(id)
  if (profileId === undefined) return shapes.badProfileIdOnRead()
  const profile = world.profiles.get(profileId)
  return profile ? shapes.profile(viewOf(profile)) : refusal(404, 'Profile not found')
}

interface Fields {
  providerId?: number
  zipcode?: string
  label?: string
}

/** The fields of a body that creates or changes a profile, or the refusal if one of them is wrong. */
const fieldsOf = (body: Readonly<Record<string, unknown>>): Fields | Reply => {
  const { provider_id: provider, zipcode, label } = body
  const fields: Fields = {}
  if (provider !== undefined) {
    const providerId = integerValue(provider)
    if (providerId === undefined || !providers.has(providerId))
      return refusal(404, 'Utility provider not found')
    fields.providerId = providerId
  }
  if (zipcode !== undefined && zipcode !== null && zipcode !== '') {
    if (typeof zipcode !== 'string' || !zips.has(zipcode)) return refusal(404, 'ZIP not found')
    fields.zipcode = zipcode
  } else if (zipcode !== undefined) {
    fields.zipcode = ''
  }
  if (label !== undefined) {
    if (label !== null && typeof label !== 'string') return refusal(400, 'Error loading the JSON')
    fields.label = label ?? ''
  }
  return fields
}

/** "Create profile". */
export const createProfile = (world: World, shapes: Shapes, call: Call): Reply => {
  const body = bodyOf(call)
  if (!body || body['provider_id'] === undefined) return refusal(400, 'Error loading the JSON')
  const fields = fieldsOf(body)
  if ('status' in fields) return fields
  const provider = providers.get(fields.providerId ?? -1)
  if (!provider) return refusal(404, 'Utility provider not found')
  if (provider.zipRequired && !fields.zipcode) return refusal(404, 'ZIP not found')
  const profile = world.profiles.create({
    providerId: provider.id,
    zipcode: fields.zipcode ?? '',
    label: fields.label ?? '',
  })
  return shapes.created(viewOf(profile))
}

/** "Change Profile". */
export const changeProfile = (world: World, shapes: Shapes, call: Call, profile: Profile): Reply => {
  const body = bodyOf(call)
  if (!body) return refusal(400, 'Error loading the JSON')
  const fields = fieldsOf(body)
  if ('status' in fields) return fields
  world.profiles.change(profile.id, fields)
  return shapes.changed(viewOf(world.profiles.get(profile.id) ?? profile))
}

/** "Delete Profile". */
export const deleteProfile = (world: World, shapes: Shapes, profile: Profile): Reply => {
  world.profiles.remove(profile.id)
  world.credentials.forget(profile.id)
  return shapes.deleted()
}

const tagName = (call: Call): string | undefined => {
  const name = bodyOf(call)?.['name']
  return typeof name === 'string' && name !== '' ? name : undefined
}

/** "List Tags", "Add Tag", "Delete Tag". */
export const profileTags = (world: World, shapes: Shapes, call: Call, profile: Profile): Reply => {
  if (call.method === 'GET') return shapes.tags(profile.tags)
  const name = tagName(call)
  if (name === undefined) return refusal(400, 'Error loading the JSON')
  if (call.method === 'POST') return shapes.tagAdded(world.profiles.addTag(profile.id, name))
  return world.profiles.removeTag(profile.id, name) ? shapes.tagDeleted() : refusal(404, 'Tag not found')
}
