import { setMaxListeners } from 'node:events'
import type { Job, JobState } from '../../shared/domain/job'
import type { Failure } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { Ledger } from './ledger'
import { isNoJob } from './unknown-job'
import { delayAfter, spreadMs } from './pace'

/** Polls running jobs until `finished` says that they are over, and never after that. */
export interface Watcher {
  readonly watch: (job: Job) => void
  /** The job was seen ended by any read: a queued look is dropped. */
  readonly ended: (job: Job) => void
  /** Follows no job of this profile any longer, and gives those that it followed. */
  readonly forget: (profileId: number) => readonly Job[]
  /** The profiles whose jobs a person sees at the moment. */
  readonly onScreen: (profileIds: ReadonlySet<number>) => void
  readonly isOnScreen: (profileId: number) => boolean
  /** Looks at all jobs soon: after a start, or when the machine has slept. */
  readonly wake: () => void
  readonly running: () => readonly Job[]
  readonly close: () => void
}

interface WatcherParts {
  readonly link: Pick<LinkClient, 'jobs'>
  readonly ledger: Pick<Ledger, 'observed' | 'lost'>
  /** Every new state of a watched job: a stage, trouble, its end. */
  readonly onChange: (job: Job) => void
}

interface Watched {
  job: Job
  onScreen: boolean
  /** Looks since its stage last changed, and failed looks in a row: both lengthen the wait for the next. */
  still: number
  failures: number
  /** Whether the last look got no reply at all. */
  offline: boolean
  /** Since when the API answers that it does not know the job, or it cannot be asked for. */
  lostSince: number | null
  lookedAt: number
  dueAt: number
  /** It is due, and queued for its next look. */
  inRow: boolean
  timer: NodeJS.Timeout | null
  readonly stop: AbortController
}

/** If a server forgets a job for a while it is still followed; after an hour it is given up. */
const lostAfterMs = 3_600_000
const isSameTrouble = (one: Failure | null, other: Failure | null): boolean =>
  one?.code === other?.code && one?.apiText === other?.apiText

/** A monotonic clock: setting the clock or daylight saving does not move a look. */
const now = (): number => performance.now()

const watchedFrom = (job: Job, onScreen: boolean): Watched => {
  const stop = new AbortController()
  // Every try of a look adds a listener.
  setMaxListeners(0, stop.signal)
  return {
    job,
    onScreen,
    still: 0,
    failures: 0,
    offline: false,
    lostSince: null,
    lookedAt: now(),
    dueAt: 0,
    inRow: false,
    timer: null,
    stop,
  }
}

