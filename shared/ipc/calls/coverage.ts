import { z } from 'zod'
import {
  coverageSorts,
  sweptKinds,
  type CoverageReply,
  type ProfileCoverage,
  type SweepState,
} from '../../domain/coverage'
import type { SavedTable } from '../../domain/rewritten'
import { tableFormats } from '../../domain/table-format'
import { call } from '../call'
import type { GapPlan } from '../../domain/gaps'
import { id, searchText, someIds, text } from '../fields'

const billType = text(200).min(1).nullable()

const what = z.enum(sweptKinds)

const question = z.strictObject({
  text: searchText,
  what: what.optional(),
  type: billType,
  sort: z.enum(coverageSorts),
})

export const coverageCalls = {
  /** Of what has been read alone, at once. */
  'coverage:overview': call<CoverageReply>()(question),
  'coverage:rows': call<readonly ProfileCoverage[]>()(z.strictObject({ what, ids: z.array(id).max(200) })),
  /** The lines of the overview as a file that the person names. */
  'coverage:export': call<SavedTable>()(question.extend({ format: z.enum(tableFormats) })),
  'coverage:sweep-state': call<SweepState>()(z.strictObject({ what })),
  /**
   * Reads the bills, or the interval months, of the profiles that a search finds in the background, without those that
   * are known to have no bills of this type (null: of any); `all`: also of those of which they were read before.
   */
  'coverage:sweep': call<SweepState>()(
    z.strictObject({ what, text: searchText, type: billType.optional(), all: z.boolean() }),
  ),
  /** Reads the bills, or the interval months, of these anew, in the background as well. */
  'coverage:read': call<SweepState>()(z.strictObject({ what, ids: someIds })),
  /**
   * Which of these profiles lack a bill of this type (null: of any), or have interval months that are not complete, and
   * why the others are left out.
   */
  'coverage:gaps': call<GapPlan>()(z.strictObject({ what, ids: someIds, type: billType })),
  'coverage:cancel-sweep': call<SweepState>()(z.strictObject({ what })),
}

export interface CoverageEvents {
  /** At most two a second of each kind. */
  'coverage:swept': SweepState
}
