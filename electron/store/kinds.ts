import type { ActivityOutcome } from '../../shared/domain/activity'

/** The closed unions that the store writes to disk, so a name must never get another meaning. */

/** `unknown`: the request may or may not have arrived, and is still to be settled. `failed`: it did not arrive. */
export type ChangeOutcome = ActivityOutcome

export type CachedFileKind = 'pdf' | 'interval'
