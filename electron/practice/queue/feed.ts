import type { Job } from '../world/jobs'
import type { World } from '../world/world'
import { spaced } from '../text'
import type { MessageQueue } from './messages'

/** Puts the document's message ("Notification Support") on the queue when a job ends. */
export interface Feed {
  /** A job that was started with `send_notification` not false. */
  readonly follow: (job: Job) => void
  /** Sends what has ended since. */
  readonly tick: () => void
  readonly clear: () => void
}

/** Records that this job brought, and those that were there before it. */
const recordsOf = (world: World, job: Job): { readonly brought: number; readonly before: number } => {
  const profile = world.profiles.get(job.profileId)
  const jobIds =
    profile === undefined
      ? []
      : job.mode === 'bill'
        ? world.bills.of(profile).map(({ jobId }) => jobId)
        : world.intervals.months(profile).map((month) => month.job_id_extracted)
  const brought = jobIds.filter((id) => id === job.id).length
  return { brought, before: jobIds.length - brought }
}

export const createFeed = (world: () => World, queue: MessageQueue): Feed => {
  let running: Job[] = []

  const tell = (job: Job, finalState: string): void => {
    const { brought, before } = recordsOf(world(), job)
    queue.send(
      JSON.stringify({
        app: 'link',
        profile_id: job.profileId,
        job_id: job.id,
        tags: world().profiles.get(job.profileId)?.tags ?? [],
        // By the wall clock: the agents' own may run twenty times as quick.
        created_at: spaced(Date.now()),
        final_state: finalState,
        mode: job.mode,
        existing_records: before,
        new_records: brought,
      }),
    )
  }

  return {
    follow: (job) => void running.push(job),
    tick: () => {
      running = running.filter((job) => {
        const { finished, status } = world().jobs.stateOf(job)
        if (finished) tell(job, status)
        return !finished
      })
    },
    clear: () => {
      running = []
    },
  }
}
