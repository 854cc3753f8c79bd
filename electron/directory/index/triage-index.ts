import { groupBy } from '../../../shared/domain/group-by'
import type { ProfileRow } from '../../../shared/domain/profile'
import { parseQuery } from '../../../shared/domain/query'
import { moverOf } from '../../../shared/domain/status'
import {
  moverOfCase,
  triageMovers,
  type ChosenNow,
  type MoverGroup,
  type ProviderGroup,
  type QueueFilter,
  type TriageCounts,
  type TriageMover,
  type TriageQueue,
} from '../../../shared/domain/triage'
import type { Entry } from './entry'
import { matcherOf, type Verdict } from './match'
import type { RowUpdate } from './row-update'

/** Cases put off at the moment, each with the job that it is about: `jobIds[n]` belongs to `ids[n]`. */
export interface Snoozed {
  readonly ids: Int32Array
  readonly jobIds: readonly string[]
}

export interface QueueQuestion {
  readonly filter: QueueFilter
  readonly snoozed: Snoozed
}

export interface CountsQuestion {
  readonly snoozed: Snoozed
  readonly heldProviders: readonly number[]
}

/** `version` grows with every change of a row that is, or was, a case, and with every last job that is learned. */
export interface QueueCounts {
  readonly counts: TriageCounts
  readonly version: number
}

/** When each profile's newest ended job was first seen ended: `times[n]`, milliseconds since 1970, belongs to `ids[n]`. */
export interface Ends {
  readonly ids: Int32Array
  readonly times: Float64Array
}

/** The jobs of chosen cases, null where it is no case, and at how many of them each provider is. */
export interface ChosenCases {
  readonly jobIds: readonly (string | null)[]
  readonly providers: readonly Omit<ChosenNow['providers'][number], 'held'>[]
}

/** What triage asks the directory's index: every profile whose last job ended, grouped. */
export interface TriageIndex {
  readonly changed: (id: number, before: ProfileRow | undefined, after: ProfileRow | undefined) => void
  /** Notes when the end of a job was learned. */
  readonly learned: (before: ProfileRow, news: RowUpdate) => void
  readonly ends: (ends: Ends) => void
  readonly queue: (question: QueueQuestion) => TriageQueue
  readonly counts: (question: CountsQuestion) => QueueCounts
  readonly chosen: (ids: Int32Array) => ChosenCases
}

interface Case {
  readonly id: number
  readonly status: string
  readonly mover: TriageMover
  readonly entry: Entry
}

const caseOf = (entry: Entry): Case | null => {
  const job = entry.row.lastJob
  if (job?.finished !== true) return null
  const mover = moverOfCase(job, entry)
  return mover === 'running' ? null : { id: entry.id, status: job.status, mover, entry }
}

const isEnded = (row: ProfileRow | undefined): boolean => row?.lastJob?.finished === true

/** The largest first; equal ones in the order in which they come. */
const bySize = <K>(groups: ReadonlyMap<K, readonly Case[]>): readonly (readonly [K, readonly Case[]])[] =>
  [...groups].sort(([, a], [, b]) => b.length - a.length)

const providerIdOf = ({ entry }: Case): number | null => entry.row.profile?.providerId ?? null

const providerNameOf = (group: readonly Case[]): string | null =>
  group.find(({ entry }) => entry.row.profile?.provider)?.entry.row.profile?.provider ?? null

/** Writes the ids of each group behind one another into `ids`. */
const laidOut = (cases: readonly Case[], ids: Int32Array): readonly MoverGroup[] => {
  let place = 0
  const statusGroups = (ofProvider: readonly Case[]) =>
    bySize(groupBy(ofProvider, ({ status }) => status)).map(([status, group]) => {
      const from = place
      for (const { id } of group) ids[place++] = id
      return { status, count: group.length, from }
    })
  const providerGroups = (ofMover: readonly Case[]): readonly ProviderGroup[] =>
    bySize(groupBy(ofMover, providerIdOf)).map(([providerId, group]) => ({
      providerId,
      provider: providerNameOf(group),
      count: group.length,
      statuses: statusGroups(group),
    }))
  const movers = groupBy(cases, ({ mover }) => mover)
  return triageMovers.flatMap((mover) => {
    const group = movers.get(mover)
    return group ? [{ mover, count: group.length, providers: providerGroups(group) }] : []
  })
}

