import { z } from 'zod'
import {
  itemReasons,
  itemStates,
  rowFields,
  type BulkItem,
  type BulkPreview,
  type BulkReport,
  type BulkRun,
  type UnmatchedLines,
} from '../../domain/bulk'
import { maxLines, maxTags } from '../../domain/directory'
import type { GapAnswer } from '../../domain/gaps'
import type { SavedTable } from '../../domain/rewritten'
import { tableFormats } from '../../domain/table-format'
import { call } from '../call'
import { draftFields, id, someIds, tagName, labelLine, text } from '../fields'

/** One operation over many profiles (docs/guide/bulk-runs.md). What changes is told by `bulk:changed`. */

/** Of one type of bills, or with null of all. */
const gapScope = z.strictObject({ type: text(200).min(1).nullable() })

/** Of cases that are started again: the job of each, in the order of the ids. */
const caseJobs = z.array(text(500).min(1)).max(200_000).readonly().optional()

/** Of cases that are started again: those that the preview has shown as left out. */
const leftOutCases = z.partialRecord(z.enum(itemReasons), z.array(id).max(200_000).readonly())

/** For values by row: those of each profile, in the order of the ids. */
const values = z
  .array(
    z.strictObject({
      tag: tagName.optional(),
      zipcode: text(20).min(1).optional(),
      label: text(1000).min(1).optional(),
    }),
  )
  .max(maxLines)
  .readonly()
  .optional()

const tagNames = z.array(tagName).min(1).max(maxTags).readonly()

const bulkOperation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tag-add'), tags: tagNames }),
  z.strictObject({ kind: z.literal('tag-remove'), tags: tagNames }),
  z.strictObject({ kind: z.literal('tag-rename'), from: tagNames, to: tagName }),
  z.strictObject({
    kind: z.literal('job-start'),
    mode: z.enum(['bill', 'interval']),
    sendNotification: z.boolean(),
    gaps: gapScope.optional(),
    again: z.strictObject({ snoozed: z.boolean() }).optional(),
  }),
  z.strictObject({ kind: z.literal('change'), ...draftFields }),
  z.strictObject({ kind: z.literal('values'), fields: z.array(z.enum(rowFields)).min(1).max(3).readonly() }),
  z.strictObject({ kind: z.literal('delete') }),
  z.strictObject({ kind: z.literal('undo'), runId: z.uuid() }),
])

const unmatchedLines = z.strictObject({
  unknown: z.array(labelLine).max(maxLines).readonly(),
  undecided: z
    .array(z.strictObject({ line: labelLine, ids: z.array(id).readonly() }))
    .max(maxLines)
    .readonly(),
})

export const bulkCalls = {
  'bulk:preview': call<BulkPreview>()(
    z.strictObject({ operation: bulkOperation, ids: someIds, caseJobs, values }),
  ),
  /**
   * `confirmed` is what `BulkPreview.typeToConfirm` asked for. `unmatched` is kept for the report. An undo takes its profiles
   * from the run itself.
   */
  'bulk:start': call<BulkRun>()(
    z.strictObject({
      operation: bulkOperation,
      ids: someIds,
      confirmed: text(20).optional(),
      unmatched: unmatchedLines.optional(),
      caseJobs,
      leftOutCases: leftOutCases.optional(),
      values,
    }),
  ),
  /** Newest first. */
  'bulk:list': call<readonly BulkRun[]>()(z.strictObject({})),
  'bulk:report': call<BulkReport>()(z.strictObject({ id: z.uuid() })),
  /** Separate from the report, which is read again and again: these may be 20,000 lines, and never change. */
  'bulk:unmatched': call<UnmatchedLines>()(z.strictObject({ id: z.uuid() })),
  /** What came of the bills that a run was to bring, as far as they were read by now. */
  'bulk:gaps': call<GapAnswer>()(z.strictObject({ id: z.uuid() })),
  /** A window of the run's profiles, in its order. */
  'bulk:items': call<{ readonly items: readonly BulkItem[]; readonly total: number }>()(
    z.strictObject({
      id: z.uuid(),
      states: z.array(z.enum(itemStates)).optional(),
      from: z.int().min(0),
      count: z.int().min(1).max(200),
    }),
  ),
  'bulk:profiles': call<{ readonly ids: Int32Array<ArrayBuffer> }>()(
    z.strictObject({ id: z.uuid(), states: z.array(z.enum(itemStates)).optional() }),
  ),
  'bulk:pause': call<BulkRun>()(z.strictObject({ id: z.uuid() })),
  'bulk:resume': call<BulkRun>()(z.strictObject({ id: z.uuid() })),
  /** Items in progress are finished; the rest is skipped. */
  'bulk:cancel': call<BulkRun>()(z.strictObject({ id: z.uuid() })),
  /** A person's second try of what failed; what is in doubt is read again, never sent again. */
  'bulk:retry': call<BulkRun>()(z.strictObject({ id: z.uuid() })),
  /** Takes an ended run off the list. */
  'bulk:forget': call<null>()(z.strictObject({ id: z.uuid() })),
  'bulk:export': call<SavedTable>()(z.strictObject({ id: z.uuid(), format: z.enum(tableFormats) })),
}

export interface BulkEvents {
  'bulk:changed': { readonly runs: readonly BulkRun[] }
}
