import type { PlannedStart } from '../../shared/domain/planned-starts'
import { read, write } from './operation'

/** Planned starts: no part of them says who a profile is. */
export const planOperations = {
  /** Each takes the place of an earlier one of its profile. */
  put: write<(plans: readonly PlannedStart[]) => void>(),
  drop: write<(profileIds: readonly number[]) => void>(),
  /** In the order in which they are due. */
  all: read<() => readonly PlannedStart[]>(),
} as const
