import type { PracticeService } from '../../electron/practice/service'
import type { ItemState } from '../../shared/domain/bulk'

export interface Judged {
  /** Changes that were carried out more than once. */
  readonly doubled: number
  /** Profiles that were changed, according to the service. */
  readonly changed: ReadonlySet<number>
}

/** What the service has carried out since its log was emptied. Within one run no change may occur twice. */
export const judgeChanges = ({ log }: Pick<PracticeService, 'log'>): Judged => {
  const changed = new Set<number>()
  let doubled = 0
  for (const [change, count] of log.changes()) {
    doubled += count - 1
    changed.add(Number(/\/profiles\/(\d+)|(\d+)$/.exec(change)?.slice(1).find(Boolean)))
  }
  return { doubled, changed }
}

/** An item must say `done` exactly if its profile was changed; an item in doubt may say that it does not know. */
export const saysTheTruth = (state: ItemState | undefined, changed: boolean): boolean =>
  state === 'unknown' || (state === 'done') === changed
