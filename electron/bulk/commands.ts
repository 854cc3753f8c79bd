import type { BulkRun } from '../../shared/domain/bulk'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { BulkParts } from './parts'
import type { Pump } from './pump'
import { notEnded, undoneAlready } from './rules'
import { isEnded, isTakenBack, isUnfinished, type RunRecord } from './run-record'
import type { RunRegistry } from './run-registry'

/**
 * What a person can ask of a run, one after the other however fast it is asked. Each is on disk before it holds in memory, so that
 * it survives a crash as well.
 */
export const createCommands = (
  { store }: Pick<BulkParts, 'store'>,
  registry: RunRegistry,
  { wake, hurry, endBeside }: Pump,
) => {
  const goOn = (record: RunRecord): Result<BulkRun> => {
    record.brokeOff = false
    registry.changed(record)
    hurry()
    wake()
    return ok(registry.view(record))
  }

  const setState = async (
    record: RunRecord,
    state: RunRecord['stored']['state'],
  ): Promise<Result<BulkRun>> => {
    const written = await store.bulk.changeRun({ id: record.stored.id, state })
    if (!written.ok) return written
    record.stored = { ...record.stored, state }
    return goOn(record)
  }

  const pause = async (record: RunRecord): Promise<Result<BulkRun>> =>
    record.stored.state === 'queued' ? setState(record, 'paused') : ok(registry.view(record))

  const resume = async (record: RunRecord): Promise<Result<BulkRun>> => {
    if (record.stored.state === 'paused') return setState(record, 'queued')
    if (record.brokeOff) return goOn(record)
    hurry()
    return ok(registry.view(record))
  }

  const cancel = async (record: RunRecord): Promise<Result<BulkRun>> => {
    if (isEnded(record)) return ok(registry.view(record))
    const cancelling = await setState(record, 'cancelling')
    if (cancelling.ok) endBeside(record)
    return cancelling
  }

  const retry = async (record: RunRecord): Promise<Result<BulkRun>> => {
    if (!isEnded(record)) return notEnded
    // The undo only reverts what had been done when it began.
    if (isTakenBack(registry.undoOf(record))) return undoneAlready
    if (!isUnfinished(record)) return ok(registry.view(record))
    const again = await store.bulk.retry(record.stored.id)
    if (!again.ok) return again
    const { failed: waiting = 0, unknown: sent = 0, ...rest } = record.stored.counts
    record.stored = {
      ...record.stored,
      state: 'queued',
      endedAt: null,
      counts: { ...rest, waiting: (rest.waiting ?? 0) + waiting, sent },
    }
    return goOn(record)
  }

  const forget = async (record: RunRecord): Promise<Result<null>> => {
    if (!isEnded(record)) return notEnded
    const isNeeded = registry.all().some((undo) => registry.sourceOf(undo) === record && isUnfinished(undo))
    if (isNeeded) return fail('invalid-input', { detail: 'its undo has not ended, or can be tried again' })
    const forgotten = await store.bulk.forget(record.stored.id)
    if (!forgotten.ok) return forgotten
    registry.remove(record)
    return ok(null)
  }

  const inTurn =
    <T>(command: (record: RunRecord) => Promise<Result<T>>) =>
    (record: RunRecord): Promise<Result<T>> =>
      record.inTurn(() => command(record))

  return {
    pause: inTurn(pause),
    resume: inTurn(resume),
    cancel: inTurn(cancel),
    retry: inTurn(retry),
    forget: inTurn(forget),
  }
}
