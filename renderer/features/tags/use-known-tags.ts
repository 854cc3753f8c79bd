import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { knownTags } from '../../parts/known-tags'

/** All tags of the directory, the most used first, and a way to choose their colours. */
export const useKnownTags = () => {
  const queries = useQueryClient()
  const query = useQuery(knownTags)
  const colour = useMutation({
    mutationFn: (choice: { readonly name: string; readonly colour: number | null }) =>
      call('tags:colour', choice),
    onSuccess: (tags) =>
      tags
        ? void queries.setQueryData(keys.knownTags, tags)
        : void queries.invalidateQueries({ queryKey: keys.knownTags }),
  })
  return { query, colour }
}
