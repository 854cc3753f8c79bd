import { useThrottledCallback } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { useEvent } from '../../bridge/use-event'

/** While the directory fills, the counts are asked for at most so often. */
const again = 1000

/** All tags of the directory, the most used first, and the choice of their colours. */
export const useKnownTags = () => {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: keys.knownTags,
    queryFn: ({ signal }) => call('tags:known', {}, signal),
  })
  const refresh = useThrottledCallback(() => {
    void queries.invalidateQueries({ queryKey: keys.knownTags }, { cancelRefetch: false })
  }, again)
  useEvent('directory:changed', ({ searchable }) => {
    if (searchable) refresh()
  })
  const colour = useMutation({
    mutationFn: (choice: { readonly name: string; readonly colour: number | null }) =>
      call('tags:colour', choice),
    onSuccess: (tags) => queries.setQueryData(keys.knownTags, tags),
  })
  return { query, colour }
}
