import { fail, type Failure } from '../../shared/errors/failure'
import { concernsAll, saysProfileGone } from '../changes/failure-kinds'
import { verdictOf } from '../changes/verdict'
import type { ChangeOutcome } from '../store/kinds'
import { afterStep } from './decide'
import type { ItemResult, Task, TaskRecord } from './item-task'
import type { BulkParts } from './parts'
import { wasSoAlready, type Effect, type Settled, type Steps } from './steps'
import type { Step } from './work'

export interface ItemStepsParts extends Pick<BulkParts, 'directory'> {
  readonly steps: Steps
  readonly record: TaskRecord
  /** Counts a failed try of this item whose cause may be the item itself; true if another try is worth it. */
  readonly mayTryAgain: (place: number) => boolean
  /** Resolves when a request without a reply should have arrived, or the program closes. */
  readonly untilArrived: () => Promise<void>
  /** Whether nothing new is to be begun any more. */
  readonly stopping: () => boolean
  readonly closing: () => boolean
}

export interface ItemSteps {
  /** Sends the remaining steps of a task, one after the other. */
  readonly perform: (task: Task) => Promise<ItemResult>
  /**
   * Reads twice whether a step was carried out: a request whose reply did not come in time may arrive after the first
   * look.
   */
  readonly lookTwice: (step: Step, profileId: number, doubt: Failure | null) => Promise<Settled>
  /** Acts on the result of such a look, and continues with the remaining steps. */
  readonly goOnAfter: (task: Task, step: Step, cause: Failure | null, settled: Settled) => Promise<ItemResult>
}

/** Sends the steps of items. Each state is on disk before anything follows from it. */
export const createItemSteps = (parts: ItemStepsParts): ItemSteps => {
  const { directory, steps, mayTryAgain, stopping, closing } = parts
  const { save, log } = parts.record

  /** Updates the directory's row, by which the next run decides. */
  const follow = async (profileId: number, step: Step): Promise<void> => {
    if (step.kind !== 'tag-add' && step.kind !== 'tag-remove') return
    const [row] = await directory.known([profileId])
    if (row?.profile) directory.tagsChanged(profileId, afterStep(row.profile.tags, step))
  }

  const advance = async (task: Task, step: Step, effect: Effect): Promise<void> => {
    await follow(task.item.profileId, step)
    task.work = { ...task.work, at: task.work.at + 1, did: [...task.work.did, step] }
    if (effect.jobId !== undefined) task.after = effect.jobId
    log(task, step, 'done')
  }

  const failed = (task: Task, step: Step, failure: Failure, outcome: ChangeOutcome): Promise<ItemResult> => {
    log(task, step, outcome)
    if (step.kind === 'delete' && failure.code === 'not-found') return save(task, 'unchanged', 'gone')
    return save(task, 'failed', saysProfileGone(failure) ? 'gone' : null, failure)
  }

  const lookTwice: ItemSteps['lookTwice'] = async (step, profileId, doubt) => {
    const first = await steps.settle(step, profileId, doubt)
    if (first.settlement !== 'did-not-happen') return first
    await parts.untilArrived()
    return steps.settle(step, profileId, doubt)
  }

  /** If it cannot be read now, the item stays `sent` and is read again when the run continues. */
  const settle = async (
    task: Task,
    step: Step,
    cause: Failure | null,
    settled: Settled,
  ): Promise<ItemResult> => {
    if (settled.settlement === 'happened') {
      await advance(task, step, settled.value)
      return null
    }
    if (settled.settlement === 'did-not-happen') {
      return failed(task, step, fail('change-did-not-happen', { ...cause }).error, 'failed')
    }
    if (settled.settlement === 'other-job') {
      log(task, step, 'unknown')
      task.after ??= settled.jobId
      return save(task, 'unknown', 'other-job', fail('outcome-unknown', { ...cause }).error)
    }
    const why = settled.failure
    const concern = why ? concernsAll(why) : 'no'
    if (why && (concern === 'surely' || (concern === 'perhaps' && mayTryAgain(task.item.place)))) return why
    log(task, step, 'unknown')
    const failure = fail('outcome-unknown', { ...cause, detail: why?.detail ?? cause?.detail }).error
    return save(task, 'unknown', why?.code === 'not-found' ? 'gone' : null, failure)
  }

  const settledOrNext = async (
    task: Task,
    step: Step,
    cause: Failure | null,
    settled: Settled,
  ): Promise<ItemResult | 'next'> => {
    const { at } = task.work
    const result = await settle(task, step, cause, settled)
    return result === null && task.work.at > at ? 'next' : result
  }

  const sendStep = async (task: Task, step: Step): Promise<ItemResult | 'next'> => {
    const { profileId } = task.item
    const sent = await steps.send(step, profileId)
    if (sent.ok) {
      await advance(task, step, sent.value)
      return 'next'
    }
    if (closing()) return sent.error
    switch (verdictOf(sent.error)) {
      case 'not-sent': {
        const unwritten = await save(task, 'waiting')
        return unwritten ?? sent.error
      }
      case 'refused':
        if (!wasSoAlready(step, sent.error)) return failed(task, step, sent.error, 'refused')
        await follow(profileId, step)
        task.work = { ...task.work, at: task.work.at + 1 }
        return 'next'
      case 'doubt':
        return settledOrNext(task, step, sent.error, await lookTwice(step, profileId, sent.error))
    }
  }

  const finish = (task: Task): Promise<ItemResult> =>
    task.work.did.length > 0
      ? save(task, 'done', task.work.left ?? null)
      : save(task, 'unchanged', 'already-so')

  const perform: ItemSteps['perform'] = async (task) => {
    for (;;) {
      const step = task.work.steps[task.work.at]
      if (!step) return finish(task)
      if (stopping() && task.work.at === 0) return null
      const unwritten = await save(task, 'sent')
      if (unwritten) return unwritten
      // Paused or cancelled during the write: the person has seen that, and nothing was sent for this item yet.
      if (stopping() && task.work.at === 0) return save(task, 'waiting')
      const result = await sendStep(task, step)
      if (result !== 'next') return result
    }
  }

  return {
    perform,
    lookTwice,
    goOnAfter: async (task, step, cause, settled) => {
      const result = await settledOrNext(task, step, cause, settled)
      return result === 'next' ? perform(task) : result
    },
  }
}
