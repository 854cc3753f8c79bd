import { queryOptions } from '@tanstack/react-query'
import { call } from '../bridge/call'
import { keys } from '../bridge/keys'

/** All tags of the directory, the most used first, each with its count and colour. */
export const knownTags = queryOptions({
  queryKey: keys.knownTags,
  queryFn: ({ signal }) => call('tags:known', {}, signal),
})
