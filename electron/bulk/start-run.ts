import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { chunk } from 'es-toolkit/array/chunk'
import { sortBy } from 'es-toolkit/array/sortBy'
import type { SeriesGaps } from '../../shared/coverage/gaps'
import type {
  BulkOperation,
  BulkRun,
  ItemReason,
  LeftOutCases,
  RowValues,
  UnmatchedLines,
} from '../../shared/domain/bulk'
import { gapKind } from '../../shared/domain/gaps'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { BulkParts } from './parts'
import { caseJobsOf, leftOutBy, type CaseJobs } from './case-jobs'
import { rowValuesOf, type ValuesById } from './row-values'
import { notEnded, refusalOf, toConfirm, undoneAlready } from './rules'
import { isEnded, isTakenBack } from './run-record'
import type { RunRegistry } from './run-registry'

/** Items written at a time, a few milliseconds each. */
const chunkItems = 2_000

/** The first of each provider, then the second of each, and so on: the order in which their starts are due. */
const inTurns = async (
  directory: Pick<BulkParts['directory'], 'known'>,
  ids: readonly number[],
): Promise<readonly number[]> => {
  const rows = await directory.known(ids)
  const places = new Map<number | null, number>()
  const placed = rows.map(({ id, profile }) => {
    const providerId = profile?.providerId ?? null
    const place = places.get(providerId) ?? 0
    places.set(providerId, place + 1)
    return { id, place }
  })
  return sortBy(placed, ['place']).map(({ id }) => id)
}

/**
 * The profiles of an operation. For an undo, those that the run to be undone has changed; for closing gaps, those that
 * have some.
 */
export const profilesOf = async (
  { store, askGaps, directory }: Pick<BulkParts, 'store' | 'askGaps' | 'directory'>,
  registry: RunRegistry,
  operation: BulkOperation,
  ids: readonly number[],
): Promise<Result<readonly number[]>> => {
  if (operation.kind === 'job-start' && operation.gaps) {
    const asked = Int32Array.from(new Set(ids))
    const plan = await askGaps('gapPlan', { ...operation.gaps, what: gapKind(operation.mode), ids: asked })
    return plan.ok ? ok(Array.from(plan.value.ids)) : plan
  }
  if (operation.kind === 'job-start' && operation.again)
    return ok(await inTurns(directory, [...new Set(ids)]))
  if (operation.kind !== 'undo') return ok([...new Set(ids)])
  const source = registry.get(operation.runId)
  if (!source) return fail('invalid-id', { detail: 'run' })
  if (!isEnded(source)) return notEnded
  if (source.stored.operation.kind === 'undo')
    return fail('invalid-input', { detail: 'an undo is not undone' })
  if (isTakenBack(registry.undoOf(source))) return undoneAlready
  return store.bulk.profileIds({ run: operation.runId, changed: true })
}

interface NewRun {
  readonly id: string
  readonly operation: BulkOperation
  readonly at: string
  readonly unmatched: UnmatchedLines | undefined
  readonly caseJobs: CaseJobs | null
  readonly values: ValuesById | null
  /** Why the preview has left a case out: it is listed in the report, and not started even if nothing is against it by then. */
  readonly leftOut: ReadonlyMap<number, ItemReason>
}

/** What each of these profiles lacks now, with which the run is compared once it is over; null for other operations. */
const gapsBefore = async (
  { askGaps }: Pick<BulkParts, 'askGaps'>,
  operation: BulkOperation,
  profileIds: readonly number[],
): Promise<Result<readonly (readonly SeriesGaps[])[] | null>> => {
  if (operation.kind !== 'job-start' || !operation.gaps) return ok(null)
  const gaps = await askGaps('gaps', {
    ...operation.gaps,
    what: gapKind(operation.mode),
    ids: Int32Array.from(profileIds),
  })
  return gaps.ok ? ok(gaps.value.map((own) => own ?? [])) : gaps
}

