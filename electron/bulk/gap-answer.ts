import { setImmediate as nextTurn } from 'node:timers/promises'
import { dayText } from '../../shared/coverage/calendar'
import { countGaps } from '../../shared/coverage/gaps'
import type { SweptKind } from '../../shared/domain/coverage'
import type { GapAnswer, OpenGroup, OpenProfile, OpenReason } from '../../shared/domain/gaps'
import { isRunning, type Job } from '../../shared/domain/job'
import { broughtData } from '../../shared/domain/status'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { ProfileGapsSince } from '../directory/index/coverage-index'
import type { ItemDetails, StoredItem } from '../store/bulk-store'
import type { BulkParts } from './parts'
import { common } from './report'

type AnswerParts = Pick<BulkParts, 'store' | 'askGaps' | 'ledger' | 'directory'>

const pageItems = 500
/** The number of profiles that are named; the others are only counted in their groups. */
const maxNamed = 100

type Gaps = NonNullable<ItemDetails['gaps']>
type Why = Pick<OpenGroup, 'reason' | 'status' | 'itemReason' | 'failure'>

const because = (reason: OpenReason, more: Partial<Why> = {}): Why => ({
  reason,
  status: null,
  itemReason: null,
  failure: null,
  ...more,
})

/**
 * The reason according to the job that is to bring the bills. A reading from before its end does not show what it
 * brought.
 */
const byJob = (job: Job | null, readAt: string | null): Why => {
  if (!job || job.lostAt !== undefined) return because('job-unknown')
  const { status } = job
  // In whatever stage they are: these are one group.
  if (isRunning(job)) return because('running')
  if (!broughtData(status)) return because('job-failed', { status })
  const isReadSince = readAt !== null && job.endedAt !== null && readAt >= job.endedAt
  return because(isReadSince ? 'nothing-new' : 'not-read', { status })
}

/** The job that the run started or found running; null if there is none. Old runs did not store one found running. */
const jobIdOf = ({ state, reason, details }: StoredItem): string | null =>
  (state === 'done' || reason === 'other-job' || reason === 'job-running') &&
  typeof details?.after === 'string'
    ? details.after
    : null

/** Why the bills of a profile are still missing. `jobs`: those that the run's items name, by their ids. */
const whyOf = (item: StoredItem, jobs: ReadonlyMap<string, Job>, readAt: string | null): Why => {
  const { state, reason, details } = item
  const jobId = jobIdOf(item)
  if (jobId !== null) return byJob(jobs.get(jobId) ?? null, readAt)
  if (state === 'waiting' || state === 'sent') return because('waiting')
  if (state === 'done' || reason === 'job-running') return because('job-unknown')
  const failure: Failure | null = details?.failure ? common(details.failure) : null
  return because(state === 'unknown' ? 'in-doubt' : 'not-started', { itemReason: reason, failure })
}

const namedOf = (profileId: number, label: string | null, open: Gaps): OpenProfile => ({
  id: profileId,
  label,
  series: open.map(({ key, gaps }) => ({
    key,
    periods: gaps.map(({ start, end }) => ({ start: dayText(start), end: dayText(end) })),
  })),
})

type Group = { -readonly [K in keyof OpenGroup]: OpenGroup[K] } & { ids: number[] }

/** Adds up what happened to the gaps of a run. */
const createSums = () => {
  const groups = new Map<string, Group>()
  const sums = { gaps: 0, profiles: 0, filled: 0, notExpected: 0, forgotten: 0 }
  const first: OpenProfile[] = []
  return {
    sums,
    /** How many more profiles are named. */
    room: () => maxNamed - first.length,
    name: (profile: OpenProfile): void => void first.push(profile),
    open: (id: number, gaps: number, why: Why): void => {
      const key = JSON.stringify(why)
      const group = groups.get(key)
      if (!group) {
        groups.set(key, { ...why, gaps, ids: [id] })
        return
      }
      group.gaps += gaps
      group.ids.push(id)
    },
    answer: (): GapAnswer => ({
      ...sums,
      open: [...groups.values()].toSorted((a, b) => b.gaps - a.gaps),
      first,
    }),
  }
}

type Sums = ReturnType<typeof createSums>

interface Open {
  readonly item: StoredItem
  readonly now: ProfileGapsSince
}

/** Their jobs, and the names of as many profiles as are still named, each in one call. */
const addOpen = async (parts: AnswerParts, totals: Sums, open: readonly Open[]): Promise<Result<void>> => {
  if (open.length === 0) return ok(undefined)
  const ids = open.flatMap(({ item }) => jobIdOf(item) ?? [])
  const found = ids.length > 0 ? await parts.ledger.some(ids) : ok([])
  if (!found.ok) return found
  const jobs = new Map(found.value.map((job) => [job.jobId, job]))
  for (const { item, now } of open) {
    totals.open(item.profileId, countGaps(now.open), whyOf(item, jobs, now.readAt))
  }
  const named = open.slice(0, totals.room())
  const rows = named.length > 0 ? await parts.directory.known(named.map(({ item }) => item.profileId)) : []
  const labels = new Map(rows.map(({ id, profile }) => [id, profile?.label ?? null]))
  for (const { item, now } of named) {
    const { profileId, details } = item
    totals.name(namedOf(profileId, labels.get(profileId) ?? details?.label ?? null, now.open))
  }
  return ok(undefined)
}

const addPage = async (
  parts: AnswerParts,
  totals: Sums,
  what: SweptKind,
  items: readonly StoredItem[],
): Promise<Result<void>> => {
  const known = items.flatMap((item) => {
    const gaps = item.details?.gaps
    return gaps ? [{ item, gaps }] : []
  })
  const since = await parts.askGaps('gapsSince', {
    what,
    profiles: known.map(({ item, gaps }) => ({ id: item.profileId, gaps })),
  })
  if (!since.ok) return since
  const { sums } = totals
  sums.forgotten += items.length - known.length
  const open: Open[] = []
  for (const [at, { item, gaps }] of known.entries()) {
    const now = since.value[at]
    if (!now) continue
    sums.profiles += 1
    sums.gaps += countGaps(gaps)
    sums.filled += now.filled
    sums.notExpected += now.notExpected
    if (now.open.length > 0) open.push({ item, now })
  }
  return addOpen(parts, totals, open)
}

/**
 * What happened to the bills, or the interval months, that a run was to bring: what was missing before it was stored with it, and is compared
 * with what has been read since.
 */
export const gapAnswerOf = async (
  parts: AnswerParts,
  run: string,
  what: SweptKind,
): Promise<Result<GapAnswer>> => {
  const totals = createSums()
  for (let after = -1; ;) {
    const items = await parts.store.bulk.itemsAfter({ run, after, limit: pageItems })
    if (!items.ok) return items
    const added = await addPage(parts, totals, what, items.value)
    if (!added.ok) return added
    const last = items.value.at(-1)
    if (!last || items.value.length < pageItems) return ok(totals.answer())
    after = last.place
    await nextTurn()
  }
}
