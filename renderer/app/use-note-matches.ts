import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { call } from '../bridge/call'

const restMs = 150
/** Shorter texts are in too many notes. */
const minLength = 3

/** The profiles with a note that contains all words of the text; none while they are being looked for. */
export const useNoteMatches = (text: string, connected: boolean): readonly number[] => {
  const [rested] = useDebouncedValue(text, restMs)
  const { data } = useQuery({
    queryKey: ['palette', 'notes', rested],
    queryFn: async ({ signal }) => [...(await call('notes:find', { text: rested }, signal)).ids],
    enabled: connected && rested === text && text.length >= minLength,
    gcTime: 0,
  })
  return rested === text ? (data ?? []) : []
}
