import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { Settlement } from '../changes/journal'
import { settleDelete, settleProfileChange, settleTag } from '../changes/settle'
import { bareProfile } from '../link/decode/profile'
import type { JobStart, StartedJob } from '../jobs/starts'
import { bulkPriority, type BulkParts } from './parts'
import type { Step } from './work'

/** What the reply to a step says in addition to its success. */
export interface Effect {
  readonly jobId?: string | undefined
}

/**
 * The job since then is probably the one started here, but a colleague's start would look the same: a person decides.
 */
export type Settled = Settlement<Effect> | { readonly settlement: 'other-job'; readonly jobId: string }

/** Sends a step, or settles one by reading, and passes the result on to directory, ledger and watcher. */
export interface Steps {
  readonly send: (step: Step, profileId: number) => Promise<Result<Effect>>
  /** `doubt`: what the request came to, where that is known. */
  readonly settle: (step: Step, profileId: number, doubt: Failure | null) => Promise<Settled>
}

const happened: Settlement<Effect> = { settlement: 'happened', value: {} }

/** Whether the API says that the step's result was there already: nothing was changed by us, and nothing is wrong. */
export const wasSoAlready = (step: Step, { code, subject }: Failure): boolean =>
  (step.kind === 'tag-remove' && code === 'not-found' && subject === 'tag') ||
  (step.kind === 'tag-add' && code === 'conflict')

export const createSteps = ({ link, directory, starts, logger }: BulkParts): Steps => {
  /** Some intermediaries drop the body of a DELETE: the first removal shows whether one does here. */
  let removalsArrive = false

  const removeTag = async (profileId: number, tag: string): Promise<Result<void>> => {
    if (removalsArrive) return link.tags.removeUnverified(profileId, tag, bulkPriority)
    const removed = await link.tags.remove(profileId, tag, bulkPriority)
    if (removed.ok) removalsArrive = true
    return removed
  }

  const effectOf = ({ state, recorded }: StartedJob): Effect => {
    // The job runs even if it could not be recorded: the item says so, only watching it is lost.
    if (!recorded.ok) logger.error('a started job was not recorded', { code: recorded.error.code })
    return { jobId: state.jobId }
  }

  const startOf = (
    { mode, sendNotification }: Step & { kind: 'job-start' },
    profileId: number,
  ): JobStart => ({
    profileId,
    mode,
    sendNotification,
  })

  const send: Steps['send'] = async (step, profileId) => {
    switch (step.kind) {
      case 'tag-add': {
        // Names of new tags are checked before a run starts; an undo puts back any.
        const added = await link.tags.addUnchecked(profileId, step.tag, bulkPriority)
        return added.ok ? ok({}) : added
      }
      case 'tag-remove': {
        const removed = await removeTag(profileId, step.tag)
        return removed.ok ? ok({}) : removed
      }
      case 'change': {
        const [row] = await directory.known([profileId])
        const known = row?.profile ?? null
        const changed = await link.profiles.change(known ?? bareProfile(profileId), step.set, bulkPriority)
        if (!changed.ok) return changed
        // Without a known profile to merge the change into, the result may lack the other fields.
        if (known) directory.changed(changed.value)
        return ok({})
      }
      case 'job-start': {
        const started = await starts.send(startOf(step, profileId), bulkPriority)
        return started.ok ? ok(effectOf(started.value)) : started
      }
      case 'delete': {
        const removed = await link.profiles.remove(profileId, bulkPriority)
        if (!removed.ok) return removed
        directory.removed(profileId)
        return ok({})
      }
    }
  }

  const settle: Steps['settle'] = async (step, profileId, doubt) => {
    switch (step.kind) {
      case 'tag-add':
      case 'tag-remove': {
        const wanted = step.kind === 'tag-add' ? 'there' : 'gone'
        const settled = await settleTag(link, profileId, step.tag, wanted, bulkPriority)
        return settled.settlement === 'happened' ? happened : settled
      }
      case 'change': {
        const settled = await settleProfileChange(link, profileId, step.set, bulkPriority)
        if (settled.settlement !== 'happened') return settled
        directory.changed(settled.value)
        return happened
      }
      case 'job-start': {
        const settled = await starts.settle(startOf(step, profileId), step.lastJobId, doubt, bulkPriority)
        return settled.settlement === 'happened'
          ? { settlement: 'happened', value: effectOf(settled.started) }
          : settled
      }
      case 'delete': {
        const settled = await settleDelete(link, profileId, bulkPriority)
        if (settled.settlement !== 'happened') return settled
        directory.removed(profileId)
        return happened
      }
    }
  }

  return { send, settle }
}
