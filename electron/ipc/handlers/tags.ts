import { afterwards } from '../../changes/afterwards'
import { addTag, readTags, removeTag } from '../../changes/tags'
import { knownTags, putColour } from '../../directory/tag-colours'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

export const tagHandlers = (withSession: WithSession): HandlersOf<'tags'> => ({
  'tags:known': () => withSession(knownTags),
  'tags:profiles': ({ names }) => withSession(({ directory }) => directory.tagged(names)),
  'tags:colour': ({ name, colour }) =>
    withSession(async (session) => {
      const put = await putColour(session.store, name, colour)
      return put.ok ? afterwards(knownTags(session)) : put
    }),
  'tags:list': ({ profileId }) => withSession((session) => readTags(session, profileId)),
  'tags:add': ({ profileId, name }) => withSession((session) => addTag(session, profileId, name)),
  'tags:remove': ({ profileId, name }) => withSession((session) => removeTag(session, profileId, name)),
})
