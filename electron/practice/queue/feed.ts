import type { Job } from '../world/jobs'
import type { World } from '../world/world'
import { spaced } from '../text'
import type { MessageQueue } from './messages'

/** Sends the document's message ("Notification Support") to the queue when a job ends. */
export interface Feed {
  /** Follows a job that was started without `send_notification: false`. */
  readonly follow: (job: Job) => void
  /** Sends the messages of the jobs that have ended since the last call. */
  readonly tick: () => void
  readonly clear: () => void
}

/** The number of records that this job brought, and of those that were there before. */
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
        // By the wall clock: the agents' clock may run many times as fast.
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
