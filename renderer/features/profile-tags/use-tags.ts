import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TagAdded } from '../../../shared/domain/directory'
import type { Profile } from '../../../shared/domain/profile'
import { shownText } from '../../../shared/domain/shown-text'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { startDoing, type Done } from '../../parts/done'
import { rememberGiven } from '../../parts/given-tags'
import { knownTags } from '../../parts/known-tags'
import { useEvent } from '../../bridge/use-event'

interface Change {
  readonly change: 'add' | 'remove'
  readonly name: string
}

/** The tags of a profile. They change on the screen once the API has answered, not before. */
export const useTags = (profileId: number) => {
  const queries = useQueryClient()
  const key = keys.tags(profileId)
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('tags:list', { profileId }, signal),
  })
  const known = useQuery(knownTags)
  const send = async (ask: typeof call, { change, name }: Change): Promise<TagAdded> =>
    change === 'add'
      ? ask('tags:add', { profileId, name })
      : { tags: await ask('tags:remove', { profileId, name }), isNew: null }

  const take = async (answer: TagAdded, { change, name }: Change): Promise<void> => {
    if (change === 'add') rememberGiven([name])
    const others = (queries.getQueryData<readonly string[]>(key) ?? []).filter((tag) => tag !== name)
    const tags = answer.tags ?? (change === 'add' ? [...others, name] : others)
    queries.setQueryData(key, tags)
    queries.setQueryData<Profile>(keys.profile(profileId), (stored) => stored && { ...stored, tags })
    await queries.invalidateQueries({ queryKey: keys.knownTags })
    // The change was made, but the list could not be read after it. It is read again, since others may have changed
    // it too.
    if (!answer.tags) void queries.invalidateQueries({ queryKey: key })
  }

  const doneOf = ({ change, name }: Change): Done => {
    const tag = `the tag “${shownText(name)}”`
    const isAdded = change === 'add'
    return {
      did: isAdded ? `Added ${tag} to profile ${profileId}` : `Removed ${tag} from profile ${profileId}`,
      undo: async (callHere) => {
        const isThere = (await callHere('tags:list', { profileId })).includes(name)
        if (isThere !== isAdded) return { left: `Somebody has ${isAdded ? 'removed' : 'added'} it since.` }
        const back: Change = { change: isAdded ? 'remove' : 'add', name }
        await take(await send(callHere, back), back)
        return 'taken-back'
      },
    }
  }

  const mutation = useMutation({
    mutationFn: async (change: Change) => {
      const { remember } = startDoing()
      const wasThere = queries.getQueryData<readonly string[]>(key)?.includes(change.name) ?? false
      const answer = await send(call, change)
      // To add a tag that is there already, or to remove one that is not, changes nothing.
      if (wasThere !== (change.change === 'add')) remember(doneOf(change))
      return answer
    },
    onSuccess: take,
    // A change in doubt may have been made, so the list is read again.
    onError: () => queries.invalidateQueries({ queryKey: key }),
  })
  useEvent('profiles:changed', ({ rows }) => {
    const tags = rows.find(({ id }) => id === profileId)?.profile?.tags
    if (tags && !mutation.isPending) queries.setQueryData(key, tags)
  })
  return { query, known: (known.data ?? []).map(({ name }) => name), mutation }
}