const snoozedTest = ({ ids, jobIds }: Snoozed): ((one: Case) => boolean) => {
  const jobs = new Map(Array.from(ids, (id, place) => [id, jobIds[place]]))
  return ({ id, entry }) => jobs.get(id) === entry.row.lastJob?.jobId
}

export const createTriageIndex = (entries: ReadonlyMap<number, Entry>): TriageIndex => {
  const endedAt = new Map<number, number>()
  let version = 0

  const wanted = ({ movers, providerIds, statuses, text, snoozed = false }: QueueFilter, put: Snoozed) => {
    const { terms, notes } = parseQuery(text ?? '')
    const matches = matcherOf(terms)
    const isSnoozed = snoozedTest(put)
    const providers = providerIds && new Set<number | null>(providerIds)
    const fits = (one: Case): boolean =>
      (movers ? movers.includes(one.mover) : one.mover !== 'nobody') &&
      (!statuses || statuses.includes(one.status)) &&
      isSnoozed(one) === snoozed
    const atProvider = ({ row: { profile } }: Entry): Verdict => {
      if (!providers) return true
      return profile ? providers.has(profile.providerId) : null
    }
    return {
      notes,
      /** Null: it cannot be decided before more of the profile has been read. */
      verdict: (entry: Entry): Verdict => {
        const one = caseOf(entry)
        // A snoozed case always has a known job.
        if (entry.row.lastJob === undefined ? snoozed : !one || !fits(one)) return false
        const all = [one ? true : null, atProvider(entry), matches(entry)]
        return all.includes(false) ? false : all.includes(null) ? null : true
      },
    }
  }

  return {
    changed: (id, before, after) => {
      const isNews = (before?.lastJob === undefined) !== (after?.lastJob === undefined)
      if (isEnded(before) || isEnded(after) || isNews) version += 1
      if (!isEnded(after)) endedAt.delete(id)
    },
    learned: (before, { id, lastJob, readAt }) => {
      if (lastJob?.finished !== true) return
      const known = before.lastJob
      if (known?.finished === true && known.jobId === lastJob.jobId) return
      endedAt.set(id, readAt === undefined ? Date.now() : Date.parse(readAt))
    },
    ends: ({ ids, times }) => {
      ids.forEach((id, place) => {
        if (entries.has(id)) endedAt.set(id, times[place] ?? 0)
      })
      version += 1
    },
    queue: ({ filter, snoozed }) => {
      const { verdict, notes } = wanted(filter, snoozed)
      const found: Case[] = []
      let unread = 0
      for (const entry of entries.values()) {
        const belongs = verdict(entry)
        const one = belongs ? caseOf(entry) : null
        if (one) found.push(one)
        else if (belongs === null) unread += 1
      }
      found.sort((a, b) => (endedAt.get(b.id) ?? 0) - (endedAt.get(a.id) ?? 0) || b.id - a.id)
      const ids = new Int32Array(found.length)
      return { groups: laidOut(found, ids), ids, unread, notes }
    },
    chosen: (ids) => {
      const cases = Array.from(ids, (id) => {
        const entry = entries.get(id)
        const one = entry ? caseOf(entry) : null
        return one?.mover === 'nobody' ? null : one
      })
      const known = cases.filter((one) => one !== null)
      return {
        jobIds: cases.map((one) => one?.entry.row.lastJob?.jobId ?? null),
        providers: bySize(groupBy(known, providerIdOf)).map(([providerId, group]) => ({
          providerId,
          provider: providerNameOf(group),
          count: group.length,
        })),
      }
    },
    counts: ({ snoozed, heldProviders }) => {
      const isSnoozed = snoozedTest(snoozed)
      const held = new Set<number | null>(heldProviders)
      const byMover = { credentials: 0, customer: 0, retry: 0, support: 0, data: 0, unknown: 0, nobody: 0 }
      const counts = { open: 0, byMover, snoozed: 0, held: 0, unread: 0 }
      for (const entry of entries.values()) {
        if (entry.row.lastJob === undefined) counts.unread += 1
        const one = caseOf(entry)
        if (!one || one.mover === 'nobody') continue
        if (isSnoozed(one)) {
          counts.snoozed += 1
          continue
        }
        byMover[one.mover] += 1
        // A success that left data missing waits, but nothing has failed.
        if (moverOf(one.status, true) === 'nobody') continue
        counts.open += 1
        if (held.has(one.entry.row.profile?.providerId ?? null)) counts.held += 1
      }
      return { counts, version }
    },
  }
}
