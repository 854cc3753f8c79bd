import { setImmediate as nextTurn } from 'node:timers/promises'
import { chunk } from 'es-toolkit/array/chunk'
import {
  canBeUndone,
  type BulkOperation,
  type BulkPreview,
  type DeletesAllowed,
  type ItemReason,
  type PreviewRow,
} from '../../shared/domain/bulk'
import type { ProfileRow } from '../../shared/domain/profile'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import { decide, decideUndo, trusted, type Decision } from './decide'
import type { BulkParts } from './parts'
import { createSameLabels } from './same-labels'
import { readWork, type Step } from './work'

/** Small enough that main answers a click in between. */
const chunkProfiles = 500
const shownRows = 20

/** Reads for each profile in addition to the changes: before a change, and again after it. */
export const readsOf = (operation: BulkOperation): number => {
  switch (operation.kind) {
    case 'change':
      return 2
    case 'delete':
      return 2
    case 'job-start':
      return 1
    default:
      return 0
  }
}

interface Judged {
  readonly row: PreviewRow
  readonly requests: number
  readonly unread: boolean
  readonly unknownHistory: boolean
  /** Why the profile gets no job, if it is left out. */
  readonly leftOut?: ItemReason
}

const rowOf = (
  { id, profile }: ProfileRow,
  effect: PreviewRow['effect'],
  more: Partial<PreviewRow>,
): PreviewRow => ({
  id,
  label: profile?.label ?? null,
  effect,
  before: null,
  after: null,
  ...more,
})

const byDecision = (operation: BulkOperation, row: ProfileRow, decision: Decision): Judged => {
  const plain = { unread: false, unknownHistory: false }
  if (decision.to === 'leave') {
    const effect = decision.reason === 'value-missing' ? 'excluded' : 'unchanged'
    return { ...plain, row: rowOf(row, effect, {}), requests: 0 }
  }
  const { steps, before, after } = decision
  const reads =
    operation.kind === 'undo' && steps.some(({ kind }) => kind === 'change') ? 2 : readsOf(operation)
  return { ...plain, row: rowOf(row, 'change', { before, after }), requests: steps.length + reads }
}

const writesOf = (operation: BulkOperation): number => {
  if (operation.kind === 'tag-add' || operation.kind === 'tag-remove') return operation.tags.length
  return operation.kind === 'tag-rename' ? operation.from.length + 1 : 1
}

/**
 * Why a start will be refused, as far as this is known without reading the profile's jobs. So a person who closes gaps
 * does not learn only afterwards that most starts were refused.
 */
const keptAway = (
  parts: BulkParts,
  operation: BulkOperation & { kind: 'job-start' },
  providerId: number | null,
): ItemReason | null => {
  if (parts.holds.isHeld(providerId)) return 'provider-held'
  return operation.gaps && parts.noAgent.since(providerId) !== null ? 'no-agent' : null
}

const judgeJobStart = async (
  parts: BulkParts,
  operation: BulkOperation & { kind: 'job-start' },
  row: ProfileRow,
): Promise<Judged> => {
  const { lastJob } = row
  const plain = { unread: false, unknownHistory: false, requests: readsOf(operation) }
  const kept = keptAway(parts, operation, row.profile?.providerId ?? null)
  if (lastJob === undefined && !kept) {
    return { ...plain, row: rowOf(row, 'change', {}), requests: plain.requests + 1, unknownHistory: true }
  }
  if (lastJob?.finished === false) return { ...plain, row: rowOf(row, 'unchanged', {}) }
  const verdict = await parts.lockout.verdict(row.id, lastJob)
  const before = lastJob?.status ?? null
  // If this cannot be read now the run will stop at this profile, so no job is promised for it.
  if (kept || !verdict.ok || !verdict.value.bulkAllowed) {
    return { ...plain, row: rowOf(row, 'excluded', { before }), leftOut: kept ?? 'credentials-failed' }
  }
  return {
    ...plain,
    row: rowOf(row, 'change', { before }),
    requests: plain.requests + 1,
    unknownHistory: !verdict.value.historyKnown,
  }
}

const judge = async (
  parts: BulkParts,
  operation: BulkOperation,
  row: ProfileRow,
  did: readonly Step[],
): Promise<Judged> => {
  if (operation.kind === 'job-start') return judgeJobStart(parts, operation, row)
  const profile = trusted(row, parts.now())
  if (!profile) {
    // An unread profile is deleted all the same: its details are read on the way.
    const effect = operation.kind === 'delete' ? 'change' : 'unknown'
    const requests =
      1 + writesOf(operation) + (operation.kind === 'change' || operation.kind === 'delete' ? 1 : 0)
    return { row: rowOf(row, effect, {}), requests, unread: effect === 'unknown', unknownHistory: false }
  }
  const decision = operation.kind === 'undo' ? decideUndo(profile, did) : decide(operation, profile)
  return byDecision(operation, row, decision)
}

export interface PreviewLimits {
  readonly refused: Failure | null
  readonly deletesAllowed: DeletesAllowed
  readonly typeToConfirm: string | null
  /** Requests a second of the last run; null before one that lasted. */
  readonly perSecond: number | null
}

/** What a run would do, judged by what is known here. Nothing is sent. */
export const previewOf = async (
  parts: BulkParts,
  operation: BulkOperation,
  ids: readonly number[],
  { perSecond, ...limits }: PreviewLimits,
  signal: AbortSignal | undefined,
): Promise<Result<BulkPreview>> => {
  const counts = {
    changes: 0,
    unchanged: 0,
    unread: 0,
    excluded: 0,
    withoutAgent: 0,
    unknownHistory: 0,
    requests: 0,
  }
  const leftOut: Partial<Record<ItemReason, number>> = {}
  const first: PreviewRow[] = []
  const labels = createSameLabels(operation)

  const take = ({ row, requests, unread, unknownHistory, leftOut: why }: Judged): void => {
    if (why) leftOut[why] = (leftOut[why] ?? 0) + 1
    if (row.effect === 'change') counts.changes += 1
    if (row.effect === 'unchanged') counts.unchanged += 1
    if (row.effect === 'excluded') counts.excluded += 1
    if (unread) counts.unread += 1
    if (unknownHistory) counts.unknownHistory += 1
    counts.requests += requests
    if (first.length < shownRows) first.push(row)
  }

  for (const some of chunk(ids, chunkProfiles)) {
    if (signal?.aborted) break
    const rows = await parts.directory.known(some)
    const sources =
      operation.kind === 'undo'
        ? await parts.store.bulk.ofProfiles({ run: operation.runId, profileIds: some })
        : ok([])
    if (!sources.ok) return sources
    const did = new Map(
      sources.value.map((item) => [item.profileId, readWork(item.details?.work)?.did ?? []]),
    )
    const hasNoAgent = (place: number): boolean =>
      operation.kind === 'job-start' && parts.noAgent.since(rows[place]?.profile?.providerId ?? null) !== null
    const judged = await Promise.all(rows.map((row) => judge(parts, operation, row, did.get(row.id) ?? [])))
    judged.forEach(take)
    counts.withoutAgent += judged.filter(({ row }, at) => row.effect === 'change' && hasNoAgent(at)).length
    rows.forEach(labels.take)
    await nextTurn()
  }

  const sameLabels = await labels.find(parts.directory)
  if (!sameLabels.ok) return sameLabels
  return ok({
    total: ids.length,
    ...counts,
    leftOut,
    sameLabels: sameLabels.value,
    first,
    seconds: perSecond === null ? null : Math.ceil(counts.requests / Math.max(1, perSecond)),
    undoable: canBeUndone(operation.kind),
    ...limits,
  })
}
