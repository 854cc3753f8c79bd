import type { ActivityOutcome } from '../../shared/domain/activity'

/** The closed unions of what the store writes down: they are data at rest, so a name once used is never given another meaning. */

/** `unknown`: the request may or may not have arrived, and is still to be settled. `failed`: it did not arrive. */
export type ChangeOutcome = ActivityOutcome

export type CachedFileKind = 'pdf' | 'interval'
