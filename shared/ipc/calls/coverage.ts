import { z } from 'zod'
import {
  coverageSorts,
  type CoverageReply,
  type ProfileCoverage,
  type SweepState,
} from '../../domain/coverage'
import type { SavedTable } from '../../domain/rewritten'
import { tableFormats } from '../../domain/table-format'
import { call } from '../call'
import type { GapPlan } from '../../domain/gaps'
import { id, nothing, searchText, someIds, text } from '../fields'

const billType = text(200).min(1).nullable()

const question = z.strictObject({
  text: searchText,
  type: billType,
  sort: z.enum(coverageSorts),
})

export const coverageCalls = {
  /** Of what has been read alone, at once. */
  'coverage:overview': call<CoverageReply>()(question),
  'coverage:rows': call<readonly ProfileCoverage[]>()(z.strictObject({ ids: z.array(id).max(200) })),
  /** The lines of the overview as a file that the person names. */
  'coverage:export': call<SavedTable>()(question.extend({ format: z.enum(tableFormats) })),
  'coverage:sweep-state': call<SweepState>()(nothing),
  /** Reads the bills of the profiles that a search finds in the background; `all`: also of those that were read before. */
  'coverage:sweep': call<SweepState>()(z.strictObject({ text: searchText, all: z.boolean() })),
  /** Reads those of these anew, in the background as well. */
  'coverage:read': call<SweepState>()(z.strictObject({ ids: someIds })),
  /** Which of these profiles lack a bill of this type (null: of any), and why the others are left out. */
  'coverage:gaps': call<GapPlan>()(z.strictObject({ ids: someIds, type: billType })),
  'coverage:cancel-sweep': call<SweepState>()(nothing),
}

export interface CoverageEvents {
  /** At most two a second. */
  'coverage:swept': SweepState
}
