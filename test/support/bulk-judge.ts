import type { PracticeService } from '../../electron/practice/service'
import type { ItemState } from '../../shared/domain/bulk'

export interface Judged {
  /** Changes that were carried out more often than once. */
  readonly doubled: number
  /** Profiles that were changed, by what the service carried out. */
  readonly changed: ReadonlySet<number>
}

/** What the service carried out since its log was emptied: of one run no change may be there twice. */
export const judgeChanges = ({ log }: Pick<PracticeService, 'log'>): Judged => {
  const changed = new Set<number>()
  let doubled = 0
  for (const [change, count] of log.changes()) {
    doubled += count - 1
    changed.add(Number(/\/profiles\/(\d+)|(\d+)$/.exec(change)?.slice(1).find(Boolean)))
  }
  return { doubled, changed }
}

/** An item must say `done` where its profile was changed and nowhere else; one in doubt says that it does not know. */
export const saysTheTruth = (state: ItemState | undefined, changed: boolean): boolean =>
  state === 'unknown' || (state === 'done') === changed
