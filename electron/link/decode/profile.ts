import type { Profile } from '../../../shared/domain/profile'
import { readIds } from './ids'
import { isObject, type Json, type JsonObject } from './json'
import { readInstant } from './times'
import { pick, readId, readLabel, readNames, readText } from './values'

const recordOf = (json: JsonObject): JsonObject => {
  const inner = json.get('profile')
  return isObject(inner) ? inner : json
}

/**
 * Merges any reply about one profile into what is known of it, since every reply of the API is incomplete. Null if it
 * names another profile: it is about another customer.
 */
export const readProfile = (json: Json, known: Profile): Profile | null => {
  if (!isObject(json)) return null
  const record = recordOf(json)
  const named = readId(pick(record, 'profile_id', 'id'))
  if (named !== null && named !== known.id) return null
  const tags = record.get('tags')
  return {
    id: known.id,
    label: record.has('label') ? readLabel(record.get('label')) : known.label,
    provider: readText(pick(record, 'utility_provider', 'provider_name')) ?? known.provider,
    providerId: readId(pick(record, 'utility_provider_id', 'provider_id', 'provider')) ?? known.providerId,
    zipcode: record.has('zipcode')
      ? (readText(record.get('zipcode')) ?? '')
      : (readText(record.get('zip')) ?? known.zipcode),
    tags: tags === undefined ? known.tags : (readNames(tags, ['name', 'tag']) ?? known.tags),
    created: readInstant(record.get('created')) ?? known.created,
    modified: readInstant(record.get('modified')) ?? known.modified,
  }
}

/** Like `readProfile`, for "Retrieve Profile": null if the reply has nothing that only a profile has. */
export const readStored = (json: Json, known: Profile): Profile | null => {
  if (!isObject(json)) return null
  const profileNames = [
    'label',
    'tags',
    'created',
    'modified',
    'utility_provider',
    'utility_provider_id',
    'provider_id',
  ]
  const record = recordOf(json)
  return profileNames.some((name) => record.has(name)) ? readProfile(json, known) : null
}

/** A profile of which nothing is known but its id. */
export const bareProfile = (id: number): Profile => ({
  id,
  label: '',
  provider: null,
  providerId: null,
  zipcode: null,
  tags: [],
  created: null,
  modified: null,
})

/** The id of a new profile: `id` in the document's example, `profile_id` in its text. */
export const readNewProfileId = (json: Json): number | null =>
  isObject(json) ? readId(pick(recordOf(json), 'profile_id', 'id')) : null

/** "Query/List Profiles". */
export const readProfileIds = (json: Json): Promise<readonly number[] | null> =>
  readIds(json, 'profiles', 'profile_id')
