import type { JobMode } from '../../shared/domain/job'
import type { PlannedStart } from '../../shared/domain/planned-starts'
import { secondsBetweenStarts } from '../../shared/domain/bulk'
import { groupBy } from '../../shared/domain/group-by'
import type { ProfileRow } from '../../shared/domain/profile'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Ledger } from '../jobs/ledger'
import type { PlanBook } from './plan-book'

/** Cases that are to be started again at a time. */
export interface PlanRequest {
  /** ISO 8601. */
  readonly at: string
  readonly profileIds: readonly number[]
  /** The job of each case, in the order of the ids. */
  readonly jobIds: readonly string[]
  /** Of each start; or, with `asBefore`, of those whose last job's mode is not known. */
  readonly mode: JobMode
  readonly asBefore: boolean
  readonly sendNotification: boolean
}

/** What a person asks for of planned starts. */
export interface PlanRequests {
  /**
   * Plans one start for each case whose job is still the last one, the first at that time and the others of the same
   * provider after it. Gives the profiles that were left out: their case has changed, or a start of them is just being sent.
   */
  readonly plan: (request: PlanRequest) => Promise<Result<{ readonly leftOut: readonly number[] }>>
  /** Removes planned starts, and what is shown of those that are over. One that is just being sent stays. */
  readonly cancel: (profileIds: readonly number[]) => Promise<Result<{ readonly left: readonly number[] }>>
  /** Makes those of these that are late, spread over this time, beginning now. Gives how many. */
  readonly startLate: (
    profileIds: readonly number[],
    overMinutes: number,
  ) => Promise<Result<{ readonly count: number }>>
}

interface RequestParts {
  readonly book: PlanBook
  readonly ledger: Pick<Ledger, 'some'>
  readonly rowsOf: (ids: readonly number[]) => Promise<readonly ProfileRow[]>
  readonly isLate: (plan: PlannedStart) => boolean
  /** Called once something else may be due. */
  readonly look: () => void
  readonly now: () => Date
}

/** Nobody remembers a start that was planned longer ago. */
const longestMs = 366 * 86_400_000

/** The times of starts at one provider, so far apart that they need not wait for each other. */
const staggered = (rows: readonly ProfileRow[], from: number, overMs = 0): ReadonlyMap<number, string> => {
  const dues = new Map<number, string>()
  for (const group of groupBy(rows, ({ profile }) => profile?.providerId ?? null).values()) {
    const gap = Math.max(secondsBetweenStarts * 1000, overMs / group.length)
    group.forEach(({ id }, place) => dues.set(id, new Date(from + place * gap).toISOString()))
  }
  return dues
}

export const createPlanRequests = ({
  book,
  ledger,
  rowsOf,
  isLate,
  look,
  now,
}: RequestParts): PlanRequests => {
  const modesOf = async ({
    asBefore,
    jobIds,
  }: PlanRequest): Promise<Result<ReadonlyMap<string, JobMode>>> => {
    if (!asBefore) return ok(new Map())
    const jobs = await ledger.some(jobIds)
    if (!jobs.ok) return jobs
    return ok(new Map(jobs.value.flatMap(({ jobId, mode }) => (mode ? [[jobId, mode] as const] : []))))
  }

  const plan: PlanRequests['plan'] = async (request) => {
    const { at, profileIds, jobIds, mode, sendNotification } = request
    const from = Date.parse(at)
    const ahead = from - now().getTime()
    if (!(ahead > 0 && ahead <= longestMs)) return fail('invalid-input', { detail: 'time' })
    if (jobIds.length !== profileIds.length) return fail('invalid-input', { detail: 'a job for each case' })
    const jobs = new Map(profileIds.map((id, place) => [id, jobIds[place]]))
    const rows = await rowsOf([...jobs.keys()])
    const modes = await modesOf(request)
    if (!modes.ok) return modes
    return book.inTurn(async () => {
      const fit = rows.filter(
        ({ id, lastJob }) =>
          lastJob?.finished === true && lastJob.jobId === jobs.get(id) && book.of(id)?.state !== 'sent',
      )
      const dues = staggered(fit, from)
      const added = fit.map(({ id, lastJob }): PlannedStart => ({
        profileId: id,
        jobId: lastJob?.jobId ?? '',
        due: dues.get(id) ?? at,
        mode: modes.value.get(lastJob?.jobId ?? '') ?? mode,
        sendNotification,
        attempt: null,
        state: 'waiting',
        reason: null,
        code: null,
        startedJobId: null,
        at: now().toISOString(),
      }))
      const put = added.length > 0 ? await book.put(added) : ok(undefined)
      if (!put.ok) return put
      look()
      return ok({ leftOut: [...jobs.keys()].filter((id) => !dues.has(id)) })
    })
  }

  const cancel: PlanRequests['cancel'] = (profileIds) =>
    book.inTurn(async () => {
      const known = profileIds.filter((id) => book.of(id) !== null)
      const left = known.filter((id) => book.of(id)?.state === 'sent')
      const dropped = known.filter((id) => !left.includes(id))
      if (dropped.length === 0) return ok({ left })
      const done = await book.drop(dropped)
      return done.ok ? ok({ left }) : done
    })

  const startLate: PlanRequests['startLate'] = async (profileIds, overMinutes) => {
    const rows = await rowsOf(profileIds)
    return book.inTurn(async () => {
      const late = rows.flatMap((row) => {
        const found = book.of(row.id)
        return found && isLate(found) ? [{ row, found }] : []
      })
      const dues = staggered(
        late.map(({ row }) => row),
        now().getTime(),
        overMinutes * 60_000,
      )
      const put = await book.put(
        late.map(({ found }) => ({ ...found, due: dues.get(found.profileId) ?? found.due })),
      )
      if (!put.ok) return put
      look()
      return ok({ count: late.length })
    })
  }

  return { plan, cancel, startLate }
}
