import type { BulkOperation, ItemReason, ItemState, ItemValue } from '../../shared/domain/bulk'
import type { Profile } from '../../shared/domain/profile'
import { fail, type Failure, type Result } from '../../shared/errors/failure'
import { verdictOf } from '../changes/verdict'
import type { ActivityAction } from '../../shared/domain/activity'
import type { ChangeOutcome } from '../store/kinds'
import type { ItemChange, ItemDetails, KeptItem } from '../store/bulk-store'
import { afterStep } from './decide'
import type { BulkParts } from './parts'
import type { Prepared, Subject } from './prepare'
import { wasSoAlready, type Effect, type Settled, type Steps } from './steps'
import { concernsAll, isStoreFailure, saysProfileGone } from '../changes/failure-kinds'
import { asJson, readWork, type Step, type Work } from './work'

/** What one profile's turn comes to: a failure where nothing can be done for it, and for none after it, at the moment. */
type Turn = Failure | null

export interface ItemParts extends Pick<BulkParts, 'directory' | 'activity' | 'logger' | 'now'> {
  readonly steps: Steps
  readonly prepare: (operation: BulkOperation, subject: Subject) => Promise<Prepared>
  readonly operation: BulkOperation
  readonly runId: string
  /** Resolves once the state is on disk. */
  readonly keep: (change: ItemChange) => Promise<Result<void>>
  /** Counts a failed try of this item that may be its own trouble; true while another is worth it. */
  readonly again: (place: number) => boolean
  /** Resolves when a request that was on its way should have arrived, or the program closes. */
  readonly later: () => Promise<void>
  /** Nothing that has not begun is to be begun any more. */
  readonly stopping: () => boolean
  readonly closing: () => boolean
}

interface Task {
  readonly item: KeptItem
  work: Work
  label: string
  before: ItemValue | null
  after: ItemValue | null
}

/** What the journal says of each kind of step. */
const personalOf = (step: Step, { label }: Task): Readonly<Record<string, string>> =>
  step.kind === 'tag-add' || step.kind === 'tag-remove' ? { label, tag: step.tag } : { label }

