import { sum } from 'es-toolkit/math/sum'
import type { BulkCounts, BulkRun, ItemState } from '../../shared/domain/bulk'
import type { Failure } from '../../shared/errors/failure'
import type { Mutex } from '../lib/mutex'
import type { Rate } from '../lib/rate'
import type { StoredRun } from '../store/bulk-store'

/** A run in memory: its stored part, and what holds it up. Its items stay in the store. */
export interface RunRecord {
  stored: StoredRun
  /** Whether it is the run in progress. */
  working: boolean
  held: Failure | null
  /** Its work ended by an error of ours: nothing more is done before a person resumes it, or the next start. */
  brokeOff: boolean
  readonly rate: Rate
  /** How fast changes are sent; `rate` is of the items that came to an end. */
  readonly sends: Rate
  /** Whatever decides by the run's state and then writes another takes its turn here: two at once would each overwrite the other's. */
  readonly inTurn: Mutex
}

const countsOf = (counts: StoredRun['counts']): BulkCounts => {
  const of = (state: ItemState): number => counts[state] ?? 0
  const total = sum(Object.values(counts))
  return {
    total,
    waiting: of('waiting') + of('sent'),
    done: of('done'),
    unchanged: of('unchanged'),
    failed: of('failed'),
    unknown: of('unknown'),
    skipped: of('skipped'),
  }
}

export const move = (record: RunRecord, from: ItemState, to: ItemState): void => {
  const { counts } = record.stored
  if (from !== to) {
    const moved = { ...counts, [from]: (counts[from] ?? 0) - 1, [to]: (counts[to] ?? 0) + 1 }
    record.stored = { ...record.stored, counts: moved }
  }
  if (to !== 'waiting' && to !== 'sent') record.rate.count()
}

/** Counts what still waited as skipped, because the run was cancelled. */
export const skipWaiting = (record: RunRecord): void => {
  const { counts } = record.stored
  const skipped = (counts.skipped ?? 0) + (counts.waiting ?? 0)
  record.stored = { ...record.stored, counts: { ...counts, waiting: 0, skipped } }
}

/** Whether the run is over: nothing is left to be sent or settled. */
export const isEnded = ({ stored: { state } }: Pick<RunRecord, 'stored'>): boolean =>
  state === 'done' || state === 'cancelled'

/**
 * A stored run as loaded at a start. Earlier versions could mark one as ended with items still open: it is queued
 * again.
 */
export const takenUp = (stored: StoredRun): StoredRun => {
  const { waiting = 0, sent = 0 } = stored.counts
  return isEnded({ stored }) && waiting + sent > 0 ? { ...stored, state: 'queued', endedAt: null } : stored
}

/** Whether there is still something to settle or to try again. */
export const isUnfinished = (record: RunRecord): boolean => {
  const { failed = 0, unknown = 0 } = record.stored.counts
  return !isEnded(record) || failed + unknown > 0
}

/** Whether this undo has reverted its run. One that was cancelled has not: another may revert the rest. */
export const isTakenBack = (undo: RunRecord | undefined): boolean =>
  undo !== undefined && undo.stored.state !== 'cancelled'

const stateOf = ({ stored: { state }, working, held, brokeOff }: RunRecord): BulkRun['state'] => {
  if (state === 'done' || state === 'cancelled' || state === 'paused') return state
  if (brokeOff) return 'paused'
  if (held && working) return 'held'
  return working || state === 'cancelling' ? 'running' : 'queued'
}

const brokeOff: Failure = { code: 'internal', detail: 'bulk run' }

export const viewOf = (record: RunRecord, undo: RunRecord | undefined): BulkRun => {
  const { id, operation, createdAt, endedAt, savedTo } = record.stored
  const counts = countsOf(record.stored.counts)
  const state = stateOf(record)
  const rate = state === 'running' ? record.rate.perSecond() : 0
  return {
    id,
    operation,
    state,
    held: record.brokeOff ? brokeOff : state === 'held' ? record.held : null,
    counts,
    createdAt,
    endedAt,
    rate,
    secondsLeft: rate > 0 ? Math.ceil(counts.waiting / rate) : null,
    undoneBy: undo?.stored.id ?? null,
    partlyUndone: undo !== undefined && !isTakenBack(undo),
    savedTo,
  }
}
