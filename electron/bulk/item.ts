import type { BulkOperation } from '../../shared/domain/bulk'
import type { Profile } from '../../shared/domain/profile'
import { fail, type Failure } from '../../shared/errors/failure'
import { concernsAll, isStoreFailure } from '../changes/failure-kinds'
import { verdictOf } from '../changes/verdict'
import type { StoredItem } from '../store/bulk-store'
import { createItemSteps, type ItemStepsParts } from './item-steps'
import { createTaskRecord, taskOf, type ItemResult, type TaskRecordParts } from './item-task'
import type { Prepared, Subject } from './prepared'
import { readWork, type Work } from './work'

export interface ItemParts extends Omit<ItemStepsParts, 'record'>, TaskRecordParts {
  readonly prepare: (operation: BulkOperation, subject: Subject) => Promise<Prepared>
  readonly operation: BulkOperation
}

const noWork: Work = { steps: [], at: 0, did: [] }

/**
 * Put back before anything was sent, so that its steps are still valid. Old values and a last job may be outdated:
 * these are read again.
 */
const canGoOn = ({ details }: StoredItem, work: Work | null): work is Work =>
  work !== null &&
  details?.failure === null &&
  work.at < work.steps.length &&
  work.steps.every(({ kind }) => kind !== 'change' && kind !== 'job-start')

/** A request without a reply may still arrive after it was looked for. A refused one does not. */
const mayHaveArrived = (failure: Failure | null): boolean =>
  failure !== null && verdictOf(failure) !== 'refused'

/** Processes the items of a run, each from its current step. */
export const createItemProcessor = (parts: ItemParts) => {
  const { steps, operation, mayTryAgain, stopping, closing } = parts
  const record = createTaskRecord(parts)
  const { save } = record
  const { perform, lookTwice, goOnAfter } = createItemSteps({ ...parts, record })

  const unprepared = async (
    item: StoredItem,
    earlier: Work | null,
    failure: Failure,
    label: string,
  ): Promise<ItemResult> => {
    if (closing() || isStoreFailure(failure) || failure.code === 'deletes-unwritable') return failure
    const concern = concernsAll(failure)
    if (concern === 'surely' || (concern === 'perhaps' && mayTryAgain(item.place))) return failure
    const task = { ...taskOf(item, earlier ?? noWork), label }
    if (failure.code !== 'not-found') return save(task, 'failed', null, failure)
    const isWanted = operation.kind === 'delete' || operation.kind === 'undo'
    return isWanted ? save(task, 'unchanged', 'gone') : save(task, 'failed', 'gone', failure)
  }

  const begin = async (item: StoredItem, subject: Subject): Promise<ItemResult> => {
    const earlier = readWork(item.details?.work)
    const result = await parts.prepare(operation, { ...subject, mustRead: earlier !== null })
    const known: Profile | null = result.to === 'stop' ? (subject.row?.profile ?? null) : result.profile
    const label = known?.label ?? item.details?.label ?? ''
    if (result.to === 'stop') return unprepared(item, earlier, result.failure, label)
    const did = earlier?.did ?? []
    if (result.to === 'end') {
      const task = { ...taskOf(item, { ...noWork, did }), label }
      // A retry that finds everything as wanted: what the first try did still counts for this run.
      return did.length > 0 && result.reason === 'already-so'
        ? save(task, 'done')
        : save({ ...task, before: null, after: result.after ?? null }, result.state, result.reason)
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

  return async (item: StoredItem, subject: Subject): Promise<ItemResult> => {
    // It has waited for its profile's turn, and nothing of it is in progress.
    if (stopping()) return null
    const work = readWork(item.details?.work)
    const failure = item.details?.failure ?? null
    const step = work?.steps[work.at]
    const isRetry = item.state !== 'sent'
    if (isRetry && !(step && mayHaveArrived(failure))) {
      return canGoOn(item, work) ? perform(taskOf(item, work)) : begin(item, subject)
    }
    if (!work || !step) {
      // Its profile was forgotten meanwhile, so there is nothing left to settle it by.
      return save(taskOf(item, work ?? noWork), 'unknown', null, fail('outcome-unknown').error)
    }
    const settled = await (isRetry ? steps.settle : lookTwice)(step, item.profileId, failure)
    if (isRetry && settled.settlement === 'did-not-happen') return begin(item, subject)
    return goOnAfter(taskOf(item, work), step, failure, settled)
  }
}
