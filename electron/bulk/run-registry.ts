import type { BulkRun } from '../../shared/domain/bulk'
import { createMutex } from '../lib/mutex'
import { createRate, type Rate } from '../lib/rate'
import type { StoredRun } from '../store/bulk-store'
import { createRunUpdates } from './run-updates'
import { takenUp, viewOf, type RunRecord } from './run-record'

/** The known runs, by id. An undo is a run of its own that reverts its source. */
export interface RunRegistry {
  /** Oldest first. */
  readonly all: () => readonly RunRecord[]
  readonly get: (id: string) => RunRecord | undefined
  /** Adds a new run; where it is an undo, its source knows of it from now on. */
  readonly add: (stored: StoredRun) => RunRecord
  readonly remove: (record: RunRecord) => void
  /** The run that this one reverts. */
  readonly sourceOf: (record: RunRecord) => RunRecord | undefined
  /** The run that reverts this one. */
  readonly undoOf: (record: RunRecord) => RunRecord | undefined
  readonly view: (record: RunRecord) => BulkRun
  /** Sends the run to the page, and its source as well, which shows the state of its undo. */
  readonly changed: (record: RunRecord) => void
  /** Sends no more events. */
  readonly close: () => void
}

/** Loads the stored runs, except those that were never completely written. */
export const createRunRegistry = (
  stored: readonly StoredRun[],
  now: () => Date,
  emit: (runs: readonly BulkRun[]) => void,
): RunRegistry => {
  const newRate = (): Rate => createRate({ now: () => now().getTime(), spanMs: 1000 })
  const recordOf = (stored: StoredRun): RunRecord => ({
    stored: stored,
    working: false,
    held: null,
    brokeOff: false,
    rate: newRate(),
    sends: newRate(),
    inTurn: createMutex(),
  })
  const records = new Map(
    stored.filter(({ state }) => state !== 'preparing').map((run) => [run.id, recordOf(takenUp(run))]),
  )

  const undoOf: RunRegistry['undoOf'] = ({ stored: { undoneBy } }) =>
    undoneBy === null ? undefined : records.get(undoneBy)
  const sourceOf: RunRegistry['sourceOf'] = ({ stored: { operation } }) =>
    operation.kind === 'undo' ? records.get(operation.runId) : undefined
  const view = (record: RunRecord): BulkRun => viewOf(record, undoOf(record))

  const updates = createRunUpdates<RunRecord>((changed) => emit(changed.map(view)))
  const sourceChanged = (record: RunRecord): void => {
    const source = sourceOf(record)
    if (source) updates.add(source)
  }
  const changed = (record: RunRecord): void => {
    updates.add(record)
    sourceChanged(record)
  }

  return {
    all: () => [...records.values()],
    get: (id) => records.get(id),
    add: (stored) => {
      const record = recordOf(stored)
      records.set(stored.id, record)
      const source = sourceOf(record)
      if (source) source.stored = { ...source.stored, undoneBy: stored.id }
      changed(record)
      return record
    },
    remove: (record) => {
      records.delete(record.stored.id)
      sourceChanged(record)
    },
    sourceOf,
    undoOf,
    view,
    changed,
    close: updates.close,
  }
}
