import type { BulkDirectory } from '../../electron/bulk/parts'
import { labelHolders } from '../../electron/directory/index/label-holders'
import type { LinkClient } from '../../electron/link/link-client'
import type { JobState } from '../../shared/domain/job'
import type { Profile, ProfileRow } from '../../shared/domain/profile'
import { ok } from '../../shared/errors/failure'

/** A directory in memory, with the parts that bulk runs use. */
export interface MemoryDirectory extends BulkDirectory {
  readonly put: (row: ProfileRow) => void
  readonly sawJob: (id: number, job: JobState | null) => void
  readonly profile: (id: number) => Profile | undefined
  readonly reads: () => number
}

export const memoryDirectory = (
  link: { readonly profiles: Pick<LinkClient['profiles'], 'get'> },
  now: () => Date,
): MemoryDirectory => {
  const rows = new Map<number, ProfileRow>()
  let reads = 0
  const rowOf = (id: number): ProfileRow => rows.get(id) ?? { id, profile: null, readAt: null }
  const changed = (profile: Profile): void => {
    const row = rowOf(profile.id)
    // As in the real one: a reply may lack the ZIP code.
    const zipcode = profile.zipcode ?? row.profile?.zipcode ?? null
    rows.set(profile.id, { ...row, profile: { ...profile, zipcode }, readAt: now().toISOString() })
  }
  return {
    put: (row) => void rows.set(row.id, row),
    profile: (id) => rows.get(id)?.profile ?? undefined,
    reads: () => reads,
    ask: (_question, keys) =>
      Promise.resolve(
        ok(
          labelHolders(
            keys,
            Array.from(rows.values(), (row) => ({ id: row.id, row })),
          ),
        ),
      ),
    known: (ids) => Promise.resolve(ids.map(rowOf)),
    read: async (id, options) => {
      reads += 1
      const profile = await link.profiles.get(id, options)
      if (profile.ok) changed(profile.value)
      return profile
    },
    changed,
    tagsChanged: (id, tags) => {
      const { profile } = rowOf(id)
      if (profile) changed({ ...profile, tags })
    },
    sawJob: (id, job) => void rows.set(id, { ...rowOf(id), lastJob: job }),
    removed: (id) => void rows.delete(id),
  }
}
