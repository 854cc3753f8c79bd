import type { BulkOperation, ItemReason, PreviewRow, RowField } from '../../shared/domain/bulk'
import type { ProfileRow } from '../../shared/domain/profile'
import { moverOfRow } from '../../shared/domain/triage'
import type { BulkParts } from './parts'

/** Whether some of these values are fields of the profile itself, which go in one request. */
export const hasChange = (fields: readonly RowField[]): boolean => fields.some((field) => field !== 'tag')

/** Reads for each profile in addition to the changes: before a change, and again after it. */
export const readsOf = (operation: BulkOperation): number => {
  switch (operation.kind) {
    case 'change':
      return 2
    case 'values':
      return hasChange(operation.fields) ? 2 : 0
    case 'delete':
      return 2
    case 'job-start':
      return 1
    default:
      return 0
  }
}

/** What a run would do to one profile. */
export interface Judged {
  readonly row: PreviewRow
  readonly requests: number
  readonly unread: boolean
  readonly unknownHistory: boolean
  /** Why the profile gets no job, if it is left out. */
  readonly leftOut?: ItemReason
}

export const rowOf = (
  { id, profile }: ProfileRow,
  effect: PreviewRow['effect'],
  more: Partial<PreviewRow>,
): PreviewRow => ({
  id,
  label: profile?.label ?? null,
  effect,
  before: null,
  after: null,
  reason: null,
  ...more,
})

type StartOfJobs = BulkOperation & { readonly kind: 'job-start' }

/** Why a chosen case is not started again, by what is known of its profile; null if nothing is against it. */
const keptAsCase = (
  { isSnoozed }: Pick<BulkParts, 'isSnoozed'>,
  { snoozed }: { readonly snoozed: boolean },
  row: ProfileRow,
  caseJob: string | undefined,
): ItemReason | null => {
  const { id, lastJob } = row
  if (!lastJob) return 'no-case'
  if (!lastJob.finished) return 'job-running'
  if (lastJob.jobId !== caseJob) return 'case-changed'
  if (moverOfRow(lastJob, row) === 'nobody') return 'no-case'
  return !snoozed && isSnoozed(id, lastJob.jobId) ? 'snoozed' : null
}

/**
 * Why a start will be refused, as far as this is known without reading the profile's jobs. So a person does not learn
 * only afterwards that most starts were refused.
 */
const keptAway = (
  parts: BulkParts,
  { gaps, again }: StartOfJobs,
  row: ProfileRow,
  caseJob: string | undefined,
): ItemReason | null => {
  const providerId = row.profile?.providerId ?? null
  const asCase = again ? keptAsCase(parts, again, row, caseJob) : null
  if (asCase) return asCase
  if (parts.holds.isHeld(providerId)) return 'provider-held'
  return (gaps || again) && parts.noAgent.since(providerId) !== null ? 'no-agent' : null
}

/** `caseJob`: the job of the chosen case, if cases are started again. */
export const judgeJobStart = async (
  parts: BulkParts,
  operation: StartOfJobs,
  row: ProfileRow,
  caseJob: string | undefined,
): Promise<Judged> => {
  const { lastJob } = row
  const plain = { unread: false, unknownHistory: false, requests: readsOf(operation) }
  const leave = (reason: ItemReason): Judged => ({
    ...plain,
    row: rowOf(row, 'excluded', { before: lastJob?.status ?? null, reason }),
    leftOut: reason,
  })
  const kept = keptAway(parts, operation, row, caseJob)
  if (lastJob === undefined && !kept) {
    return { ...plain, row: rowOf(row, 'change', {}), requests: plain.requests + 1, unknownHistory: true }
  }
  if (lastJob?.finished === false && !operation.again) return { ...plain, row: rowOf(row, 'unchanged', {}) }
  const verdict = await parts.lockout.verdict(row.id, lastJob)
  // If this cannot be read now the run will stop at this profile, so no job is promised for it.
  if (kept || !verdict.ok || !verdict.value.bulkAllowed) return leave(kept ?? 'credentials-failed')
  return {
    ...plain,
    row: rowOf(row, 'change', { before: lastJob?.status ?? null }),
    requests: plain.requests + 1,
    unknownHistory: !verdict.value.historyKnown,
  }
}
