import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type {
  BulkItem,
  BulkOperation,
  BulkPreview,
  BulkReport,
  BulkRun,
  ItemState,
  UnmatchedLines,
} from '../../shared/domain/bulk'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { createRate, type Rate } from '../lib/rate'
import { createNews } from './news'
import type { BulkParts } from './parts'
import { previewOf, readsOf } from './preview'
import type { CsvFile } from '../files/csv'
import { csvOf, groupsOf, itemsOf } from './report'
import { refusalOf, toConfirm } from './rules'
import { isEnded, isTakenBack, isUnfinished, takenUp, viewOf, type RunRecord } from './run-record'
import { createRunner } from './runner'

/** One operation over many profiles: journalled, one run after the other, survived by everything. */
export interface Bulk {
  readonly preview: (
    operation: BulkOperation,
    ids: readonly number[],
    signal?: AbortSignal,
  ) => Promise<Result<BulkPreview>>
  readonly start: (
    operation: BulkOperation,
    ids: readonly number[],
    confirmed: string | undefined,
    unmatched?: UnmatchedLines,
  ) => Promise<Result<BulkRun>>
  /** Newest first. */
  readonly list: () => readonly BulkRun[]
  readonly report: (id: string) => Promise<Result<BulkReport>>
  readonly unmatched: (id: string) => Promise<Result<UnmatchedLines>>
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
  readonly csv: (id: string) => Promise<Result<CsvFile>>
  /** Sends nothing more; resolves once what is under way has its outcome on disk, or after a while. */
  readonly close: () => Promise<void>
}

/** Ids written at a time, a few milliseconds each. */
const chunkSize = 2_000
/** What has no reply by then is settled at the next start. */
const closingMs = 3_000

const failed = (error: Failure): { ok: false; error: Failure } => ({ ok: false, error })
const undoneAlready = fail('invalid-input', { detail: 'undone already' })
const notEnded = fail('invalid-input', { detail: 'the run has not ended' })

