import type { LogCheck } from '../../shared/domain/activity'
import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'
import type { ActivityAction } from '../../shared/domain/activity'
import type { ChangeOutcome } from '../store/kinds'
import type { Anchored } from './anchor'
import {
  emptyHead,
  headAfter,
  verifyChain,
  type ActivityLine,
  type Head,
  type Personal,
} from '../store/chain'

export interface Activity {
  readonly action: ActivityAction
  readonly profileId: number | null
  readonly outcome: ChangeOutcome
  /**
   * What identifies a person (label, reason). It is stored apart from the line, and deleted when the profile is
   * forgotten.
   */
  readonly personal?: Personal | undefined
}

export interface ActivityLog {
  /** Resolves once the line is on disk. */
  readonly record: (activity: Activity) => Promise<Result<ActivityLine>>
  readonly read: Store['activity']['read']
  /**
   * Reads the whole log and compares it with the head that was anchored last (null if none was). Unless it is intact
   * nothing is anchored any more, so that the anchor stays as evidence.
   */
  readonly check: (anchored: Anchored) => Promise<Result<LogCheck>>
  /** Anchors the newest lines, before quitting. */
  readonly flush: () => Promise<void>
}

export interface ActivityLogOptions {
  /** The operating system's user name. */
  readonly who: string
  readonly now: () => Date
  /** Stores the head outside of the database, in the keychain. If that fails it is tried again with the next line. */
  readonly anchor: (head: Head) => Promise<void>
  /** Called for each line once it is on disk. */
  readonly onRecorded?: (head: Head) => void
}

/** A keychain write is slow, and a bulk run adds hundreds of lines a second: at most one anchoring in this time. */
const anchorDelayMs = 1_000
const pageSize = 1_000

export const createActivityLog = (
  store: Pick<Store, 'activity'>,
  { who, now, anchor, onRecorded }: ActivityLogOptions,
): ActivityLog => {
  let pending: Head | null = null
  let timer: NodeJS.Timeout | null = null
  let anchoring: Promise<void> = Promise.resolve()
  let suspicious = false

  const anchorPending = (): Promise<void> => {
    if (timer) clearTimeout(timer)
    timer = null
    anchoring = anchoring.then(async () => {
      const head = pending
      if (!head || suspicious) return
      pending = null
      await anchor(head).catch(() => {
        pending ??= head
      })
    })
    return anchoring
  }

  const anchorSoon = (head: Head): void => {
    if (!pending || pending.count < head.count) pending = head
    timer ??= setTimeout(() => void anchorPending(), anchorDelayMs)
  }

  const check = async (found: Anchored): Promise<Result<LogCheck>> => {
    const anchored = found === 'unreadable' ? null : found
    const end = await store.activity.head()
    if (!end.ok) return end
    let head = emptyHead
    let hashAtAnchor = anchored?.count === 0 ? emptyHead.hash : null
    while (head.count < end.value.count) {
      const limit = Math.min(pageSize, end.value.count - head.count)
      const page = await store.activity.read({ after: head.count, limit })
      if (!page.ok) return page
      const lines = page.value.map((entry) => entry.line)
      const verdict = verifyChain(lines, head)
      if (!verdict.whole) return ok({ state: 'broken', at: verdict.at })
      if (lines.length < limit) return ok({ state: 'broken', at: verdict.head.count + 1 })
      hashAtAnchor = lines.find((line) => line.seq === anchored?.count)?.hash ?? hashAtAnchor
      head = verdict.head
    }
    if (found === 'unreadable') return ok({ state: 'anchor-unreadable' })
    if (!anchored || hashAtAnchor === anchored.hash) return ok({ state: 'whole', head })
    return ok(hashAtAnchor === null ? { state: 'cut', head, anchored } : { state: 'rewritten', anchored })
  }

  return {
    record: async (activity) => {
      const line = await store.activity.append({ ...activity, who, at: now().toISOString() })
      if (line.ok) {
        const head = headAfter(line.value)
        anchorSoon(head)
        onRecorded?.(head)
      }
      return line
    },
    read: store.activity.read,
    check: async (anchored) => {
      const found = await check(anchored)
      suspicious = !found.ok || found.value.state !== 'whole'
      return found
    },
    flush: anchorPending,
  }
}
