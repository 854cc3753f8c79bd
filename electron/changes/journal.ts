import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import type { ActivityLog } from '../activity/activity-log'
import type { Logger } from '../logging/logger'
import type { ChangeOutcome } from '../store/kinds'
import type { Intent, Store } from '../store/store'
import { outcomeOf } from './verdict'

/**
 * The outcome of a change whose reply was lost, found by reading: docs/reference/architecture.md, "A change, from Enter
 * to its record".
 */
export type Settlement<T> =
  | { readonly settlement: 'happened'; readonly value: T }
  | { readonly settlement: 'did-not-happen' }
  /** With the failure of the read, if that is why it stays in doubt. */
  | { readonly settlement: 'unknown'; readonly failure?: Failure | undefined }

export interface Change<T> extends Intent {
  /**
   * For a change that creates a profile: its id. The log line then belongs to that profile, and is forgotten with it.
   */
  readonly made?: ((value: T) => number) | undefined
  /** Sends the request, once. */
  readonly send: () => Promise<Result<T>>
  /**
   * Reads whether the change was made, since this failure does not tell; returns the value that the lost reply would
   * have had.
   */
  readonly settle: (doubt: Failure) => Promise<Settlement<T>>
}

/**
 * Carries out every single change: its intent is on disk before the request leaves, its outcome afterwards, with a line
 * in the activity log. What is in doubt (`verdict.ts`) is settled by reading, never by sending again.
 */
export interface Journal {
  readonly run: <T>(change: Change<T>) => Promise<Result<T>>
  /**
   * Outcomes that could not be written because the disk was full, by the change's id. They are written with the next
   * change; if the program ends before that, the change is in doubt.
   */
  readonly unrecorded: () => ReadonlyMap<string, Known>
}

interface Known {
  readonly outcome: ChangeOutcome
  /** When it became known: ISO 8601, UTC. */
  readonly at: string
}

export const createJournal = (
  store: Pick<Store, 'changes'>,
  activity: Pick<ActivityLog, 'record'>,
  logger: Logger,
  /** The profile's label, if the directory has it, so that all lines of a customer can be found by it. */
  labelOf: (profileId: number) => Promise<string | undefined> = async () => undefined,
): Journal => {
  const unrecorded = new Map<string, Known & { readonly write: () => Promise<Result<void>> }>()

  const finish = (
    id: string,
    outcome: ChangeOutcome,
    note: string | undefined,
    profileId: number | undefined,
  ): Promise<Result<void>> => {
    // Keeps this time even if it is written later: the lockout guard counts failures from it.
    const at = new Date().toISOString()
    const write = async (): Promise<Result<void>> => {
      const finished = await store.changes.finish(id, outcome, note, profileId, at)
      if (finished.ok) unrecorded.delete(id)
      else unrecorded.set(id, { outcome, at, write })
      return finished
    }
    return write()
  }
  const finishOpen = (): Promise<unknown> => Promise.all([...unrecorded.values()].map(({ write }) => write()))

  const run = async <T>(change: Change<T>): Promise<Result<T>> => {
    const { send, settle, made, personal: given, ...intent } = change
    const label = intent.profileId === null ? undefined : await labelOf(intent.profileId)
    const personal = label || given ? { ...(label ? { label } : {}), ...given } : undefined
    await finishOpen()
    const begun = await store.changes.begin({ ...intent, personal })
    if (!begun.ok) return begun

    const end = async (outcome: ChangeOutcome, note?: string, value?: T): Promise<void> => {
      const profileId = intent.profileId ?? (value === undefined ? null : (made?.(value) ?? null))
      // In one tick, and so in one commit: a change that is settled has its line.
      const [finished, recorded] = await Promise.all([
        finish(begun.value, outcome, note, profileId ?? undefined),
        activity.record({ action: intent.kind, profileId, outcome, personal }),
      ])
      const failure = finished.ok ? (recorded.ok ? null : recorded.error) : finished.error
      // The change was made: a record that cannot be written must not turn it into a failure, but must not go
      // unnoticed.
      if (failure)
        logger.error('the outcome of a change was not recorded', { kind: intent.kind, code: failure.code })
    }

    const sent = await send()
    if (sent.ok) {
      await end('done', undefined, sent.value)
      return sent
    }
    const outcome = outcomeOf(sent.error)
    if (outcome !== 'unknown') {
      await end(outcome, sent.error.code)
      return sent
    }
    const settled = await settle(sent.error)
    if (settled.settlement === 'happened') {
      await end('done', 'settled by reading', settled.value)
      return ok(settled.value)
    }
    if (settled.settlement === 'did-not-happen') {
      await end('failed', 'settled by reading')
      return fail('change-did-not-happen', { ...sent.error, change: intent.kind })
    }
    await end('unknown', sent.error.code)
    return fail('outcome-unknown', { ...sent.error, change: intent.kind })
  }

  return { run, unrecorded: () => unrecorded }
}
