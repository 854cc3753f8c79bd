import type { ActivityAction } from '../../shared/domain/activity'
import type { ItemReason, ItemState, ItemValue } from '../../shared/domain/bulk'
import { partOfFields } from '../../shared/domain/line-parts'
import type { Failure } from '../../shared/errors/failure'
import type { ItemChange, StoredItem } from '../store/bulk-store'
import type { ChangeOutcome } from '../store/kinds'
import type { BulkParts } from './parts'
import { asJson, type Step, type Work } from './work'

/** The result of one item: null, or the failure for which the whole run stops for now. */
export type ItemResult = Failure | null

/** One item while it is worked on. */
export interface Task {
  readonly item: StoredItem
  work: Work
  label: string
  before: ItemValue | null
  after: ItemValue | null
}

/** The task of a stored item; its work is passed in, since it may be new. */
export const taskOf = (item: StoredItem, work: Work): Task => ({
  item,
  work,
  label: item.details?.label ?? '',
  before: item.details?.before ?? null,
  after: item.details?.after ?? null,
})

/** What the activity log says of each kind of step. */
const personalOf = (step: Step, { label }: Task): Readonly<Record<string, string>> => {
  switch (step.kind) {
    case 'tag-add':
    case 'tag-remove':
      return { label, tag: step.tag }
    case 'change':
      return { label, ...partOfFields(step.set) }
    case 'job-start':
    case 'delete':
      return { label }
  }
}

export interface TaskRecordParts extends Pick<BulkParts, 'activity' | 'logger' | 'now'> {
  readonly runId: string
  /** Null once the state is on disk. */
  readonly write: (change: ItemChange) => Promise<Failure | null>
  readonly closing: () => boolean
}

export interface TaskRecord {
  /** Writes the state of a task to disk. */
  readonly save: (
    task: Task,
    state: ItemState,
    reason?: ItemReason | null,
    failure?: Failure | null,
  ) => Promise<ItemResult>
  /** Adds a line to the activity log, in the same tick as the state that says the same, so that both share a commit. */
  readonly log: (task: Task, step: Step, outcome: ChangeOutcome) => void
}

/** Writes to disk what happens to the items of one run. */
export const createTaskRecord = (parts: TaskRecordParts): TaskRecord => {
  const { activity, logger, now, runId, write, closing } = parts
  return {
    save: ({ item, work, label, before, after }, state, reason = null, failure = null) =>
      write({
        run: runId,
        place: item.place,
        state,
        reason,
        at: now().toISOString(),
        changed: work.did.length > 0,
        details: {
          label,
          before,
          after,
          failure,
          work: asJson(work),
          gaps: item.details?.gaps,
          caseJob: item.details?.caseJob,
          values: item.details?.values,
        },
      }),
    log: (task, step, outcome) => {
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
    },
  }
}
