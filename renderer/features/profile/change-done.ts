import type { QueryClient } from '@tanstack/react-query'
import { changeableFieldNames, fieldsOfDraft } from '../../../shared/domain/overtaken'
import type { Profile, ProfileDraft } from '../../../shared/domain/profile'
import { keys } from '../../bridge/keys'
import type { Done } from '../../parts/done'
import { seenOf } from './profile-edit'

const listed = new Intl.ListFormat('en')

/**
 * A change of a profile, for taking it back. A field that the API did not give before the change is not known, so it
 * cannot be restored.
 */
export const changeDone = (
  before: Profile,
  after: Profile,
  changed: ProfileDraft,
  queries: QueryClient,
): Done => {
  const fields = fieldsOfDraft(changed)
  const did = `Changed ${listed.format(fields.map((field) => changeableFieldNames[field]))} of profile ${after.id}`
  const unknown = fields.filter((field) => before[field] === null)
  if (unknown.length > 0) {
    return {
      did,
      undo: `The API had not given the ${listed.format(unknown.map((field) => changeableFieldNames[field]))} before.`,
    }
  }
  return {
    did,
    undo: async (call) => {
      const earlier: ProfileDraft = Object.fromEntries(fields.map((field) => [field, before[field]]))
      const answer = await call('profiles:change', { id: after.id, seen: seenOf(after), ...earlier })
      queries.setQueryData(keys.profile(after.id), answer.profile)
      return answer.outcome === 'changed' ? 'taken-back' : { left: 'Somebody has changed the profile since.' }
    },
  }
}
