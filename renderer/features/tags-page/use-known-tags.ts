import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** All tags of the directory, the most used first, and the choice of their colours. */
export const useKnownTags = () => {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: keys.knownTags,
    queryFn: ({ signal }) => call('tags:known', {}, signal),
  })
  const colour = useMutation({
    mutationFn: (choice: { readonly name: string; readonly colour: number | null }) =>
      call('tags:colour', choice),
    onSuccess: (tags) => queries.setQueryData(keys.knownTags, tags),
  })
  return { query, colour }
}