export const createWatcher = ({ link, ledger, onChange }: WatcherParts): Watcher => {
  const watched = new Map<string, Watched>()
  let seenProfiles: ReadonlySet<number> = new Set()
  let seenJobs = 0
  let closed = false
  /** When the next look in the background may be sent. */
  let freeAt = 0

  const isWatched = (entry: Watched): boolean => watched.get(entry.job.jobId) === entry

  const usualDelay = ({ job, onScreen, still, failures }: Watched): number => {
    const alike = onScreen ? seenJobs : watched.size - seenJobs
    return delayAfter({ status: job.status, onScreen, still, failures, alike })
  }

  const lookAt = (entry: Watched, due: number): void => {
    if (entry.timer) clearTimeout(entry.timer)
    entry.dueAt = due
    entry.timer = setTimeout(() => takeTurn(entry), Math.max(0, due - now()))
  }

  /** Jobs on screen never wait for those that are not. */
  const takeTurn = (entry: Watched): void => {
    const at = entry.onScreen ? now() : Math.max(now(), freeAt)
    if (!entry.onScreen) freeAt = at + spreadMs
    entry.dueAt = at
    entry.inRow = true
    if (at > now()) entry.timer = setTimeout(() => void look(entry), at - now())
    else void look(entry)
  }

  /**
   * Brings a look forward. If one is in progress it serves as the wanted one. A queued look keeps its place, since a
   * new place would be later.
   */
  const lookBy = (entry: Watched, due: number): void => {
    if (entry.inRow && !entry.onScreen) return
    if (entry.timer && due < entry.dueAt) lookAt(entry, due)
  }

  const drop = (entry: Watched): Job => {
    watched.delete(entry.job.jobId)
    if (entry.onScreen) seenJobs -= 1
    if (entry.timer) clearTimeout(entry.timer)
    entry.stop.abort()
    return entry.job
  }

  const tell = (entry: Watched, job: Job): void => {
    const moved = job.status !== entry.job.status
    const changed =
      moved ||
      job.finished ||
      job.lostAt !== undefined ||
      !isSameTrouble(job.watchTrouble, entry.job.watchTrouble)
    entry.still = moved ? 0 : entry.still + 1
    entry.job = job
    if (changed) onChange(job)
  }

  const ended = (job: Job): void => {
    const entry = watched.get(job.jobId)
    if (!entry) return
    drop(entry)
    tell(entry, job)
  }

  const failed = (entry: Watched, error: Failure): void => {
    entry.failures += 1
    entry.offline = error.status === undefined
    entry.lostSince = isNoJob(error) ? (entry.lostSince ?? now()) : null
    if (entry.lostSince !== null && now() - entry.lostSince >= lostAfterMs) void lose(entry, error)
    else tell(entry, { ...entry.job, watchTrouble: error })
  }

  /** Gives the job up: it no longer counts as running, also after a restart. */
  const lose = async (entry: Watched, error: Failure): Promise<void> => {
    drop(entry)
    const lost = await ledger.lost(entry.job.jobId)
    if (!closed) tell(entry, { ...((lost.ok && lost.value) || entry.job), watchTrouble: error })
  }

  const saw = async (entry: Watched, state: JobState): Promise<void> => {
    const backAgain = entry.offline
    Object.assign(entry, { failures: 0, offline: false, lostSince: null })
    const observed = await ledger.observed(entry.job.profileId, state)
    // Recording it may have led the ledger to call `ended` by now.
    if (!isWatched(entry)) return
    // If the disk is full the person must still see how the job goes on.
    const job = observed.ok ? observed.value : { ...entry.job, ...state, watchTrouble: observed.error }
    if (job.finished) ended(job)
    else tell(entry, job)
    if (backAgain) soon([...watched.values()].filter(({ offline }) => offline))
  }

  const look = async (entry: Watched): Promise<void> => {
    entry.timer = null
    entry.inRow = false
    const { signal } = entry.stop
    const state = await link.jobs.status(entry.job.jobId, { priority: 'watch', signal })
    if (!isWatched(entry)) return
    entry.lookedAt = now()
    // The reply belongs to the job that was asked for, whatever id it names.
    if (state.ok) await saw(entry, { ...state.value, jobId: entry.job.jobId })
    else failed(entry, state.error)
    if (isWatched(entry)) lookAt(entry, now() + usualDelay(entry))
  }

  /** One after the other, those on screen first. */
  const soon = (entries: readonly Watched[]): void => {
    entries
      .toSorted((a, b) => Number(b.onScreen) - Number(a.onScreen))
      .forEach((entry, place) => {
        entry.offline = false
        lookBy(entry, now() + place * spreadMs)
      })
  }

  return {
    watch: (job) => {
      if (closed || job.finished || watched.has(job.jobId)) return
      const entry = watchedFrom(job, seenProfiles.has(job.profileId))
      watched.set(job.jobId, entry)
      if (entry.onScreen) seenJobs += 1
      lookAt(entry, now() + usualDelay(entry))
    },
    ended,
    forget: (profileId) => [...watched.values()].filter(({ job }) => job.profileId === profileId).map(drop),
    onScreen: (profileIds) => {
      seenProfiles = profileIds
      const all = [...watched.values()]
      for (const entry of all) entry.onScreen = profileIds.has(entry.job.profileId)
      const shown = all.filter(({ onScreen }) => onScreen)
      seenJobs = shown.length
      for (const entry of shown) lookBy(entry, entry.lookedAt + usualDelay(entry))
    },
    isOnScreen: (profileId) => seenProfiles.has(profileId),
    wake: () => soon([...watched.values()]),
    running: () => [...watched.values()].map(({ job }) => job),
    close: () => {
      closed = true
      for (const entry of watched.values()) drop(entry)
    },
  }
}
