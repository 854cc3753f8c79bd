import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { lookupKey, lookupText } from '../../shared/domain/lookup-text'
import type { ProfileRow } from '../../shared/domain/profile'
import { call } from '../bridge/call'

const most = 8
const typingMs = 60
/** The server is asked once the typing rests; milliseconds. */
const restMs = 150

const rowsOf = async (ids: readonly number[], signal: AbortSignal): Promise<readonly ProfileRow[]> =>
  ids.length === 0 ? [] : call('profiles:rows', { ids: [...ids], fresh: false }, signal)

/** What the directory has, at once. */
const search = async (text: string, signal: AbortSignal): Promise<readonly ProfileRow[]> => {
  const { ids } = await call('profiles:search', { text, sort: null }, signal)
  return rowsOf([...ids.subarray(0, most)], signal)
}

const byId = async (text: string, signal: AbortSignal): Promise<readonly ProfileRow[]> => {
  const typed = lookupText(text)
  const id = /^\d{1,15}$/.test(typed) ? Number(typed) : 0
  if (id === 0) return []
  const profile = await call('profiles:get', { id }, signal).catch(() => null)
  return profile ? [{ id, profile, readAt: null }] : []
}

/** Exactly this id or label: the profile that a pasted one means, whether the directory has it or not. */
const exact = async (text: string, signal: AbortSignal): Promise<readonly ProfileRow[]> => {
  const [named, { ids }] = await Promise.all([
    byId(text, signal),
    call('profiles:match', { label: text }, signal),
  ])
  return [...named, ...(await rowsOf(ids.slice(0, most), signal))]
}

/** The profiles that a text may mean: those of exactly this id or label first. Nothing is kept: a search is forgotten when it ends. */
export const useProfileMatches = (text: string): readonly ProfileRow[] => {
  const [typed] = useDebouncedValue(text, typingMs)
  const [settled] = useDebouncedValue(text, restMs)
  const found = useQuery({
    queryKey: ['palette', 'search', typed],
    queryFn: ({ signal }) => search(typed, signal),
    enabled: typed !== '',
    gcTime: 0,
  })
  const meant = useQuery({
    queryKey: ['palette', 'exact', settled],
    queryFn: ({ signal }) => exact(settled, signal),
    enabled: settled !== '',
    gcTime: 0,
  })
  // Enter must never open what was found for another text.
  const exactly = settled === text ? (meant.data ?? []) : []
  const searched = typed === text ? (found.data ?? []) : []
  const rows = new Map([...exactly, ...searched].map((row) => [row.id, row]))
  const isExact = ({ id, profile }: ProfileRow): boolean =>
    String(id) === lookupText(text) || (profile !== null && lookupKey(profile.label) === lookupKey(text))
  return [...rows.values()].toSorted((a, b) => Number(isExact(b)) - Number(isExact(a))).slice(0, most)
}
