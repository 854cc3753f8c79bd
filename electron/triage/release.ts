import type { JobMode } from '../../shared/domain/job'
import type { LockoutVerdict } from '../../shared/domain/lockout'
import type { ReleaseState } from '../../shared/domain/triage'
import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'
import type { StoredRelease, ReleaseItemState } from '../store/triage-store'
import type { Holds } from '../jobs/holds'
import type { ReadLastJob } from '../jobs/last-job'
import type { Launcher } from '../jobs/launcher'

/** Starts a provider's failed profiles one by one. Starts still to come survive a restart. */
export interface Releases {
  readonly of: (providerId: number) => ReleaseState | null
  /** Providers with starts still to come. */
  readonly open: () => readonly number[]
  /**
   * Ends a hold by spreading the starts evenly over this many minutes from now, and replaces an earlier release of the
   * provider. If it cannot be written, nothing changes.
   */
  readonly begin: (
    providerId: number,
    cases: readonly ReleasedCase[],
    overMinutes: number,
    sendNotification: boolean,
  ) => Promise<Result<ReleaseState>>
  readonly cancel: (providerId: number) => Promise<Result<void>>
  /** Puts a provider on hold, which ends its release, or ends its hold. If it cannot be written, nothing changes. */
  readonly hold: (providerId: number, on: boolean) => Promise<Result<void>>
  readonly close: () => Promise<void>
}

export interface ReleasedCase {
  readonly profileId: number
  /** The failed job. */
  readonly jobId: string
  readonly mode: JobMode
}

export interface ReleaseParts {
  readonly store: Pick<Store, 'triage' | 'readOnly'>
  readonly holds: Pick<Holds, 'isHeld' | 'set'>
  readonly lastJob: ReadLastJob
  readonly lockout: (profileId: number) => Promise<Result<LockoutVerdict>>
  readonly start: Launcher['start']
  readonly onChange: () => void
  readonly now: () => Date
}

/** A start that failed for lack of a connection is tried again after this time. */
const tryAgainMs = 30_000
/** The least time between two starts, so that after a restart not all overdue ones go out at once. */
const closestMs = 1_000
/** The longest time that a timer can wait. */
const longestTimerMs = 2_000_000_000

/** A release is shown for this long after its last start. */
const shownAfterLastMs = 86_400_000

const isOpen = ({ state }: StoredRelease): boolean => state === 'waiting'
const isOver = ({ state }: StoredRelease): boolean => !['waiting', 'starting'].includes(state)

/** The progress of a provider's release, from its starts in order; null if there is none to show. */
const stateOf = (starts: readonly StoredRelease[], now: Date): ReleaseState | null => {
  const last = starts.at(-1)
  const over = starts.every(isOver)
  if (!last || (over && now.getTime() - Date.parse(last.due) > shownAfterLastMs)) return null
  const count = (state: ReleaseItemState): number => starts.filter((item) => item.state === state).length
  return {
    total: starts.length,
    started: count('started'),
    skipped: count('skipped'),
    failed: count('failed'),
    until: last.due,
    over,
  }
}

interface Release {
  readonly providerId: number
  readonly cases: readonly ReleasedCase[]
  readonly overMinutes: number
  readonly sendNotification: boolean
}

/** The starts of a release, spread evenly over its time. */
const spread = (
  { providerId, cases, overMinutes, sendNotification }: Release,
  from: Date,
): readonly StoredRelease[] => {
  const stepMs = (overMinutes * 60_000) / Math.max(1, cases.length)
  return cases.map(({ profileId, jobId, mode }, place): StoredRelease => ({
    providerId,
    profileId,
    jobId,
    mode,
    sendNotification,
    due: new Date(from.getTime() + place * stepMs).toISOString(),
    state: 'waiting',
  }))
}

