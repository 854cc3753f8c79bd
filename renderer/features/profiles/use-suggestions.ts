import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Suggestion } from '../../../shared/domain/directory'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { nextPlace } from '../../lib/next-place'

const typingMs = 40
const none: readonly Suggestion[] = []

interface TypedText {
  readonly text: string
  readonly caret: number
}

/** Completions of the typed text. Open only while a person types, and never for another text than the current one. */
export const useSuggestions = () => {
  const [typed, setTyped] = useState<TypedText | null>(null)
  const [at, setAt] = useState<number | null>(null)
  const [settled] = useDebouncedValue(typed, typingMs, { leading: true })
  const { data } = useQuery({
    queryKey: keys.suggestions(settled?.text ?? '', settled?.caret ?? 0),
    queryFn: ({ signal }) =>
      call('profiles:suggest', { text: settled?.text ?? '', caret: settled?.caret ?? 0 }, signal),
    enabled: settled !== null,
    gcTime: 0,
  })
  const list = typed !== null && typed === settled ? (data ?? none) : none
  return {
    list,
    /** The index of the highlighted one. */
    at: at !== null && at < list.length ? at : null,
    askFor: (text: string, caret: number) => {
      setTyped({ text, caret })
      setAt(null)
    },
    move: (by: 1 | -1) => setAt(nextPlace(at, by, list.length)),
    close: () => {
      setTyped(null)
      setAt(null)
    },
  }
}
