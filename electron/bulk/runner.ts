import { setTimeout as sleep } from 'node:timers/promises'
import type { ItemState } from '../../shared/domain/bulk'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { ItemChange } from '../store/bulk-store'
import { createItemTurn } from './item'
import type { BulkParts } from './parts'
import { passThrough, type Loaded } from './pass'
import { createPreparing } from './prepare'
import { untilPossible } from './probe'
import { move, skipWaiting, type RunRecord } from './run-record'
import { createSavedDeletes } from './saved-deletes'
import { createSteps, type Steps } from './steps'

/** A failure that may be the trouble of one profile alone ends its turn after so many. */
const triesOfOne = 3
/** A request that was given up is taken to have arrived by then, or not at all. */
const untilArrivedMs = 2_000

export interface RunnerHooks {
  readonly changed: (record: RunRecord) => void
  readonly closing: AbortSignal
  /** Fires where somebody wants an answer now, rather than at the next try. */
  readonly hurry: () => AbortSignal
}

const quietly = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => undefined)

const goesOn = ({ kept: { state } }: RunRecord): boolean => state === 'queued' || state === 'cancelling'

/** Works through one run until its end, until somebody pauses it, or until the program closes. */
export type Drive = (record: RunRecord) => Promise<void>

export const createRunner = (parts: BulkParts, { closing, changed, hurry }: RunnerHooks): Drive => {
  const steps: Steps = createSteps(parts)
  const { store, now } = parts
  const wait = parts.wait ?? quietly

  return async (record) => {
    const { id, operation } = record.kept
    const noteSavedFile = async (savedTo: string): Promise<Result<void>> => {
      if (record.kept.savedTo !== null) return ok(undefined)
      const noted = await store.bulk.changeRun({ id, savedTo })
      if (noted.ok) record.kept = { ...record.kept, savedTo }
      return noted
    }
    const saved = createSavedDeletes(parts.deletedFolder, id, noteSavedFile)
    const prepare = createPreparing(parts, closing)
    /** States on disk of the items that are under way, or whose next state could not be written. */
    const states = new Map<number, ItemState>()
    /** What could not be written: written before anything else once the store works again. */
    const unwritten = new Map<number, ItemChange>()
    const tries = new Map<number, number>()
    let holdsInARow = 0
    let passState = record.kept.state

    const stopping = (): boolean => closing.aborted || record.kept.state !== passState

    const write = async (change: ItemChange): Promise<Failure | null> => {
      const { place, state } = change
      const written = await store.bulk.changeItem(change)
      if (!written.ok) {
        // Where an intent is not durable, nothing is sent: the item waits on.
        unwritten.set(place, state === 'sent' ? { ...change, state: 'waiting' } : change)
        return written.error
      }
      unwritten.delete(place)
      move(record, states.get(place) ?? 'waiting', state)
      states.set(place, state)
      if (state === 'sent') record.sends.count()
      else if (state !== 'waiting') holdsInARow = 0
      changed(record)
      return null
    }

    const turn = createItemTurn({
      ...parts,
      steps,
      prepare: (what, subject) => prepare(what, subject, saved),
      operation,
      runId: id,
      keep: async (change) => {
        const error = await write(change)
        return error ? { ok: false, error } : ok(undefined)
      },
      again: (place) => {
        tries.set(place, (tries.get(place) ?? 0) + 1)
        return (tries.get(place) ?? 0) < triesOfOne
      },
      later: () => wait(untilArrivedMs, closing),
      stopping,
      closing: () => closing.aborted,
    })

    const take = async ({ item, row, did }: Loaded): Promise<Failure | null> => {
      states.set(item.place, item.state)
      const result = await turn(item, { profileId: item.profileId, row, did, mustRead: false })
      if (!unwritten.has(item.place)) states.delete(item.place)
      return result
    }

    const writeAgain = async (): Promise<Failure | null> => {
      for (const change of [...unwritten.values()]) {
        const failure = await write(change)
        if (failure) return failure
        states.delete(change.place)
      }
      return null
    }

    const skipTheRest = async (): Promise<Failure | null> => {
      if (record.kept.state !== 'cancelling') return null
      const skipped = await store.bulk.cancel(id, now().toISOString())
      if (!skipped.ok) return skipped.error
      skipWaiting(record)
      return null
    }

    /** A run that was cancelled, and what failed of it tried again, has still left out what it skipped then. */
    const wasCutShort = async (): Promise<Result<boolean>> => {
      if (record.kept.state === 'cancelling') return ok(true)
      if ((record.kept.counts.skipped ?? 0) === 0) return ok(false)
      const groups = await store.bulk.groups(id)
      return groups.ok ? ok(groups.value.some(({ reason }) => reason === 'cancelled')) : groups
    }

    const end = async (): Promise<Failure | null> => {
      const cutShort = await wasCutShort()
      if (!cutShort.ok) return cutShort.error
      const state = cutShort.value ? 'cancelled' : 'done'
      const endedAt = now().toISOString()
      const ended = await store.bulk.changeRun({ id, state, endedAt })
      if (!ended.ok) return ended.error
      record.kept = { ...record.kept, state, endedAt }
      return null
    }

    const once = async (): Promise<Failure | null> => {
      passState = record.kept.state
      const trouble =
        (await writeAgain()) ??
        (await skipTheRest()) ??
        (await passThrough(parts, record, { stopping, take }))
      if (trouble || stopping()) return trouble
      // A pause that was taken back at once has let some go by: these are another pass.
      const left = await store.bulk.open({ run: id, after: -1, limit: 1 })
      if (!left.ok) return left.error
      return left.value.length > 0 ? null : end()
    }

    const hold = async (failure: Failure): Promise<void> => {
      const show = (why: Failure | null): void => {
        record.held = why
        changed(record)
      }
      show(failure)
      await untilPossible({ ...parts, runId: id, wait }, failure, {
        attempt: holdsInARow,
        signal: closing,
        hurry,
        stopping,
        onFailure: show,
      })
      holdsInARow += 1
      show(null)
    }

    while (!closing.aborted && goesOn(record)) {
      const trouble = await once()
      changed(record)
      if (trouble && !stopping()) await hold(trouble)
    }
    if (unwritten.size > 0) await writeAgain()
    await saved.close()
  }
}
