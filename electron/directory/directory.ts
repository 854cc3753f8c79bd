import type { JobState } from '../../shared/domain/job'
import type { Profile, ProfileFilter, ProfileRow, ProfilesChange } from '../../shared/domain/profile'
import { ok, type Result } from '../../shared/errors/failure'
import type { Ledger } from '../jobs/ledger'
import type { LinkClient, Priority } from '../link/link-client'
import { matchesFilter } from '../link/profile-filter'
import type { Store } from '../store/store'
import { createCoalescer } from './coalescer'
import { createReadQueue } from './read-queue'

/** Every profile that this certificate has shown us: searched by the server, read row by row, the visible first. */
export interface Directory {
  /** The server's own search. Its ids are a proposal: rows that do not fit once they are read leave the result. */
  readonly search: (filter: ProfileFilter, signal: AbortSignal) => Promise<Result<readonly number[]>>
  /** What is known of these rows now; what is missing or old is read next, before all else. */
  readonly rows: (ids: readonly number[], fresh: boolean) => readonly ProfileRow[]
  /** Reads one profile now. */
  readonly read: (id: number, signal?: AbortSignal) => Promise<Result<Profile>>
  /** Takes in what a change has answered. */
  readonly changed: (profile: Profile) => void
  readonly sawJob: (profileId: number, job: JobState | null) => void
  readonly removed: (id: number) => void
  readonly known: (id: number) => Profile | null
  readonly knownTags: () => readonly string[]
  readonly close: () => void
}

interface DirectoryParts {
  readonly link: Pick<LinkClient, 'profiles' | 'jobs'>
  readonly store: Pick<Store, 'profiles' | 'forget'>
  readonly ledger: Pick<Ledger, 'observed'>
  readonly emit: (change: ProfilesChange) => void
  readonly now: () => Date
}

/** A row older than this is read again when it comes into view. */
const staleAfterMs = 5 * 60_000

export const openDirectory = async (parts: DirectoryParts): Promise<Result<Directory>> => {
  const { link, store, ledger, emit, now } = parts
  const remembered = await store.profiles.all()
  if (!remembered.ok) return remembered

  const rows = new Map<number, ProfileRow>(
    remembered.value.map(({ readAt, ...profile }) => [profile.id, { id: profile.id, profile, readAt }]),
  )
  let filter: ProfileFilter = {}
  const news = createCoalescer(emit)

  const rowOf = (id: number): ProfileRow => rows.get(id) ?? { id, profile: null, readAt: null }

  const put = (row: ProfileRow): void => {
    rows.set(row.id, row)
    news.row(row)
    // Local only: what was read is for the next start, and a full disk must not stop the reading.
    if (row.profile && row.readAt) void store.profiles.put([{ ...row.profile, readAt: row.readAt }])
  }

  const drop = (id: number, why: 'deleted' | 'no-match'): void => {
    if (why === 'deleted') {
      rows.delete(id)
      void store.profiles.remove([id])
    }
    news.removed({ id, why })
  }

  const take = (profile: Profile, lastJob: JobState | null | undefined): void => {
    put({ id: profile.id, profile, lastJob, readAt: now().toISOString() })
    if (!matchesFilter(profile, filter)) drop(profile.id, 'no-match')
  }

  const readRow = async (id: number, priority: Priority): Promise<void> => {
    const options = { priority }
    const [profile, last] = await Promise.all([
      link.profiles.get(id, options),
      link.jobs.lastOfProfile(id, options),
    ])
    if (!profile.ok) {
      if (profile.error.code === 'not-found') drop(id, 'deleted')
      else put({ ...rowOf(id), failure: profile.error })
      return
    }
    const lastJob = last.ok ? last.value : rowOf(id).lastJob
    if (last.ok && last.value) await ledger.observed(id, last.value)
    take(profile.value, lastJob)
  }

  const queue = createReadQueue(readRow)

  const needsReading = (id: number): boolean => {
    const row = rowOf(id)
    if (!row.profile || !row.readAt || row.lastJob === undefined) return true
    return now().getTime() - Date.parse(row.readAt) > staleAfterMs
  }

  const read: Directory['read'] = async (id, signal) => {
    const profile = await link.profiles.get(id, { signal })
    if (profile.ok) take(profile.value, rowOf(id).lastJob)
    else if (profile.error.code === 'not-found') drop(id, 'deleted')
    return profile
  }

  return ok({
    search: async (next, signal) => {
      const found = await link.profiles.list(next, { signal })
      if (!found.ok) return found
      filter = next
      const ids = [...new Set(found.value)].filter((id) => {
        const profile = rows.get(id)?.profile
        return !profile || matchesFilter(profile, next)
      })
      queue.fill(ids.filter(needsReading))
      return ok(ids)
    },
    rows: (ids, fresh) => {
      queue.first(ids.filter((id) => fresh || needsReading(id)))
      return ids.map(rowOf)
    },
    read,
    changed: (profile) => take(profile, rowOf(profile.id).lastJob),
    sawJob: (profileId, job) => put({ ...rowOf(profileId), lastJob: job }),
    removed: (id) => drop(id, 'deleted'),
    known: (id) => rows.get(id)?.profile ?? null,
    knownTags: () => [...new Set([...rows.values()].flatMap(({ profile }) => profile?.tags ?? []))].sort(),
    close: () => {
      queue.close()
      news.close()
    },
  })
}
