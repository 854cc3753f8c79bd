import { sumBy } from 'es-toolkit/math/sumBy'
import type {
  BulkItem,
  BulkOperation,
  BulkPreview,
  BulkReport,
  BulkRun,
  ItemState,
  LeftOutCases,
  RowValues,
  UnmatchedLines,
} from '../../shared/domain/bulk'
import { gapKind, type GapAnswer } from '../../shared/domain/gaps'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Table, TableFile } from '../files/table'
import { caseJobsOf } from './case-jobs'
import { createCommands } from './commands'
import { gapAnswerOf } from './gap-answer'
import type { BulkParts } from './parts'
import { previewOf } from './preview'
import { createPump } from './pump'
import { fileOf, groupsOf, itemsOf } from './report'
import { rowValuesOf } from './row-values'
import { refusalOf, toConfirm } from './rules'
import type { RunRecord } from './run-record'
import { createRunRegistry } from './run-registry'
import { createStart, profilesOf } from './start-run'

/**
 * One operation on many profiles, written to a journal. Runs are carried out one after the other, and survive crashes
 * and restarts.
 */
export interface Bulk {
  readonly preview: (
    operation: BulkOperation,
    ids: readonly number[],
    signal?: AbortSignal,
    /** Of cases that are started again: the job of each, in the order of the ids. */
    caseJobs?: readonly string[],
    /** For values by row: those of each profile, in the order of the ids. */
    values?: readonly RowValues[],
  ) => Promise<Result<BulkPreview>>
  readonly start: (
    operation: BulkOperation,
    ids: readonly number[],
    confirmed: string | undefined,
    unmatched?: UnmatchedLines,
    caseJobs?: readonly string[],
    /** Cases that the preview has shown as left out: listed in the report, and never started. */
    leftOutCases?: LeftOutCases,
    values?: readonly RowValues[],
  ) => Promise<Result<BulkRun>>
  /** Newest first. */
  readonly list: () => readonly BulkRun[]
  readonly report: (id: string) => Promise<Result<BulkReport>>
  readonly unmatched: (id: string) => Promise<Result<UnmatchedLines>>
  /** What came of the bills that a run was to bring; of another run nothing. */
  readonly gaps: (id: string) => Promise<Result<GapAnswer>>
  readonly items: (
    id: string,
    states: readonly ItemState[] | undefined,
    from: number,
    count: number,
  ) => Promise<Result<{ readonly items: readonly BulkItem[]; readonly total: number }>>
  readonly profiles: (
    id: string,
    states: readonly ItemState[] | undefined,
  ) => Promise<Result<{ readonly ids: Int32Array<ArrayBuffer> }>>
  readonly pause: (id: string) => Promise<Result<BulkRun>>
  readonly resume: (id: string) => Promise<Result<BulkRun>>
  readonly cancel: (id: string) => Promise<Result<BulkRun>>
  readonly retry: (id: string) => Promise<Result<BulkRun>>
  readonly forget: (id: string) => Promise<Result<null>>
  readonly file: (
    id: string,
    makeTable: (columns: readonly string[]) => Table,
    signal?: AbortSignal,
  ) => Promise<Result<TableFile>>
  /** Sends nothing more. Resolves once the outcome of what is in progress is on disk, or after a while. */
  readonly close: () => Promise<void>
}

/** Loads the stored runs, and continues them in the background. */
export const openBulk = async (parts: BulkParts): Promise<Result<Bulk>> => {
  const { store } = parts
  const writable = await store.bulk.dropUnprepared()
  const stored = await store.bulk.runs()
  if (!stored.ok) return stored
  const registry = createRunRegistry(stored.value, parts.now, parts.emit)
  const pump = createPump(parts, registry)
  // A run must not continue if nothing can be written to disk.
  const wake = (): void => {
    if (writable.ok) pump.wake()
  }
  const start = createStart(parts, registry, wake)
  const { pause, resume, cancel, retry, forget } = createCommands(parts, registry, { ...pump, wake })

  const withRun = async <T>(
    id: string,
    run: (record: RunRecord) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const record = registry.get(id)
    return record ? run(record) : fail('invalid-id', { detail: 'run' })
  }

  const preview: Bulk['preview'] = async (operation, selectedIds, signal, caseJobs, values) => {
    const jobs = caseJobsOf(operation, selectedIds, caseJobs)
    if (!jobs.ok) return jobs
    const own = rowValuesOf(operation, selectedIds, values)
    if (!own.ok) return own
    const ids = await profilesOf(parts, registry, operation, selectedIds)
    if (!ids.ok) return ids
    const deletesAllowed = await parts.deletesAllowed()
    const limits = {
      refused: refusalOf(operation, ids.value.length, deletesAllowed),
      deletesAllowed,
      typeToConfirm: toConfirm(operation, ids.value.length),
      perSecond: pump.lastRate(),
    }
    const target = { operation, ids: ids.value, caseJobs: jobs.value, values: own.value }
    return previewOf(parts, target, limits, signal)
  }

  const items: Bulk['items'] = (id, states, from, count) =>
    withRun(id, async ({ stored: { counts } }) => {
      const found = await itemsOf(parts, { run: id, states, from, count })
      if (!found.ok) return found
      const counted = Object.entries(counts).filter(
        ([state]) => !states || states.includes(state as ItemState),
      )
      return ok({ items: found.value, total: sumBy(counted, ([, each]) => each) })
    })

  wake()

  return ok({
    preview,
    start,
    list: () => registry.all().toReversed().map(registry.view),
    report: (id) =>
      withRun(id, async (record) => {
        const groups = await groupsOf(parts, id)
        return groups.ok ? ok({ run: registry.view(record), groups: groups.value }) : groups
      }),
    unmatched: (id) => withRun(id, () => store.bulk.unmatched(id)),
    gaps: (id) =>
      withRun(id, ({ stored: { operation } }) =>
        gapAnswerOf(parts, id, gapKind(operation.kind === 'job-start' ? operation.mode : 'bill')),
      ),
    items,
    profiles: (id, states) =>
      withRun(id, async () => {
        const ids = await store.bulk.profileIds({ run: id, states })
        return ids.ok ? ok({ ids: Int32Array.from(ids.value) }) : ids
      }),
    pause: (id) => withRun(id, pause),
    resume: (id) => withRun(id, resume),
    cancel: (id) => withRun(id, cancel),
    retry: (id) => withRun(id, retry),
    forget: (id) => withRun(id, forget),
    file: (id, makeTable, signal) => withRun(id, () => fileOf(parts, id, makeTable, signal)),
    close: async () => {
      await pump.close()
      registry.close()
    },
  })
}
