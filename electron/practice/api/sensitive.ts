import type { TransmissionKeys } from '../keys'
import type { Profile } from '../world/profiles'
import type { World } from '../world/world'
import { bodyOf, refusal, type Call, type Reply } from './reply'
import type { Shapes } from './shapes'

/** "Get Sensitive Transmission Key". */
export const transmissionKey = async (keys: TransmissionKeys, shapes: Shapes): Promise<Reply> =>
  shapes.transmissionKey(await keys.current())

/** "List Sensitive Fields". */
export const listFields = (world: World, shapes: Shapes, profile: Profile): Reply =>
  shapes.fieldNames(world.credentials.fields(profile.id))

/** "Add Sensitive Field" and "Change Sensitive Field". The value is decrypted before the field is looked up. */
export const storeField = (
  world: World,
  keys: TransmissionKeys,
  shapes: Shapes,
  call: Call,
  profile: Profile,
): Reply => {
  const { field, value } = bodyOf(call) ?? {}
  if (typeof field !== 'string' || field === '' || typeof value !== 'string') {
    return refusal(400, 'Error loading the JSON')
  }
  const decrypted = keys.decrypt(value)
  if ('refused' in decrypted) return refusal(403, decrypted.refused)
  const exists = world.credentials.has(profile.id, field)
  if (call.method === 'POST' && exists) return refusal(409, 'Field already exists')
  if (call.method === 'PUT' && !exists) return refusal(404, 'Sensitive field not found')
  world.credentials.set(profile.id, field, decrypted.plaintext)
  decrypted.plaintext.fill(0)
  return call.method === 'POST' ? shapes.fieldAdded() : shapes.fieldChanged()
}

/** "Delete Sensitive Field". */
export const deleteField = (world: World, shapes: Shapes, profile: Profile, field: string): Reply => {
  if (!world.credentials.has(profile.id, field)) return shapes.sensitiveFieldNotFound()
  if (world.credentials.isDamaged(profile.id, field)) return refusal(403, 'Decryption failed')
  world.credentials.remove(profile.id, field)
  return shapes.fieldDeleted()
}
