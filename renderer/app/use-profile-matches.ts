import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { Profile } from '../../shared/domain/profile'
import { call } from '../bridge/call'

const most = 8

const profileOf = (id: number, signal: AbortSignal): Promise<Profile[]> =>
  call('profiles:get', { id }, signal).then(
    (profile) => [profile],
    () => [],
  )

/** By id where it is a number, and by label as the server searches it. Nothing is kept: a search is forgotten when it ends. */
const find = async (text: string, signal: AbortSignal): Promise<readonly Profile[]> => {
  const asId = /^\d{1,15}$/.test(text) ? await profileOf(Number(text), signal) : []
  const { ids } = await call('profiles:match', { label: text }, signal)
  const byLabel = await Promise.all(ids.slice(0, most).map((id) => profileOf(id, signal)))
  const found = new Map([...asId, ...byLabel.flat()].map((profile) => [profile.id, profile]))
  return [...found.values()]
}

/** The profiles that a pasted label or id means. */
export const useProfileMatches = (text: string): readonly Profile[] => {
  const [settled] = useDebouncedValue(text, 120)
  const { data } = useQuery({
    queryKey: ['palette', settled],
    queryFn: ({ signal }) => find(settled, signal),
    enabled: settled.length > 0,
    gcTime: 0,
  })
  return settled === text && data ? data : []
}