const writeRun = async (
  parts: Pick<BulkParts, 'store' | 'askGaps'>,
  { caseJobs, values, leftOut, ...run }: NewRun,
  profileIds: readonly number[],
): Promise<Result<void>> => {
  const { store } = parts
  const { id, operation } = run
  const created = await store.bulk.create(run)
  if (!created.ok) return created
  for (const [at, some] of chunk(profileIds, chunkItems).entries()) {
    const gaps = await gapsBefore(parts, operation, some)
    if (!gaps.ok) return gaps
    const from = at * chunkItems
    const jobs = caseJobs && some.map((one) => caseJobs.get(one) ?? '')
    const added = await store.bulk.addItems({
      run: id,
      from,
      profileIds: some,
      gaps: gaps.value,
      caseJobs: jobs,
      values: values && some.map((one) => values.get(one) ?? {}),
      leftOut: caseJobs && { at: run.at, reasons: some.map((one) => leftOut.get(one) ?? null) },
    })
    if (!added.ok) return added
    await nextTurn()
  }
  // Both in one commit, so that the source knows of every queued undo.
  const [ready, marked] = await Promise.all([
    store.bulk.changeRun({ id, state: 'queued' }),
    operation.kind === 'undo'
      ? store.bulk.changeRun({ id: operation.runId, undoneBy: id })
      : Promise.resolve(ok(undefined)),
  ])
  return ready.ok ? marked : ready
}

type Start = (
  operation: BulkOperation,
  selectedIds: readonly number[],
  confirmed: string | undefined,
  unmatched?: UnmatchedLines,
  /** Of cases that are started again: the job of each, in the order of the ids. */
  caseJobs?: readonly string[],
  leftOutCases?: LeftOutCases,
  /** For values by row: those of each profile, in the order of the ids. */
  values?: readonly RowValues[],
) => Promise<Result<BulkRun>>

/** Stores a new run and queues it. If it cannot be stored completely, nothing of it stays. */
export const createStart = (parts: BulkParts, registry: RunRegistry, wake: () => void): Start => {
  const start: Start = async (
    operation,
    selectedIds,
    confirmed,
    unmatched,
    caseJobs,
    leftOutCases,
    values,
  ) => {
    const jobs = caseJobsOf(operation, selectedIds, caseJobs)
    if (!jobs.ok) return jobs
    const own = rowValuesOf(operation, selectedIds, values)
    if (!own.ok) return own
    const ids = await profilesOf(parts, registry, operation, selectedIds)
    if (!ids.ok) return ids
    const count = ids.value.length
    const leftOut = leftOutBy(jobs.value ? leftOutCases : {})
    const skipped = ids.value.filter((one) => leftOut.has(one)).length
    const refused = refusalOf(operation, count - skipped, await parts.deletesAllowed())
    if (refused) return { ok: false, error: refused }
    const wanted = toConfirm(operation, count)
    if (wanted !== null && confirmed !== wanted) return fail('invalid-input', { detail: 'not confirmed' })
    const id = randomUUID()
    const at = parts.now().toISOString()
    const run = { id, operation, at, unmatched, caseJobs: jobs.value, values: own.value, leftOut }
    const written = await writeRun(parts, run, ids.value)
    if (!written.ok) {
      await parts.store.bulk.forget(id)
      return written
    }
    const record = registry.add({
      id,
      operation,
      state: 'queued',
      createdAt: at,
      endedAt: null,
      undoneBy: null,
      savedTo: null,
      counts: { waiting: count - skipped, ...(skipped > 0 && { skipped }) },
    })
    wake()
    return ok(registry.view(record))
  }

  return (operation, ...rest) => {
    const source = operation.kind === 'undo' ? registry.get(operation.runId) : undefined
    // An undo depends on the state of the run to be undone, and changes it.
    return source ? source.inTurn(() => start(operation, ...rest)) : start(operation, ...rest)
  }
}
