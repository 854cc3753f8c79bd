import type { Profile } from '../../shared/domain/profile'
import { ok, type Result } from '../../shared/errors/failure'
import { bulkPriority, type BulkParts } from './parts'
import { isStillKnown } from './prepared'

/**
 * The profile of a start that waits for its turn at its provider, read where it has not been: several such profiles may
 * be at the same provider. Null if nothing is known of it any more.
 */
export const createReadBefore =
  (directory: Pick<BulkParts['directory'], 'known' | 'read'>, signal: AbortSignal) =>
  async (profileId: number): Promise<Result<Profile> | null> => {
    const [row] = await directory.known([profileId])
    if (row?.profile) return ok(row.profile)
    return isStillKnown(row) ? directory.read(profileId, { ...bulkPriority, signal }) : null
  }
