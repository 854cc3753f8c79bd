import { isRunning, type Job } from '../../../../shared/domain/job'
import { isStage, stages, type Stage } from '../../../../shared/domain/status'

const lastSeen = ({ observations }: Job): string => observations.at(-1)?.lastSeen ?? ''

/** The reply to a start can come after the event of the job's end: nothing goes back from an end. */
const isOlder = (job: Job, known: Job): boolean =>
  known.finished === job.finished ? lastSeen(job) < lastSeen(known) : known.finished

/** The list with this state of the job, which keeps its place or, if it is new, comes first. */
export const withJob = (jobs: readonly Job[], job: Job): readonly Job[] =>
  jobs.some(({ jobId }) => jobId === job.jobId)
    ? jobs.map((other) => (other.jobId === job.jobId && !isOlder(job, other) ? job : other))
    : [job, ...jobs]

/**
 * A stage of the timeline: behind, current, ahead, or not seen (either the job passed it unseen, or ended before it).
 */
export interface Step {
  readonly stage: Stage
  readonly state: 'done' | 'now' | 'ahead' | 'unseen'
}

const ofBillsOnly: readonly Stage[] = ['bill_extract', 'bill_processing']
const ofIntervalsOnly: readonly Stage[] = ['interval_extract', 'interval_processing']

/** The stages of a job of this mode, in the document's rough order, with what was seen of each. */
export const timeline = (job: Job): readonly Step[] => {
  const seen = new Set(job.observations.map(({ status }) => status))
  const expected = stages.filter((stage) => {
    if (seen.has(stage)) return true
    if (job.mode === 'bill') return !ofIntervalsOnly.includes(stage)
    if (job.mode === 'interval') return !ofBillsOnly.includes(stage)
    return !ofBillsOnly.includes(stage) && !ofIntervalsOnly.includes(stage)
  })
  const current = isRunning(job) && isStage(job.status) ? expected.indexOf(job.status) : -1
  const last = expected.findLastIndex((stage) => seen.has(stage))
  // A finished job has no stages ahead. Perhaps only two of its stages were seen, or none.
  const behind = job.finished ? expected.length : Math.max(current, last)
  return expected.map((stage, at) => {
    if (at === current) return { stage, state: 'now' }
    if (seen.has(stage)) return { stage, state: 'done' }
    return { stage, state: at < behind ? 'unseen' : 'ahead' }
  })
}

/** How long the job runs or ran, in milliseconds; null if it was started elsewhere, so that its start is not known. */
export const elapsed = (job: Job, now: number): number | null => {
  const start = job.startedAt
  if (!start || (job.finished && job.observations.length < 2)) return null
  const end = job.finished && job.endedAt ? Date.parse(job.endedAt) : now
  return Math.max(0, end - Date.parse(start))
}