/** Takes one item through its steps, with every state on disk before what follows from it. */
export const createItemTurn = (parts: ItemParts) => {
  const { directory, activity, logger, now, steps, operation, runId, keep, again, stopping, closing } = parts

  const changeOf = (
    { item, work, label, before, after }: Task,
    state: ItemState,
    reason: ItemReason | null,
    failure: Failure | null,
  ): ItemChange => {
    const details: ItemDetails = { label, before, after, failure, work: asJson(work) }
    const changed = work.did.length > 0
    return { run: runId, place: item.place, state, reason, at: now().toISOString(), changed, details }
  }

  const put = async (
    task: Task,
    state: ItemState,
    reason: ItemReason | null = null,
    failure: Failure | null = null,
  ): Promise<Turn> => {
    const kept = await keep(changeOf(task, state, reason, failure))
    return kept.ok ? null : kept.error
  }

  /** Goes out in the same tick as the state that says the same, so that both share a commit. */
  const record = (task: Task, step: Step, outcome: ChangeOutcome): void => {
    const action: ActivityAction = step.kind
    const { profileId } = task.item
    void activity
      .record({ action, profileId, outcome, personal: personalOf(step, task) })
      .then((recorded) => {
        if (!recorded.ok && !closing())
          logger.error('the outcome of a change was not recorded', {
            kind: action,
            code: recorded.error.code,
          })
      })
  }

  /** The directory's row follows what was done: the next run decides by it. */
  const follow = async (profileId: number, step: Step): Promise<void> => {
    if (step.kind !== 'tag-add' && step.kind !== 'tag-remove') return
    const [row] = await directory.known([profileId])
    if (row?.profile) directory.tagsChanged(profileId, afterStep(row.profile.tags, step))
  }

  const advance = async (task: Task, step: Step, effect: Effect): Promise<void> => {
    await follow(task.item.profileId, step)
    task.work = { ...task.work, at: task.work.at + 1, did: [...task.work.did, step] }
    if (effect.jobId !== undefined) task.after = effect.jobId
    record(task, step, 'done')
  }

  const failed = (task: Task, step: Step, failure: Failure, outcome: ChangeOutcome): Promise<Turn> => {
    record(task, step, outcome)
    if (step.kind === 'delete' && failure.code === 'not-found') return put(task, 'unchanged', 'gone')
    return put(task, 'failed', saysProfileGone(failure) ? 'gone' : null, failure)
  }

  /** A request whose reply did not come in time may still arrive after the first look. */
  const lookTwice = async (step: Step, profileId: number): Promise<Settled> => {
    const first = await steps.settle(step, profileId)
    if (first.settlement !== 'did-not-happen') return first
    await parts.later()
    return steps.settle(step, profileId)
  }

  /** The item stays `sent` where it cannot be read now: it is read again when the run goes on. */
  const settle = async (task: Task, step: Step, cause: Failure | null, settled: Settled): Promise<Turn> => {
    const { item } = task
    if (settled.settlement === 'happened') {
      await advance(task, step, settled.value)
      return null
    }
    if (settled.settlement === 'did-not-happen') {
      return failed(task, step, fail('change-did-not-happen', { ...cause }).error, 'failed')
    }
    if (settled.settlement === 'other-job') {
      record(task, step, 'unknown')
      task.after ??= settled.jobId
      return put(task, 'unknown', 'other-job', fail('outcome-unknown', { ...cause }).error)
    }
    const why = settled.failure
    const concern = why ? concernsAll(why) : 'no'
    if (why && (concern === 'surely' || (concern === 'perhaps' && again(item.place)))) return why
    record(task, step, 'unknown')
    const failure = fail('outcome-unknown', { ...cause, detail: why?.detail ?? cause?.detail }).error
    return put(task, 'unknown', why?.code === 'not-found' ? 'gone' : null, failure)
  }

  const sendStep = async (task: Task, step: Step): Promise<Turn | 'next'> => {
    const sent = await steps.send(step, task.item.profileId)
    if (sent.ok) {
      await advance(task, step, sent.value)
      return 'next'
    }
    if (closing()) return sent.error
    switch (verdictOf(sent.error)) {
      case 'not-sent': {
        const back = await put(task, 'waiting')
        return back ?? sent.error
      }
      case 'refused':
        if (!wasSoAlready(step, sent.error)) return failed(task, step, sent.error, 'refused')
        await follow(task.item.profileId, step)
        task.work = { ...task.work, at: task.work.at + 1 }
        return 'next'
      case 'doubt':
        return settledOrNext(task, step, sent.error, await lookTwice(step, task.item.profileId))
    }
  }

  const settledOrNext = async (
    task: Task,
    step: Step,
    cause: Failure | null,
    settled: Settled,
  ): Promise<Turn | 'next'> => {
    const { at } = task.work
    const turn = await settle(task, step, cause, settled)
    return turn === null && task.work.at > at ? 'next' : turn
  }

  const finish = (task: Task): Promise<Turn> =>
    task.work.did.length > 0
      ? put(task, 'done', task.work.left ?? null)
      : put(task, 'unchanged', 'already-so')

  const perform = async (task: Task): Promise<Turn> => {
    for (;;) {
      const step = task.work.steps[task.work.at]
      if (!step) return finish(task)
      if (stopping() && task.work.at === 0) return null
      const intent = await put(task, 'sent')
      if (intent) return intent
      const turn = await sendStep(task, step)
      if (turn !== 'next') return turn
    }
  }

  const taskOf = (item: KeptItem, work: Work): Task => ({
    item,
    work,
    label: item.details?.label ?? '',
    before: item.details?.before ?? null,
    after: item.details?.after ?? null,
  })

  const unprepared = async (
    item: KeptItem,
    earlier: Work | null,
    failure: Failure,
    label: string,
  ): Promise<Turn> => {
    if (closing() || isStoreFailure(failure) || failure.code === 'deletes-unwritable') return failure
    const concern = concernsAll(failure)
    if (concern === 'surely' || (concern === 'perhaps' && again(item.place))) return failure
    const task = { ...taskOf(item, earlier ?? { steps: [], at: 0, did: [] }), label }
    if (failure.code !== 'not-found') return put(task, 'failed', null, failure)
    const wanted = operation.kind === 'delete' || operation.kind === 'undo'
    return wanted ? put(task, 'unchanged', 'gone') : put(task, 'failed', 'gone', failure)
  }

  const begin = async (item: KeptItem, subject: Subject): Promise<Turn> => {
    const earlier = readWork(item.details?.work)
    const result = await parts.prepare(operation, { ...subject, mustRead: earlier !== null })
    const known: Profile | null = result.to === 'stop' ? (subject.row?.profile ?? null) : result.profile
    const label = known?.label ?? item.details?.label ?? ''
    if (result.to === 'stop') return unprepared(item, earlier, result.failure, label)
    const did = earlier?.did ?? []
    if (result.to === 'end') {
      const task = { ...taskOf(item, { steps: [], at: 0, did }), label, before: null, after: null }
      // A further try that finds all as it was wanted: what the first one did is this run's all the same.
      return did.length > 0 && result.reason === 'already-so'
        ? put({ ...task, before: item.details?.before ?? null, after: item.details?.after ?? null }, 'done')
        : put(task, result.state, result.reason)
    }
    const { before, after, left } = result
    return perform({
      item,
      label,
      before: item.details?.before ?? before,
      after,
      work: { steps: [...result.steps], at: 0, did: [...did], left },
    })
  }

  /** Put back unsent, so that its steps still stand: old values and a last job may not, these are read anew. */
  const canGoOn = ({ details }: KeptItem, work: Work | null): work is Work =>
    work !== null &&
    details?.failure === null &&
    work.at < work.steps.length &&
    work.steps.every(({ kind }) => kind !== 'change' && kind !== 'job-start')

  /** A request that was given up may arrive after it was looked for. One that was refused does not. */
  const mayHaveArrived = (failure: Failure | null): boolean =>
    failure !== null && verdictOf(failure) !== 'refused'

  return async (item: KeptItem, subject: Subject): Promise<Turn> => {
    const work = readWork(item.details?.work)
    const failure = item.details?.failure ?? null
    const step = work?.steps[work.at]
    const isRetry = item.state !== 'sent'
    if (isRetry && !(step && mayHaveArrived(failure))) {
      return canGoOn(item, work) ? perform(taskOf(item, work)) : begin(item, subject)
    }
    if (!work || !step) {
      // Its profile was forgotten meanwhile: nothing is left to settle it by.
      const nothing = work ?? { steps: [], at: 0, did: [] }
      return put(taskOf(item, nothing), 'unknown', null, fail('outcome-unknown').error)
    }
    const settled = await (isRetry ? steps.settle : lookTwice)(step, item.profileId)
    if (isRetry && settled.settlement === 'did-not-happen') return begin(item, subject)
    const task = taskOf(item, work)
    const turn = await settledOrNext(task, step, failure, settled)
    return turn === 'next' ? perform(task) : turn
  }
}
