import type { SweptKind } from '../../shared/domain/coverage'
import type { Directory } from '../directory/directory'
import { monthsSetting } from '../store/kinds'
import type { Store } from '../store/store'

interface Parts {
  readonly directory: Pick<Directory, 'known'>
  readonly store: Pick<Store, 'settings'>
}

/**
 * Whether records of a profile have been read before. Interval months of an earlier form count: they are known only once
 * they are read again, and until then the directory's row has none.
 */
export const createWasRead =
  ({ directory, store }: Parts) =>
  async (what: SweptKind, profileId: number): Promise<boolean> => {
    const [row] = await directory.known([profileId])
    if (row?.[what] !== undefined) return true
    if (what !== 'intervals') return false
    const stored = await store.settings.get(monthsSetting(profileId))
    return stored.ok && stored.value != null
  }
