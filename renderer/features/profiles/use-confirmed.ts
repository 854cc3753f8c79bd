import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { Failure } from '../../../shared/errors/failure'
import { call, failureOf } from '../../bridge/call'
import { keys } from '../../bridge/keys'

/** The server is asked once the typing rests; milliseconds. */
const restMs = 400

export type Confirmed =
  /** Not asked: nothing is searched for, or the server cannot express it. */
  | { readonly state: 'none' }
  /** It is still being typed. */
  | { readonly state: 'resting' }
  | { readonly state: 'asking' }
  | { readonly state: 'done'; readonly added: number }
  | { readonly state: 'failed'; readonly failure: Failure }

/** What the server's own search says to the directory's answer. What it adds, the list hears by itself. */
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
