import { useEffect, useEffectEvent, useRef } from 'react'
import { create } from 'zustand'
import { isRunning, type Job } from '../../../../shared/domain/job'
import { moverOf } from '../../../../shared/domain/status'
import type { TriageCase } from '../../../../shared/domain/triage'

/** The jobs that a person started one by one, by profile, the newest first. */
export type Started = ReadonlyMap<number, Job>

const none: Started = new Map()
const useStore = create<{ readonly jobs: Started }>()(() => ({ jobs: none }))

/** Keeps a job in sight until its answer is read. */
export const keepInSight = (job: Job): void =>
  useStore.setState(({ jobs }) => ({ jobs: new Map([[job.profileId, job], ...jobs]) }))

const dropStarted = (profileId: number): void =>
  useStore.setState(({ jobs }) => ({ jobs: new Map([...jobs].filter(([id]) => id !== profileId)) }))

/** Follows the jobs in sight; a newer one of the same profile takes the place of its job. */
export const followStarted = (changed: readonly Job[]): void =>
  useStore.setState(({ jobs }) => {
    const news = changed.filter(
      (job) => jobs.has(job.profileId) && (jobs.get(job.profileId)?.jobId === job.jobId || isRunning(job)),
    )
    return news.length === 0
      ? { jobs }
      : {
          jobs: new Map(
            [...jobs].map(([id, job]) => [id, news.findLast(({ profileId }) => profileId === id) ?? job]),
          ),
        }
  })

/** The case as the job in sight has left it; main knows the stages of a running job only when the case is read again. */
export const withJob = (item: TriageCase | undefined, job: Job | undefined): TriageCase | undefined =>
  item && job
    ? {
        ...item,
        jobId: job.jobId,
        status: job.status,
        mover: moverOf(job.status, job.finished),
        detail: job.detail,
        firstSeen: job.startedAt,
        endedAt: job.endedAt,
      }
    : item

/** Profiles that are gone or forgotten here. */
export const dropStartedOf = (profileIds: readonly number[]): void => profileIds.forEach(dropStarted)

/** In another connection the same ids are other profiles. */
export const forgetStarted = (): void => useStore.setState({ jobs: none })

/**
 * The jobs in sight. The answer of one has been read if its case was open after the job's end, and the person has gone
 * on to another.
 */
export const useStarted = (currentId: number | null): Started => {
  const { jobs } = useStore()
  const before = useRef(currentId)
  const leave = useEffectEvent((id: number) => {
    const job = jobs.get(id)
    if (job && !isRunning(job)) dropStarted(id)
  })
  useEffect(() => {
    const left = before.current
    before.current = currentId
    if (left !== null && left !== currentId) leave(left)
  }, [currentId])
  return jobs
}
