import { setImmediate as nextTurn } from 'node:timers/promises'
import { chunk } from 'es-toolkit/array/chunk'
import {
  canBeUndone,
  type BulkOperation,
  type BulkPreview,
  type DeletesAllowed,
  type ItemReason,
  type PreviewRow,
  type RowValues,
} from '../../shared/domain/bulk'
import type { ProfileRow } from '../../shared/domain/profile'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { CaseJobs } from './case-jobs'
import { decide, decideUndo, trusted, type Decision } from './decide'
import { hasChange, judgeJobStart, readsOf, rowOf, type Judged } from './preview-start'
import type { BulkParts } from './parts'
import type { ValuesById } from './row-values'
import { createSameLabels } from './same-labels'
import { createSpread } from './spacing'
import { readWork, type Step } from './work'

/** Small enough that main answers a click in between. */
const chunkProfiles = 500
const shownRows = 20
const shownLeftOut = 200

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
  if (operation.kind === 'values')
    return Number(operation.fields.includes('tag')) + Number(hasChange(operation.fields))
  return operation.kind === 'tag-rename' ? operation.from.length + 1 : 1
}

/** What is known of a profile besides its row. */
interface Known {
  /** For an undo: what the run to be undone did to it. */
  readonly did: readonly Step[]
  readonly caseJob: string | undefined
  readonly values: RowValues | undefined
}

const judge = async (
  parts: BulkParts,
  operation: BulkOperation,
  row: ProfileRow,
  { did, caseJob, values }: Known,
): Promise<Judged> => {
  if (operation.kind === 'job-start') return judgeJobStart(parts, operation, row, caseJob)
  const profile = trusted(row, parts.now())
  if (!profile) {
    // An unread profile is deleted all the same: its details are read on the way.
    const effect = operation.kind === 'delete' ? 'change' : 'unknown'
    const requests = 1 + writesOf(operation) + (readsOf(operation) > 1 ? 1 : 0)
    return { row: rowOf(row, effect, {}), requests, unread: effect === 'unknown', unknownHistory: false }
  }
  const decision = operation.kind === 'undo' ? decideUndo(profile, did) : decide(operation, profile, values)
  return byDecision(operation, row, decision)
}

export interface PreviewLimits {
  readonly refused: Failure | null
  readonly deletesAllowed: DeletesAllowed
  readonly typeToConfirm: string | null
  /** Requests a second of the last run; null before one that lasted. */
  readonly perSecond: number | null
}

export interface PreviewTarget {
  readonly operation: BulkOperation
  readonly ids: readonly number[]
  readonly caseJobs: CaseJobs | null
  readonly values?: ValuesById | null
}

/** What a run would do, judged by what is known here. Nothing is sent. */
export const previewOf = async (
  parts: BulkParts,
  { operation, ids, caseJobs, values }: PreviewTarget,
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
  const firstLeftOut: PreviewRow[] = []
  const leftOutCases: Partial<Record<ItemReason, number[]>> = {}
  const spread = createSpread()
  const labels = createSameLabels(operation, values)

  const take = ({ row, requests, unread, unknownHistory, leftOut: why }: Judged): void => {
    if (why) leftOut[why] = (leftOut[why] ?? 0) + 1
    if (why && caseJobs) (leftOutCases[why] ??= []).push(row.id)
    if (why && firstLeftOut.length < shownLeftOut) firstLeftOut.push(row)
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
    const judged = await Promise.all(
      rows.map((row) =>
        judge(parts, operation, row, {
          did: did.get(row.id) ?? [],
          caseJob: caseJobs?.get(row.id),
          values: values?.get(row.id),
        }),
      ),
    )
    judged.forEach(take)
    rows.forEach(({ profile }, at) => {
      if (judged[at]?.row.effect === 'change') spread.take(profile?.providerId ?? null)
    })
    counts.withoutAgent += judged.filter(({ row }, at) => row.effect === 'change' && hasNoAgent(at)).length
    rows.forEach(labels.take)
    await nextTurn()
  }

  const sameLabels = await labels.find(parts.directory)
  if (!sameLabels.ok) return sameLabels
  const paced = operation.kind === 'job-start' && operation.again ? spread.of() : null
  const sending = perSecond === null ? null : Math.ceil(counts.requests / Math.max(1, perSecond))
  return ok({
    total: ids.length,
    ...counts,
    leftOut,
    firstLeftOut,
    leftOutCases,
    spread: paced,
    sameLabels: sameLabels.value,
    first,
    seconds: sending === null ? null : Math.max(sending, paced?.seconds ?? 0),
    undoable: canBeUndone(operation.kind),
    ...limits,
  })
}
