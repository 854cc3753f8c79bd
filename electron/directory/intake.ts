import type { ProfileRow } from '../../shared/domain/profile'
import { coalesce } from '../lib/coalesce'
import type { RowUpdate } from './index/row-update'

/** At most ten messages a second, each small enough for main to unpack in a few milliseconds. */
const intervalMs = 100
const maxWaitingRows = 200

export interface Intake {
  readonly add: (news: RowUpdate) => void
  /** Hands over what has been collected; a later question to the index sees it. */
  readonly flush: () => void
  /** Resolves when all that was handed over so far has been taken in. */
  readonly settled: () => Promise<void>
}

/**
 * Collects what is learned of profiles, since a message to the index and a commit for each would cost more than they
 * carry. `tell` hears of the rows as the index answers, in its order; `put` stores them one after the other, each with the news that it came from, which takes
 * longer: a row that waited for it could reach the page after a newer state of itself. `lost` hears of the news that went
 * down with the index, before a new one asks what it may believe.
 */
export const createIntake = (
  merge: (news: readonly RowUpdate[]) => Promise<readonly ProfileRow[]>,
  tell: (rows: readonly ProfileRow[]) => void,
  put: (rows: readonly ProfileRow[], news: readonly RowUpdate[]) => Promise<void>,
  lost: (news: readonly RowUpdate[]) => void,
): Intake => {
  let waiting: RowUpdate[] = []
  let last: Promise<void> = Promise.resolve()

  const handingOver = coalesce(intervalMs, () => {
    if (waiting.length === 0) return
    const news = waiting
    waiting = []
    const merged = merge(news)
    merged.then(tell, () => lost(news))
    // In order, so that of two states of one row the later one remains.
    last = Promise.all([merged, last]).then(
      ([rows]) => put(rows, news),
      () => undefined, // The index ended, and `lost` has heard of it.
    )
  })

  return {
    add: (news) => {
      waiting.push(news)
      if (waiting.length >= maxWaitingRows) handingOver.now()
      else handingOver.soon()
    },
    flush: handingOver.now,
    settled: () => last,
  }
}
