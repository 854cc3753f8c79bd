import type { PracticeService } from '../../electron/practice/service'
import type { BulkOperation, BulkRun, ItemState } from '../../shared/domain/bulk'
import { judgeChanges, saysTheTruth } from './bulk-judge'
import { isToBeCancelled } from './bulk-kills-operations'
import type { ChildMessage, ItemsOfRun, LatestRun } from './bulk-kills-child'
import { mayStayInDoubt } from './bulk-values'

/** By run and item. */
type Acknowledged = Map<string, Map<number, ItemState>>

const copyOf = (all: Acknowledged): Acknowledged =>
  new Map([...all].map(([run, states]) => [run, new Map(states)]))

/** Records what was acknowledged, outside of the processes that are killed, and compares it with what is on disk. */
export const createWitness = ({ world, log }: Pick<PracticeService, 'world' | 'log'>) => {
  const acknowledged: Acknowledged = new Map()
  /**
   * What was acknowledged before this process began. The process already works while it reads the disk, so later
   * outcomes may be missing there.
   */
  let before: Acknowledged = new Map()
  let lost = 0
  let doubled = 0
  let finished = false
  let outcomes = 0

  const statesOf = (run: string): Map<number, ItemState> => {
    const states = acknowledged.get(run) ?? new Map<number, ItemState>()
    acknowledged.set(run, states)
    return states
  }

  const compare = (expected: Acknowledged, runs: readonly BulkRun[], items: readonly ItemsOfRun[]): void => {
    const standing = new Map(runs.map((run) => [run.id, run]))
    for (const [run, states] of expected) {
      const counts = standing.get(run)?.counts
      if (!counts || counts.total - counts.waiting < states.size) lost += states.size
    }
    for (const [run, kept] of items) {
      const now = new Map(kept.map(({ place, state }) => [place, state]))
      for (const [place, state] of expected.get(run) ?? []) if (now.get(place) !== state) lost += 1
    }
  }

  /** Whether this was done to the profile, or undone. */
  const isDone = (operation: BulkOperation, id: number, undone: BulkOperation | undefined): boolean => {
    const profile = world().profiles.get(id)
    const { tags = [], label, zipcode, providerId } = profile ?? {}
    const has = (tag: string): boolean => tags.includes(tag)
    switch (operation.kind) {
      case 'tag-add':
        return operation.tags.every(has)
      case 'tag-remove':
        return !operation.tags.some(has)
      case 'tag-rename':
        return has(operation.to) && !operation.from.some(has)
      case 'change':
        return operation.label === undefined
          ? zipcode === operation.zipcode && providerId === operation.providerId
          : label === operation.label.replace('{id}', String(id))
      // The kills start no run with values by row.
      case 'values':
        return false
      case 'delete':
        return profile === undefined
      case 'undo':
        return undone?.kind === 'tag-rename' && undone.from.every(has) && !has(undone.to)
      case 'job-start':
        return true
    }
  }

  /** For a run that is over: nothing was carried out twice, and every item says what happened to its profile. */
  const judge = ({ run: { id, operation, counts }, profileIds, undone }: LatestRun): void => {
    const judged = judgeChanges({ log })
    doubled += judged.doubled
    const { changed } = judged
    lost += counts.waiting + counts.failed + (mayStayInDoubt(operation) ? 0 : counts.unknown)
    lost += operation.kind === 'job-start' || isToBeCancelled(operation) ? 0 : counts.skipped
    for (const [place, state] of statesOf(id)) {
      const profileId = profileIds[place] ?? 0
      const isRight =
        saysTheTruth(state, changed.has(profileId)) &&
        (state !== 'done' || isDone(operation, profileId, undone))
      if (!isRight) lost += 1
    }
  }

  return {
    /** Must be called before a process starts. */
    begin: (): void => {
      before = copyOf(acknowledged)
    },
    hear: (news: ChildMessage): void => {
      switch (news.news) {
        case 'outcome':
          outcomes += 1
          statesOf(news.run).set(news.place, news.state)
          return
        case 'retrying':
          for (const [place, state] of statesOf(news.run))
            if (state === 'failed' || state === 'unknown') statesOf(news.run).delete(place)
          return
        case 'between':
          if (news.latest && log.changes().size > 0) judge(news.latest)
          log.clear()
          return
        case 'finished':
          finished = true
          compare(acknowledged, news.runs, news.items)
          return
        case 'stands':
          compare(before, news.runs, news.items)
      }
    },
    result: () => {
      if (!finished) throw new Error('The last process ended without a word')
      return { runs: acknowledged.size, outcomes, lost, doubled }
    },
  }
}
