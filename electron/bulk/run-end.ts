import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { BulkParts } from './parts'
import { skipWaiting, type RunRecord } from './run-record'

type RunEndParts = Pick<BulkParts, 'store' | 'now'>

/** Skips what waits, where the run was cancelled. */
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

/** A run that was cancelled, and what failed of it tried again, has still left out what it skipped then. */
const wasCutShort = async (
  { store }: RunEndParts,
  { stored: { id, state, counts } }: RunRecord,
): Promise<Result<boolean>> => {
  if (state === 'cancelling') return ok(true)
  if ((counts.skipped ?? 0) === 0) return ok(false)
  const groups = await store.bulk.groups(id)
  return groups.ok ? ok(groups.value.some(({ reason }) => reason === 'cancelled')) : groups
}

/** Ends the run, unless anything is left: a pause that was taken back at once has let some items go by. */
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
