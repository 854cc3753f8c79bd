import type { KnownTag, TagAdded } from '../../../shared/domain/directory'
import { ok, type Result } from '../../../shared/errors/failure'
import { afterwards } from '../../changes/afterwards'
import { settleTag } from '../../changes/settle'
import type { Session } from '../../connection/session'
import { putColour, readColours } from '../../directory/tag-colours'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

/** Reads the profile's tags anew, and lets the list of profiles know. */
const listed = async (
  { link, directory }: Session,
  profileId: number,
): Promise<Result<readonly string[]>> => {
  const tags = await link.tags.list(profileId)
  if (tags.ok) directory.tagsChanged(profileId, tags.value)
  return tags
}

/** The tags cannot be read after the change: what was known of them follows it. */
const follow = async (
  { directory }: Session,
  profileId: number,
  name: string,
  wanted: 'there' | 'gone',
): Promise<void> => {
  const [row] = await directory.known([profileId])
  if (!row?.profile) return
  const others = row.profile.tags.filter((tag) => tag !== name)
  directory.tagsChanged(profileId, wanted === 'there' ? [...others, name] : others)
}

const change = async (
  session: Session,
  profileId: number,
  name: string,
  wanted: 'there' | 'gone',
): Promise<Result<TagAdded>> => {
  const { link, journal } = session
  const changed = await journal.run<unknown>({
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
  if (!changed.ok) return changed
  const tags = await listed(session, profileId)
  if (!tags.ok) await follow(session, profileId, name, wanted)
  return ok({
    tags: tags.ok ? tags.value : null,
    isNew: typeof changed.value === 'boolean' ? changed.value : null,
  })
}

const knownTags = async ({ directory, store }: Session): Promise<Result<readonly KnownTag[]>> => {
  const tags = await directory.tags()
  if (!tags.ok) return tags
  const colours = await readColours(store)
  if (!colours.ok) return colours
  return ok(tags.value.map(({ name, count }) => ({ name, count, colour: colours.value[name] ?? null })))
}

export const tagHandlers = (withSession: WithSession): HandlersOf<'tags'> => ({
  'tags:known': () => withSession(knownTags),
  'tags:profiles': ({ names }) => withSession(({ directory }) => directory.tagged(names)),
  'tags:colour': ({ name, colour }) =>
    withSession(async (session) => {
      const put = await putColour(session.store, name, colour)
      return put.ok ? afterwards(knownTags(session)) : put
    }),
  'tags:list': ({ profileId }) => withSession((session) => listed(session, profileId)),
  'tags:add': ({ profileId, name }) => withSession((session) => change(session, profileId, name, 'there')),
  'tags:remove': ({ profileId, name }) =>
    withSession(async (session) => {
      const removed = await change(session, profileId, name, 'gone')
      return removed.ok ? ok(removed.value.tags) : removed
    }),
})
