import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TagAdded } from '../../../shared/domain/directory'
import type { Profile } from '../../../shared/domain/profile'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
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
  const mutation = useMutation({
    mutationFn: async ({ change, name }: Change): Promise<TagAdded> =>
      change === 'add'
        ? call('tags:add', { profileId, name })
        : { tags: await call('tags:remove', { profileId, name }), isNew: null },
    onSuccess: async (answer, { change, name }) => {
      if (change === 'add') rememberGiven([name])
      const others = (queries.getQueryData<readonly string[]>(key) ?? []).filter((tag) => tag !== name)
      const tags = answer.tags ?? (change === 'add' ? [...others, name] : others)
      queries.setQueryData(key, tags)
      queries.setQueryData<Profile>(keys.profile(profileId), (known) => known && { ...known, tags })
      await queries.invalidateQueries({ queryKey: keys.knownTags })
      // The change was made, but the list could not be read after it. It is read again, since others may have changed
      // it too.
      if (!answer.tags) void queries.invalidateQueries({ queryKey: key })
    },
    // A change in doubt may have been made, so the list is read again.
    onError: () => queries.invalidateQueries({ queryKey: key }),
  })
  useEvent('profiles:changed', ({ rows }) => {
    const tags = rows.find(({ id }) => id === profileId)?.profile?.tags
    if (tags && !mutation.isPending) queries.setQueryData(key, tags)
  })
  return { query, known: (known.data ?? []).map(({ name }) => name), mutation }
}
