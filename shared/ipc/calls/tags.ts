import { z } from 'zod'
import { tagColours, type KnownTag, type TagAdded, type TagProfiles } from '../../domain/directory'
import { call } from '../call'
import { id, nothing, tagName, text } from '../fields'

export const tagsCalls = {
  /** All tags of the directory, the most used first. */
  'tags:known': call<readonly KnownTag[]>()(nothing),
  /** The profiles that have one of these tags, spelt exactly so. */
  'tags:profiles': call<TagProfiles>()(z.strictObject({ names: z.array(tagName).min(1).max(1000) })),
  /** Null after a change that was made, if the tags could not be read after it. */
  'tags:colour': call<readonly KnownTag[] | null>()(
    z.strictObject({
      name: text(200).min(1),
      colour: z
        .int()
        .min(0)
        .max(tagColours - 1)
        .nullable(),
    }),
  ),
  'tags:list': call<readonly string[]>()(z.strictObject({ profileId: id })),
  'tags:add': call<TagAdded>()(z.strictObject({ profileId: id, name: text(200).min(1) })),
  'tags:remove': call<readonly string[] | null>()(z.strictObject({ profileId: id, name: text(200).min(1) })),
}
