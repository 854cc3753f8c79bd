import { setTimeout as sleep } from 'node:timers/promises'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import { createItemProcessor } from './item'
import { createItemStates } from './item-states'
import type { Waiting } from '../jobs/spacing'
import type { BulkParts } from './parts'
import { passThrough, type Loaded } from './pass'
import { createPreparing } from './prepare'
import { untilPossible } from './probe'
import { endIfNothingIsLeft, skipTheRest } from './run-end'
import { createReadBefore } from './read-before'
import type { RunRecord } from './run-record'
import { createSavedDeletes } from './saved-deletes'
import { isSpaced } from './spacing'
import { createSteps, type Steps } from './steps'

/** After this many failures that may be its own an item counts as failed. */
const maxTriesOfItem = 3
/** After this time a request without a reply has either arrived or never will. */
const untilArrivedMs = 2_000

export interface RunnerHooks {
  readonly changed: (record: RunRecord) => void
  readonly closing: AbortSignal
  /** Fires when somebody wants an answer now, rather than at the next try. */
  readonly hurry: () => AbortSignal
}

const quietly = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => undefined)

const goesOn = ({ stored: { state } }: RunRecord): boolean => state === 'queued' || state === 'cancelling'

/** Writes down, once, where the run saves the profiles that it deletes. */
const savedFileNoter =
  ({ store }: BulkParts, record: RunRecord) =>
  async (savedTo: string): Promise<Result<void>> => {
    if (record.stored.savedTo !== null) return ok(undefined)
    const noted = await store.bulk.changeRun({ id: record.stored.id, savedTo })
    if (noted.ok) record.stored = { ...record.stored, savedTo }
    return noted
  }

/** Counts the tries of each item; true while another is worth it. */
const createTries = (): ((place: number) => boolean) => {
  const tries = new Map<number, number>()
  return (place) => {
    const count = (tries.get(place) ?? 0) + 1
    tries.set(place, count)
    return count < maxTriesOfItem
  }
}

/** Works on one run until it ends, a person pauses it, or the program closes. */
export type Drive = (record: RunRecord) => Promise<void>

export const createRunner = (parts: BulkParts, { closing, changed, hurry }: RunnerHooks): Drive => {
  const steps = createSteps(parts)
  const { spacing } = parts
  const wait = parts.wait ?? quietly

  return async (record) => {
    const { id, operation } = record.stored
    let holdsInARow = 0
    let stateOfPass = record.stored.state
    const stopping = (): boolean => closing.aborted || record.stored.state !== stateOfPass

    const saved = createSavedDeletes(parts.deletedFolder, id, savedFileNoter(parts, record))
    const prepare = createPreparing(parts, closing)
    const spaced = isSpaced(operation)
    const readBefore = createReadBefore(parts.directory, closing)
    const turn: Waiting = {
      wait: async (milliseconds) => {
        const signal = AbortSignal.any([closing, hurry()])
        await wait(milliseconds, signal)
        return !signal.aborted
      },
      stopping,
    }
    /** The provider of each profile whose start is to be spaced. */
    const providers = new Map<number, number | null>()
    const sending: Steps = {
      ...steps,
      send: (step, profileId) => {
        if (spaced) spacing.sent(providers.get(profileId) ?? null)
        return steps.send(step, profileId)
      },
    }
    const states = createItemStates(parts, record, {
      changed: () => changed(record),
      ended: () => {
        holdsInARow = 0
      },
    })
    const processItem = createItemProcessor({
      ...parts,
      steps: sending,
      prepare: (what, subject) => prepare(what, subject, saved),
      operation,
      runId: id,
      write: states.write,
      mayTryAgain: createTries(),
      untilArrived: () => wait(untilArrivedMs, closing),
      stopping,
      closing: () => closing.aborted,
    })

    const processLoaded = async ({ item, row, did }: Loaded): Promise<Failure | null> => {
      states.begin(item)
      const { profileId } = item
      const before = spaced ? await readBefore(profileId) : null
      const inTurn = (): Promise<Failure | null> => {
        // The change that it waits for may change what the row says.
        const mustRead = parts.turns.isTaken(profileId)
        return parts.turns.take(profileId, () =>
          processItem(item, {
            profileId,
            row,
            did,
            mustRead,
            caseJob: item.details?.caseJob,
            values: item.details?.values,
            before,
          }),
        )
      }
      const providerId = before?.ok ? before.value.providerId : null
      providers.set(profileId, providerId)
      // Nothing is started of what could not be read.
      const waits = spaced && before?.ok === true
      const result = await (waits ? spacing.take(providerId, turn, inTurn) : inTurn())
      providers.delete(profileId)
      states.end(item)
      return result
    }

    const passOnce = async (): Promise<Failure | null> => {
      stateOfPass = record.stored.state
      const trouble =
        (await states.writeAgain()) ??
        (await skipTheRest(parts, record)) ??
        (await passThrough(parts, record, { stopping, process: processLoaded }))
      return trouble ?? record.inTurn(async () => (stopping() ? null : endIfNothingIsLeft(parts, record)))
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

    try {
      while (!closing.aborted && goesOn(record)) {
        const trouble = await passOnce()
        changed(record)
        if (trouble && !stopping()) await hold(trouble)
      }
      await states.writeAgain()
    } finally {
      record.held = null
      await saved.close()
    }
  }
}