export const openReleases = async (parts: ReleaseParts): Promise<Releases> => {
  const { store, holds, lastJob, lockout, start, onChange, now } = parts
  const stored = await store.triage.releases()
  let items: readonly StoredRelease[] = stored.ok ? stored.value : []
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let working: Promise<void> = Promise.resolve()

  const put = async (item: StoredRelease, state: ReleaseItemState): Promise<boolean> => {
    const { providerId, profileId } = item
    const written = await store.triage.changeRelease({ providerId, profileId, state })
    if (!written.ok) return false
    items = items.map((one) => (one === item ? { ...one, state } : one))
    onChange()
    return true
  }
  const current = ({ providerId, profileId }: StoredRelease): StoredRelease | undefined =>
    items.find((one) => one.providerId === providerId && one.profileId === profileId)

  /** Whether to start or to skip it; null if that cannot be decided at the moment. */
  const judged = async (item: StoredRelease): Promise<'start' | 'skip' | null> => {
    const last = await lastJob(item.profileId, { priority: 'bulk' })
    if (!last.ok) return last.error.code === 'not-found' ? 'skip' : null
    const { state } = last.value
    if (state?.finished !== true || state.jobId !== item.jobId) return 'skip'
    const verdict = await lockout(item.profileId)
    if (!verdict.ok) return null
    return verdict.value.bulkAllowed ? 'start' : 'skip'
  }

  /** False if it has to be tried again later. */
  const take = async (item: StoredRelease): Promise<boolean> => {
    const verdict = await judged(item)
    const still = current(item)
    if (!still || !isOpen(still) || closed) return true
    if (verdict === null) return false
    if (verdict === 'skip') return put(still, 'skipped')
    if (!(await put(still, 'starting'))) return false
    const { profileId, mode, sendNotification } = item
    const started = await start({ profileId, mode, sendNotification, despiteHold: true })
    const starting = current(item)
    const isOvertaken = !started.ok && started.error.code === 'job-running'
    return !starting || put(starting, started.ok ? 'started' : isOvertaken ? 'skipped' : 'failed')
  }

  const next = (): StoredRelease | undefined => items.find(isOpen)

  const turn = async (): Promise<void> => {
    const item = next()
    if (!item || closed) return
    if (Date.parse(item.due) > now().getTime()) wait(0)
    else wait((await take(item)) ? closestMs : tryAgainMs)
  }

  const wait = (least: number): void => {
    clearTimeout(timer)
    const item = next()
    if (!item || closed || store.readOnly) return
    const due = Date.parse(item.due) - now().getTime()
    // One at a time, whatever triggered it: two at once could start the same profile.
    timer = setTimeout(
      () => {
        working = working.then(turn)
      },
      Math.min(longestTimerMs, Math.max(least, due)),
    )
  }

  /** Left like this by the last end of the program: whether it was started is in doubt, and the journal settles it. */
  for (const item of items.filter(({ state }) => state === 'starting')) await put(item, 'failed')
  wait(closestMs)

  const of: Releases['of'] = (providerId) =>
    stateOf(
      items.filter((item) => item.providerId === providerId),
      now(),
    )

  /** Replaces the starts in memory once they are on disk. */
  const replace = (providerId: number, starts: readonly StoredRelease[]): void => {
    items = [...items.filter((item) => item.providerId !== providerId), ...starts].sort((a, b) =>
      a.due < b.due ? -1 : a.due > b.due ? 1 : 0,
    )
    wait(0)
    onChange()
  }

  return {
    of,
    open: () => [...new Set(items.filter(isOpen).map(({ providerId }) => providerId))],
    begin: async (providerId, cases, overMinutes, sendNotification) => {
      const from = now()
      const added = spread({ providerId, cases, overMinutes, sendNotification }, from)
      const written = await holds.set(providerId, false, added)
      if (!written.ok) return written
      replace(providerId, added)
      const until = added.at(-1)?.due ?? from.toISOString()
      return ok(of(providerId) ?? { total: 0, started: 0, skipped: 0, failed: 0, until, over: true })
    },
    cancel: async (providerId) => {
      const dropped = await store.triage.dropRelease(providerId)
      if (dropped.ok) replace(providerId, [])
      return dropped
    },
    hold: async (providerId, on) => {
      // Ending a hold that has already ended must not end the release that ended it.
      if (!on && !holds.isHeld(providerId)) return ok(undefined)
      const set = await holds.set(providerId, on)
      if (set.ok) replace(providerId, [])
      return set
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      await working
    },
  }
}
