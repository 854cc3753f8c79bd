import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { Failure } from '../../../shared/errors/failure'
import { call, failureOf } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** The server is asked once typing has stopped for this time; milliseconds. */
const restMs = 400

export type Confirmed =
  /** Not asked: there is no search, or the server cannot express it. */
  | { readonly state: 'none' }
  /** The search is still being typed. */
  | { readonly state: 'resting' }
  | { readonly state: 'asking' }
  | { readonly state: 'done'; readonly added: number }
  | { readonly state: 'failed'; readonly failure: Failure }

/** How the server's own search confirms the directory's answer. Profiles that it adds reach the list by events. */
export const useConfirmed = (text: string): Confirmed => {
  const [settled] = useDebouncedValue(text, restMs)
  const wanted = text !== '' && settled === text
  const { data, error, isFetching } = useQuery({
    queryKey: keys.confirmed(settled),
    queryFn: ({ signal }) => call('profiles:confirm', { text: settled }, signal),
    enabled: wanted,
    gcTime: 0,
  })
  if (!wanted) return { state: text === '' ? 'none' : 'resting' }
  if (isFetching) return { state: 'asking' }
  if (error) return { state: 'failed', failure: failureOf(error) }
  return data?.serverAsked ? { state: 'done', added: data.added } : { state: 'none' }
}
