import { ok, type Result } from '../../../shared/errors/failure'
import { settleTag } from '../../changes/settle'
import type { Session } from '../../connection/session'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

/** Reads the profile's tags anew, and lets the list of profiles know. */
const listed = async (
  { link, directory }: Session,
  profileId: number,
): Promise<Result<readonly string[]>> => {
  const tags = await link.tags.list(profileId)
  const known = directory.known(profileId)
  if (tags.ok && known) directory.changed({ ...known, tags: tags.value })
  return tags
}

const change = async (session: Session, profileId: number, name: string, wanted: 'there' | 'gone') => {
  const { link, journal } = session
  const changed = await journal.run<void>({
    kind: wanted === 'there' ? 'tag-add' : 'tag-remove',
    profileId,
    summary: wanted === 'there' ? 'add a tag' : 'remove a tag',
    before: { tag: name },
    personal: { tag: name },
    send: () =>
      wanted === 'there'
        ? link.tags.add(profileId, name, { priority: 'change' })
        : link.tags.remove(profileId, name, { priority: 'change' }),
    settle: () => settleTag(link, profileId, name, wanted),
  })
  return changed.ok ? listed(session, profileId) : changed
}

export const tagHandlers = (withSession: WithSession): HandlersOf<'tags'> => ({
  'tags:known': () => withSession(async ({ directory }) => ok(directory.knownTags())),
  'tags:list': ({ profileId }) => withSession((session) => listed(session, profileId)),
  'tags:add': ({ profileId, name }) => withSession((session) => change(session, profileId, name, 'there')),
  'tags:remove': ({ profileId, name }) => withSession((session) => change(session, profileId, name, 'gone')),
})