/** Takes up the runs of before, and goes on with them in the background. */
export const openBulk = async (parts: BulkParts): Promise<Result<Bulk>> => {
  const { store, now, logger } = parts
  const writable = await store.bulk.dropUnprepared()
  const kept = await store.bulk.runs()
  if (!kept.ok) return kept
  const newRate = (): Rate => createRate({ now: () => now().getTime(), spanMs: 1000 })
  const recordOf = (run: RunRecord['kept']): RunRecord => ({
    kept: run,
    working: false,
    held: null,
    rate: newRate(),
    sends: newRate(),
  })
  const records = new Map<string, RunRecord>(
    kept.value.filter(({ state }) => state !== 'preparing').map((run) => [run.id, recordOf(takenUp(run))]),
  )
  const closing = new AbortController()
  // Every call that is under way listens.
  setMaxListeners(0, closing.signal)
  let hurry = new AbortController()
  let lastRate: number | null = null
  let pumping: Promise<void> | null = null
  /** Cancelled runs that end beside the one that works. */
  const ending = new Set<Promise<void>>()
  const undoOf = ({ kept: { undoneBy } }: RunRecord): RunRecord | undefined =>
    undoneBy === null ? undefined : records.get(undoneBy)
  const view = (record: RunRecord): BulkRun => viewOf(record, undoOf(record))
  const news = createNews<RunRecord>((changed) => parts.emit(changed.map(view)))
  const sourceOf = ({ kept: { operation } }: RunRecord): RunRecord | undefined =>
    operation.kind === 'undo' ? records.get(operation.runId) : undefined
  /** A run says what has become of its undo. */
  const tell = (record: RunRecord): void => {
    news.add(record)
    const source = sourceOf(record)
    if (source) news.add(source)
  }

  const drive = createRunner(parts, { changed: tell, closing: closing.signal, hurry: () => hurry.signal })

  const hurryUp = (): void => {
    const fired = hurry
    hurry = new AbortController()
    fired.abort()
  }

  const nextRun = (): RunRecord | undefined =>
    [...records.values()].find(
      ({ working, kept: { state } }) => !working && (state === 'queued' || state === 'cancelling'),
    )

  const work = async (record: RunRecord): Promise<void> => {
    record.working = true
    tell(record)
    await drive(record)
    const sends = record.sends.steady()
    if (sends !== null) lastRate = sends * (1 + readsOf(record.kept.operation))
    record.working = false
    tell(record)
  }

  const pump = async (): Promise<void> => {
    for (let record = nextRun(); record && !closing.signal.aborted; record = nextRun()) await work(record)
  }

  const brokeOff = (error: unknown): void =>
    logger.error('a bulk run broke off', { error: error instanceof Error ? error.name : 'unknown' })

  const wake = (): void => {
    if (!writable.ok || closing.signal.aborted) return
    pumping ??= pump()
      .catch(brokeOff)
      .finally(() => {
        pumping = null
        if (!closing.signal.aborted && nextRun() && ![...records.values()].some(({ working }) => working))
          wake()
      })
  }

  const withRun = async <T>(
    id: string,
    run: (record: RunRecord) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const record = records.get(id)
    return record ? run(record) : fail('invalid-id', { detail: 'run' })
  }

  const goOn = (record: RunRecord): Result<BulkRun> => {
    tell(record)
    hurryUp()
    wake()
    return ok(view(record))
  }

  /** Durable first, then in memory: what was asked of a run survives as well. */
  const setState = async (record: RunRecord, state: RunRecord['kept']['state']): Promise<Result<BulkRun>> => {
    const written = await store.bulk.changeRun({ id: record.kept.id, state })
    if (!written.ok) return written
    record.kept = { ...record.kept, state }
    return goOn(record)
  }

  const profilesOf = async (
    operation: BulkOperation,
    ids: readonly number[],
  ): Promise<Result<readonly number[]>> => {
    if (operation.kind !== 'undo') return ok([...new Set(ids)])
    const source = records.get(operation.runId)
    if (!source) return fail('invalid-id', { detail: 'run' })
    if (!isEnded(source)) return notEnded
    if (source.kept.operation.kind === 'undo')
      return fail('invalid-input', { detail: 'an undo is not undone' })
    if (isTakenBack(undoOf(source))) return undoneAlready
    return store.bulk.profileIds({ run: operation.runId, changed: true })
  }

  const write = async (
    id: string,
    operation: BulkOperation,
    ids: readonly number[],
    unmatched: UnmatchedLines | undefined,
  ): Promise<Result<string>> => {
    const at = now().toISOString()
    const created = await store.bulk.create({ id, operation, at, unmatched })
    if (!created.ok) return created
    for (let from = 0; from < ids.length; from += chunkSize) {
      const added = await store.bulk.addItems({
        run: id,
        from,
        profileIds: ids.slice(from, from + chunkSize),
      })
      if (!added.ok) return added
      await nextTurn()
    }
    // One commit: a run that stands is one that its source knows of.
    const [ready, marked] = await Promise.all([
      store.bulk.changeRun({ id, state: 'queued' }),
      operation.kind === 'undo'
        ? store.bulk.changeRun({ id: operation.runId, undoneBy: id })
        : Promise.resolve(ok(undefined)),
    ])
    if (!ready.ok) return ready
    return marked.ok ? ok(at) : marked
  }

  const start: Bulk['start'] = async (operation, asked, confirmed, unmatched) => {
    const ids = await profilesOf(operation, asked)
    if (!ids.ok) return ids
    const refused = refusalOf(operation, ids.value.length, await parts.deletesAllowed())
    if (refused) return failed(refused)
    const wanted = toConfirm(operation, ids.value.length)
    if (wanted !== null && confirmed !== wanted) return fail('invalid-input', { detail: 'not confirmed' })
    const id = randomUUID()
    const written = await write(id, operation, ids.value, unmatched)
    if (!written.ok) {
      await store.bulk.forget(id)
      return written
    }
    const record = recordOf({
      id,
      operation,
      state: 'queued',
      createdAt: written.value,
      endedAt: null,
      undoneBy: null,
      savedTo: null,
      counts: { waiting: ids.value.length },
    })
    records.set(id, record)
    const source = sourceOf(record)
    if (source) source.kept = { ...source.kept, undoneBy: id }
    tell(record)
    wake()
    return ok(view(record))
  }

  /** One that waits for its turn ends beside the run that works: it has nothing more to send. */
  const cancel = async (record: RunRecord): Promise<Result<BulkRun>> => {
    if (isEnded(record)) return ok(view(record))
    const cancelling = await setState(record, 'cancelling')
    if (cancelling.ok && !record.working && !closing.signal.aborted) {
      const end = work(record)
        .catch(brokeOff)
        .finally(() => ending.delete(end))
      ending.add(end)
    }
    return cancelling
  }

  const retry = async (record: RunRecord): Promise<Result<BulkRun>> => {
    if (!isEnded(record)) return notEnded
    // Its undo takes back what was done when that began, and no more.
    if (isTakenBack(undoOf(record))) return undoneAlready
    if (!isUnfinished(record)) return ok(view(record))
    const again = await store.bulk.retry(record.kept.id)
    if (!again.ok) return again
    const { failed: waiting = 0, unknown: sent = 0, ...rest } = record.kept.counts
    record.kept = {
      ...record.kept,
      state: 'queued',
      endedAt: null,
      counts: { ...rest, waiting: (rest.waiting ?? 0) + waiting, sent },
    }
    return goOn(record)
  }

  const forget = async (record: RunRecord): Promise<Result<null>> => {
    const { id } = record.kept
    if (!isEnded(record)) return notEnded
    const needed = [...records.values()].some((undo) => sourceOf(undo) === record && isUnfinished(undo))
    if (needed) return fail('invalid-input', { detail: 'its undo has not ended, or can be tried again' })
    const forgotten = await store.bulk.forget(id)
    if (!forgotten.ok) return forgotten
    records.delete(id)
    const source = sourceOf(record)
    if (source) news.add(source)
    return ok(null)
  }

  const items: Bulk['items'] = (id, states, from, count) =>
    withRun(id, async ({ kept: { counts } }) => {
      const found = await itemsOf(parts, { run: id, states, from, count })
      if (!found.ok) return found
      const counted = Object.entries(counts).filter(
        ([state]) => !states || states.includes(state as ItemState),
      )
      return ok({ items: found.value, total: counted.reduce((sum, [, each]) => sum + each, 0) })
    })

  wake()

  return ok({
    preview: async (operation, asked, signal) => {
      const ids = await profilesOf(operation, asked)
      if (!ids.ok) return ids
      const deletesAllowed = await parts.deletesAllowed()
      const limits = {
        refused: refusalOf(operation, ids.value.length, deletesAllowed),
        deletesAllowed,
        typeToConfirm: toConfirm(operation, ids.value.length),
        perSecond: lastRate,
      }
      return previewOf(parts, operation, ids.value, limits, signal)
    },
    start,
    list: () => [...records.values()].toReversed().map(view),
    report: (id) =>
      withRun(id, async (record) => {
        const groups = await groupsOf(parts, id)
        return groups.ok ? ok({ run: view(record), groups: groups.value }) : groups
      }),
    unmatched: (id) => withRun(id, () => store.bulk.unmatched(id)),
    items,
    profiles: (id, states) =>
      withRun(id, async () => {
        const ids = await store.bulk.profileIds({ run: id, states })
        return ids.ok ? ok({ ids: Int32Array.from(ids.value) }) : ids
      }),
    pause: (id) =>
      withRun(id, async (record) =>
        record.kept.state === 'queued' ? setState(record, 'paused') : ok(view(record)),
      ),
    resume: (id) =>
      withRun(id, async (record) => {
        if (record.kept.state === 'paused') return setState(record, 'queued')
        hurryUp()
        return ok(view(record))
      }),
    cancel: (id) => withRun(id, cancel),
    retry: (id) => withRun(id, retry),
    forget: (id) => withRun(id, forget),
    csv: (id) => withRun(id, () => csvOf(parts, id)),
    close: async () => {
      closing.abort()
      hurryUp()
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, closingMs)
      })
      await Promise.race([Promise.all([pumping, ...ending]), late])
      clearTimeout(timer)
      news.close()
    },
  })
}
