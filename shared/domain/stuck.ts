import { isRunning, type Job, type JobPaces } from './job'

/** With fewer jobs nothing can be called usual. */
const minJobs = 5
/** A stage never counts as slow before this time, however quick the others were. */
const leastMs = 60_000
const slowFactor = 3

/**
 * Whether a running job has been in its stage for much longer than others: three times what nine of ten took, and a
 * minute at least. `now` in milliseconds since 1970.
 */
export const isStuck = (job: Job, paces: JobPaces['stages'], now: number): boolean => {
  const { status, observations } = job
  const since = observations.at(-1)?.firstSeen
  const pace = paces[status]
  if (!isRunning(job) || !since || !pace || pace.count < minJobs) return false
  return now - Date.parse(since) > Math.max(leastMs, slowFactor * pace.usualMs)
}
