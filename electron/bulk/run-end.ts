import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { BulkParts } from './parts'
import { skipWaiting, type RunRecord } from './run-record'

type RunEndParts = Pick<BulkParts, 'store' | 'now'>

/** Skips the waiting items of a cancelled run. */
export const skipTheRest = async (
  { store, now }: RunEndParts,
  record: RunRecord,
): Promise<Failure | null> => {
  if (record.stored.state !== 'cancelling') return null
  const skipped = await store.bulk.cancel(record.stored.id, now().toISOString())
  if (!skipped.ok) return skipped.error
  skipWaiting(record)
  return null
}

/** Also true for a run that was cancelled and then retried: it still left out what it skipped then. */
const wasCutShort = async (
  { store }: RunEndParts,
  { stored: { id, state, counts } }: RunRecord,
): Promise<Result<boolean>> => {
  if (state === 'cancelling') return ok(true)
  if ((counts.skipped ?? 0) === 0) return ok(false)
  const groups = await store.bulk.groups(id)
  return groups.ok ? ok(groups.value.some(({ reason }) => reason === 'cancelled')) : groups
}

/** Ends the run unless items are left: a pause that was resumed at once has passed over some. */
export const endIfNothingIsLeft = async (parts: RunEndParts, record: RunRecord): Promise<Failure | null> => {
  const { store, now } = parts
  const { id } = record.stored
  const left = await store.bulk.open({ run: id, after: -1, limit: 1 })
  if (!left.ok) return left.error
  if (left.value.length > 0) return null
  const cutShort = await wasCutShort(parts, record)
  if (!cutShort.ok) return cutShort.error
  const state = cutShort.value ? 'cancelled' : 'done'
  const endedAt = now().toISOString()
  const ended = await store.bulk.changeRun({ id, state, endedAt })
  if (!ended.ok) return ended.error
  record.stored = { ...record.stored, state, endedAt }
  return null
}
