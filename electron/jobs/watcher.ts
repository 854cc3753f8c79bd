import { setMaxListeners } from 'node:events'
import type { Job } from '../../shared/domain/job'
import type { Failure } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { Ledger } from './ledger'

/** Follows running jobs until `finished` says that they are over. */
export interface Watcher {
  readonly watch: (job: Job) => void
  readonly running: () => readonly Job[]
  readonly close: () => void
}

interface WatcherParts {
  readonly link: Pick<LinkClient, 'jobs'>
  readonly ledger: Pick<Ledger, 'observed'>
  /** Every new state of a watched job. */
  readonly onChange: (job: Job) => void
}

interface Watched {
  job: Job
  /** Looks since its stage last moved, and failed looks in a row: both stretch the time to the next. */
  still: number
  failures: number
  timer: NodeJS.Timeout | null
}

const quickMs = 1_000
const slowMs = 5_000
const looksUntilSlow = 60
const longestBackoffMs = 30_000

/** A job that the API does not know any more will not be known later either. */
const isOver = ({ code }: Failure): boolean => code === 'not-found' || code === 'invalid-id'

export const createWatcher = ({ link, ledger, onChange }: WatcherParts): Watcher => {
  const watched = new Map<string, Watched>()
  const closing = new AbortController()
  // Every look that is under way listens.
  setMaxListeners(0, closing.signal)

  const delayOf = ({ still, failures }: Watched): number => {
    if (failures > 0) return Math.min(quickMs * 2 ** failures, longestBackoffMs)
    return still < looksUntilSlow ? quickMs : slowMs
  }

  const tell = (entry: Watched, job: Job): void => {
    const moved = job.status !== entry.job.status || job.watchTrouble !== entry.job.watchTrouble
    entry.still = moved ? 0 : entry.still + 1
    entry.job = job
    onChange(job)
  }

  const look = async (entry: Watched): Promise<void> => {
    const { jobId, profileId } = entry.job
    const state = await link.jobs.status(jobId, { priority: 'watch', signal: closing.signal })
    if (closing.signal.aborted) return
    if (!state.ok) {
      entry.failures += 1
      if (isOver(state.error)) watched.delete(jobId)
      tell(entry, { ...entry.job, watchTrouble: state.error.code })
    } else {
      entry.failures = 0
      const job = await ledger.observed(profileId, state.value)
      if (state.value.finished) watched.delete(jobId)
      // A full disk must not hide from the person how the job goes on.
      tell(entry, job.ok ? job.value : { ...entry.job, ...state.value, watchTrouble: job.error.code })
    }
    if (watched.has(jobId)) schedule(entry)
  }

  const schedule = (entry: Watched): void => {
    entry.timer = setTimeout(() => void look(entry), delayOf(entry))
  }

  return {
    watch: (job) => {
      if (job.finished || watched.has(job.jobId)) return
      const entry: Watched = { job, still: 0, failures: 0, timer: null }
      watched.set(job.jobId, entry)
      schedule(entry)
    },
    running: () => [...watched.values()].map(({ job }) => job),
    close: () => {
      closing.abort()
      for (const { timer } of watched.values()) if (timer) clearTimeout(timer)
      watched.clear()
    },
  }
}
