import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { isListed } from '../../shared/domain/directory'
import { lookupKey, typedId } from '../../shared/domain/lookup-text'
import type { ProfileRow } from '../../shared/domain/profile'
import { call } from '../bridge/call'
import { exactProfiles } from '../parts/exact-profiles'
import { useDirectoryState } from '../parts/use-directory-state'

const maxMatches = 8
const typingMs = 60
/** The server is asked once typing has stopped for this time; milliseconds. */
const restMs = 150

export interface ProfileMatches {
  /** Those of exactly this id or label first. */
  readonly rows: readonly ProfileRow[]
  /** All profiles of exactly this id or label. Where none is written exactly so, those that differ in case alone. */
  readonly exact: readonly number[]
  /** Whether an exact match may still come. `failed`: it cannot be found out now. */
  readonly state: 'asking' | 'known' | 'failed'
  /** How much the directory's search covered: `some` while there are unread profiles that may match too. */
  readonly searched: 'nothing' | 'some' | 'all'
}

const rowsOf = async (ids: readonly number[], signal: AbortSignal): Promise<readonly ProfileRow[]> =>
  ids.length === 0 ? [] : call('profiles:rows', { ids: [...ids], fresh: false }, signal)

/** What the directory finds, without asking the server. */
const search = async (text: string, signal: AbortSignal) => {
  const { ids, unread } = await call('profiles:search', { text, sort: null }, signal)
  return { rows: await rowsOf([...ids.subarray(0, maxMatches)], signal), unread }
}

const exactly = async (text: string, signal: AbortSignal) => {
  const ids = await exactProfiles(text, signal)
  return { ids, rows: await rowsOf(ids.slice(0, maxMatches), signal) }
}

/** The profiles that a text may mean. Nothing is cached: a search is dropped when it ends. */
export const useProfileMatches = (text: string, connected: boolean): ProfileMatches => {
  const [typed] = useDebouncedValue(text, typingMs)
  const [rested] = useDebouncedValue(text, restMs)
  const asks = connected && text !== ''
  const found = useQuery({
    queryKey: ['palette', 'search', typed],
    queryFn: ({ signal }) => search(typed, signal),
    enabled: asks && typed === text,
    gcTime: 0,
  })
  const meant = useQuery({
    queryKey: ['palette', 'exact', rested],
    queryFn: ({ signal }) => exactly(rested, signal),
    enabled: asks && rested === text,
    gcTime: 0,
  })
  const listed = isListed(useDirectoryState())
  if (!asks) return { rows: [], exact: [], state: 'known', searched: 'nothing' }
  // Results for another text are never offered for this one.
  const first = rested === text ? meant.data : undefined
  const others = typed === text ? found.data : undefined
  const rows = new Map([...(first?.rows ?? []), ...(others?.rows ?? [])].map((row) => [row.id, row]))
  const exact = first?.ids ?? []
  const isExact = ({ id, profile }: ProfileRow): boolean =>
    first
      ? exact.includes(id)
      : id === typedId(text) || (profile !== null && lookupKey(profile.label) === lookupKey(text))
  // Without an exact one the search has the first line: it is waited for as well.
  const known = first && (exact.length > 0 || others || found.isError)
  const failed = rested === text && meant.isError && !meant.isFetching
  return {
    rows: [...rows.values()].toSorted((a, b) => Number(isExact(b)) - Number(isExact(a))).slice(0, maxMatches),
    exact,
    state: known ? 'known' : failed ? 'failed' : 'asking',
    searched: !others ? 'nothing' : listed && others.unread === 0 ? 'all' : 'some',
  }
}
