import type { ChosenNow, TriageState } from '../../shared/domain/triage'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
import type { Holds } from '../jobs/holds'
import type { Snoozes } from './snoozes'

/** What a person does with the cases that they have chosen, one or many. */
export interface ChosenService {
  readonly chosen: (ids: Int32Array) => Promise<Result<ChosenNow>>
  readonly snooze: (
    profileIds: readonly number[],
    until: string,
    note: string,
    /** The job of each case: one whose last job is another by now is left as it is. */
    jobIds?: readonly string[],
  ) => Promise<Result<TriageState | null>>
  readonly wake: (profileIds: readonly number[]) => Promise<Result<TriageState | null>>
}

interface ChosenParts {
  readonly directory: Pick<Directory, 'known' | 'ask'>
  readonly snoozes: Pick<Snoozes, 'of' | 'put' | 'wake'>
  readonly holds: Pick<Holds, 'isHeld'>
  /** The state of triage after a change of what is stored here, or the reason why it was not made. */
  readonly after: (change: Promise<Result<unknown>>) => Promise<Result<TriageState | null>>
  readonly now: () => Date
}

const knownLastJobs = async (directory: Pick<Directory, 'known'>, profileIds: readonly number[]) => {
  const rows = await directory.known(profileIds)
  return rows.flatMap(({ id, lastJob }) => (lastJob ? [{ profileId: id, jobId: lastJob.jobId }] : []))
}

export const createChosen = ({ directory, snoozes, holds, after, now }: ChosenParts): ChosenService => ({
  chosen: async (ids) => {
    const found = await directory.ask('chosenCases', ids)
    if (!found.ok) return found
    const { jobIds, providers } = found.value
    const snoozed = jobIds.flatMap((jobId, at) => {
      const snooze = jobId === null ? null : snoozes.of(ids[at] ?? 0, jobId)
      return snooze ? [snooze] : []
    })
    return ok({
      jobIds,
      snoozes: snoozed,
      providers: providers.map((one) => ({ ...one, held: holds.isHeld(one.providerId) })),
    })
  },
  snooze: async (profileIds, until, note, jobIds) => {
    if (Date.parse(until) <= now().getTime()) return fail('invalid-input', { detail: 'until' })
    const wanted = jobIds && new Map(profileIds.map((id, at) => [id, jobIds[at]]))
    const known = await knownLastJobs(directory, profileIds)
    const jobs = known.filter(({ profileId, jobId }) => !wanted || wanted.get(profileId) === jobId)
    return after(snoozes.put(jobs.map((job) => ({ ...job, until: new Date(until).toISOString(), note }))))
  },
  wake: (profileIds) => after(snoozes.wake(profileIds)),
})
