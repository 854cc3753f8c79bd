import type { PracticeForTests } from '../support/practice'

/**
 * How often each of these jobs was requested after its agent had ended: the first such request tells the console of the
 * end, and any further one is wasted. `speed` is how much faster than real time the agents have been running.
 */
export const looksAfterEnd = (
  { service }: PracticeForTests,
  jobIds: readonly string[],
  speed: number,
): readonly number[] =>
  jobIds.map((jobId) => {
    const job = service.world().jobs.byId(jobId)
    if (!job) throw new Error(`The practice service has no job ${jobId}`)
    const since = service.clock.now() - (job.started + job.plan.finished * 1_000)
    const endedAt = Date.now() - since / speed
    return service.log.entries().filter(({ path, time }) => path.includes(jobId) && time >= endedAt).length
  })

/**
 * How often changes of this kind were carried out, by profile. Counts changes whose replies were lost, but not refused
 * ones.
 */
export const changesByProfile = (
  { service }: PracticeForTests,
  kind: RegExp,
): ReadonlyMap<number, number> => {
  const found = new Map<number, number>()
  for (const [change, times] of service.log.changes()) {
    const id = Number(kind.exec(change)?.[1] ?? NaN)
    if (!Number.isNaN(id)) found.set(id, (found.get(id) ?? 0) + times)
  }
  return found
}

export const jobStarts = /^POST \S*\/jobs\/ (\d+)$/
export const credentialsAdded = /^POST \S*\/profiles\/(\d+)\/sensitive\/$/
export const credentialsChanged = /^PUT \S*\/profiles\/(\d+)\/sensitive\/$/
