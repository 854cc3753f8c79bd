import { dayText } from '../../../shared/coverage/calendar'
import { gapsOf, gapsSince, type GapsSince, type SeriesGaps } from '../../../shared/coverage/gaps'
import { unpackBills } from '../../../shared/coverage/packed'
import {
  addCounts,
  countPeriods,
  inTypeOrder,
  judgedSeries,
  lastBillOf,
  noPeriods,
  missingBefore,
  stripOf,
  type JudgedSeries,
} from '../../../shared/coverage/summary'
import {
  sweptKinds,
  type CoverageQuestion,
  type CoverageReply,
  type GapScope,
  type PeriodCounts,
  type ProfileCounts,
  type ProfileCoverage,
  type ProviderCoverage,
  type SeriesStrip,
  type SweptKind,
} from '../../../shared/domain/coverage'
import type { GapPlan } from '../../../shared/domain/gaps'
import { parseQuery, type Term } from '../../../shared/domain/query'
import type { BillFacts, TypeFacts } from './bill-facts'
import type { BillsRead } from './bills-read'
import type { Entry } from './entry'
import type { Test } from './match'
import type { MonthsRead } from './months-read'
import type { createOrders } from './orders'
import { recordNotes } from './record-notes'

type Orders = ReturnType<typeof createOrders>

/** Asks of which of these profiles the bills, or the interval months, were not read since `since` (ISO 8601, UTC). */
export interface RecordsDue {
  readonly what: SweptKind
  readonly ids: Int32Array
  readonly since: string
}

/**
 * The profiles of a search, without those of which bills were read and none has this type (null: any); `all` includes
 * those of which this was read before.
 */
export interface RecordsWanted {
  readonly what: SweptKind
  readonly text: string
  readonly type?: string | null | undefined
  readonly all: boolean
}

/** What a profile lacked before. */
export interface ProfileGaps {
  readonly id: number
  readonly gaps: readonly SeriesGaps[]
}

/** What happened to these gaps, according to the bills as last read. */
export interface ProfileGapsSince extends GapsSince {
  /** Null if the bills are no longer known. */
  readonly readAt: string | null
}

export interface GapQuestion extends GapScope {
  readonly ids: Int32Array
}

/** The questions of the Coverage page, the sweep and the closing of gaps to the directory's index. */
export interface CoverageIndex {
  readonly coverage: (question: CoverageQuestion) => CoverageReply
  /** In the order of the ids. */
  readonly coverageRows: (ids: readonly number[]) => readonly ProfileCoverage[]
  /** The profiles whose bills, or interval months, a person may want to be read. */
  readonly recordsWanted: (wanted: RecordsWanted) => Int32Array<ArrayBuffer>
  readonly recordsDue: (due: RecordsDue) => Int32Array<ArrayBuffer>
  /** Which of these profiles lack a bill, and why the others are left out. */
  readonly gapPlan: (question: GapQuestion) => GapPlan
  /** What each of these profiles lacks, in the order of the ids; null where its bills are not known. */
  readonly gaps: (question: GapQuestion) => readonly (readonly SeriesGaps[] | null)[]
  /** In the order of the profiles. */
  readonly gapsSince: (before: readonly ProfileGaps[]) => readonly ProfileGapsSince[]
}

export interface CoverageParts {
  readonly entries: ReadonlyMap<number, Entry>
  readonly orders: Pick<Orders, 'entries'>
  readonly bills: Pick<BillsRead, 'of' | 'ofToday' | 'today'>
  readonly months: Pick<MonthsRead, 'of'>
  /** The test of a search: its text, and the terms in it. */
  readonly matcher: (text: string, terms: readonly Term[]) => Test
}

/** One profile of the page, with what is known about the chosen types. */
interface Line {
  readonly entry: Entry
  readonly facts: BillFacts | null
  readonly types: readonly TypeFacts[]
  readonly periods: PeriodCounts
  readonly kind: keyof ProfileCounts
}

const kindOf = (facts: BillFacts | null, types: readonly TypeFacts[], periods: PeriodCounts) => {
  if (!facts) return 'unknown'
  if (types.length === 0) return 'noBills'
  if (periods.missing > 0) return 'missing'
  if (periods.late > 0) return 'late'
  return periods.unknown > 0 || types.some(({ tooFew }) => tooFew > 0) ? 'unknown' : 'complete'
}

const lineOf = (entry: Entry, facts: BillFacts | null, type: string | null): Line => {
  const all = facts?.types ?? []
  const types = type === null ? all : all.filter((one) => one.type === type)
  const periods = types.reduce((sum, { counts }) => addCounts(sum, counts), noPeriods)
  return { entry, facts, types, periods, kind: kindOf(facts, types, periods) }
}

/** The most missing first, then the most late; profiles of which nothing is known come last. */
const worstFirst = (a: Line, b: Line): number =>
  b.periods.missing - a.periods.missing ||
  b.periods.late - a.periods.late ||
  Number(a.facts === null) - Number(b.facts === null) ||
  b.entry.id - a.entry.id

/** A profile whose bills were not read may have some of this type. */
const mayHaveType = (facts: BillFacts | null, type: string | null): boolean =>
  type === null || facts === null || facts.types.some((one) => one.type === type)

/** Whether a person who reads what a search finds wants this profile read: also one that it may find once it is. */
const isWanted = (entry: Entry, verdict: boolean | null, what: SweptKind): boolean =>
  verdict === true || (verdict === null && entry[what] === null)

const linesIn = ({ types }: Line): number =>
  types.length === 0 ? 1 : types.reduce((sum, { series }) => sum + series, 0)

const laidOut = (lines: readonly Line[]): Int32Array<ArrayBuffer> => {
  const pairs = new Int32Array(2 * lines.reduce((sum, line) => sum + linesIn(line), 0))
  let at = 0
  const put = (id: number, place: number): void => {
    pairs[at] = id
    pairs[at + 1] = place
    at += 2
  }
  for (const { entry, types } of lines) {
    if (types.length === 0) put(entry.id, -1)
    for (const { first, series } of types) {
      for (let place = first; place < first + series; place += 1) put(entry.id, place)
    }
  }
  return pairs
}

const providersOf = (lines: readonly Line[]): readonly ProviderCoverage[] => {
  const providers = new Map<number | null, { -readonly [K in keyof ProviderCoverage]: ProviderCoverage[K] }>()
  for (const { entry, facts, kind } of lines) {
    const providerId = entry.row.profile?.providerId ?? null
    let found = providers.get(providerId)
    if (!found) {
      found = {
        providerId,
        provider: entry.row.profile?.provider ?? null,
        profiles: 0,
        read: 0,
        missing: 0,
        late: 0,
      }
      providers.set(providerId, found)
    }
    found.profiles += 1
    if (facts) found.read += 1
    if (kind === 'missing' || kind === 'late') found[kind] += 1
  }
  return [...providers.values()].toSorted(
    (a, b) => b.missing - a.missing || b.late - a.late || b.profiles - a.profiles,
  )
}

const seriesStrip = (one: JudgedSeries, today: number): SeriesStrip => {
  const { key, rhythm, periods, end } = one
  const counts = countPeriods(periods)
  const last = lastBillOf([one])
  return {
    type: key.type,
    accountNumber: key.accountNumber,
    serviceId: key.serviceId,
    meterNumber: key.meterNumber,
    months: stripOf([one], today),
    missing: rhythm ? counts.missing : null,
    missingBefore: missingBefore(one, today),
    late: rhythm ? counts.late : null,
    lastBill: last === null ? null : dayText(last),
    ended: end !== null,
  }
}

const gapPlanOf = (
  { ids, type }: GapQuestion,
  { entries, bills }: Pick<CoverageParts, 'entries' | 'bills'>,
) => {
  const plan = { missing: 0, late: 0, complete: 0, notRead: 0, cannotTell: 0, noBills: 0 }
  const lacking = ids.filter((id) => {
    const entry = entries.get(id)
    const facts = bills.ofToday(id)
    if (!entry || !facts) {
      plan.notRead += 1
      return false
    }
    const { kind, periods } = lineOf(entry, facts, type)
    plan.missing += periods.missing
    plan.late += periods.late
    if (kind === 'complete' || kind === 'noBills') plan[kind] += 1
    else if (kind === 'unknown') plan.cannotTell += 1
    return kind === 'missing' || kind === 'late'
  })
  return { ...plan, ids: Int32Array.from(lacking) }
}

/** Lines whose profiles come with an answer: as many as a tall window shows. */
const firstLines = 60

const firstIdsOf = (lines: Int32Array): readonly number[] => [
  ...new Set(lines.subarray(0, 2 * firstLines).filter((_, at) => at % 2 === 0)),
]

const rowOf = (id: number, { entries, bills }: Pick<CoverageParts, 'entries' | 'bills'>): ProfileCoverage => {
  const facts = bills.of(id)
  const read = facts && unpackBills(facts.packed)
  const today = bills.today()
  const profile = entries.get(id)?.row.profile
  return {
    id,
    label: profile?.label ?? null,
    provider: profile?.provider ?? null,
    readAt: facts?.readAt ?? null,
    month: dayText(today).slice(0, 7),
    series: read ? judgedSeries(read, today).map((one) => seriesStrip(one, today)) : [],
  }
}

export const createCoverageIndex = ({
  entries,
  orders,
  bills,
  months,
  matcher,
}: CoverageParts): CoverageIndex => ({
  coverage: ({ text, type, sort }) => {
    const { terms, notes } = parseQuery(text)
    const matches = matcher(text, terms)
    const lines: Line[] = []
    const types = new Set<string>()
    let notRead = 0
    /** Those that the search may find once their records are read. */
    const unreadRecords = { bills: 0, months: 0 }
    const toRead = { bills: { unread: 0, all: 0 }, intervals: { unread: 0, all: 0 } }
    let oldest: string | null = null
    for (const entry of orders.entries('provider')) {
      const verdict = matches(entry)
      if (verdict === null) {
        unreadRecords.bills += Number(entry.bills === null)
        unreadRecords.months += Number(entry.intervals === null)
      }
      if (verdict === false) continue
      const facts = bills.ofToday(entry.id)
      if (verdict) facts?.types.forEach((one) => types.add(one.type))
      if (!mayHaveType(facts, type)) continue
      for (const what of sweptKinds) {
        if (!isWanted(entry, verdict, what)) continue
        toRead[what].all += 1
        toRead[what].unread += Number(entry[what] === null)
      }
      if (!verdict) continue
      lines.push(lineOf(entry, facts, type))
      if (!facts) notRead += 1
      else if (oldest === null || facts.readAt < oldest) oldest = facts.readAt
    }
    const pairs = laidOut(sort === 'missing' ? lines.toSorted(worstFirst) : lines)
    const counts = { complete: 0, missing: 0, late: 0, unknown: 0, noBills: 0 }
    for (const { kind } of lines) counts[kind] += 1
    return {
      lines: pairs,
      first: firstIdsOf(pairs).map((id) => rowOf(id, { entries, bills })),
      profiles: lines.length,
      counts,
      periods: lines.reduce((sum, { periods }) => addCounts(sum, periods), noPeriods),
      notRead,
      unread: toRead.bills.unread,
      unreadMonths: toRead.intervals.unread,
      wanted: toRead.bills.all,
      wantedMonths: toRead.intervals.all,
      oldest,
      providers: providersOf(lines),
      types: inTypeOrder([...types]),
      notes: [...notes, ...recordNotes(terms, unreadRecords)],
    }
  },
  coverageRows: (ids) => ids.map((id) => rowOf(id, { entries, bills })),
  recordsWanted: ({ what, text, type = null, all }) => {
    const matches = matcher(text, parseQuery(text).terms)
    const wanted = orders
      .entries('provider')
      .filter(
        (entry) =>
          (all || entry[what] === null) &&
          isWanted(entry, matches(entry), what) &&
          mayHaveType(bills.ofToday(entry.id), type),
      )
    return Int32Array.from(wanted, ({ id }) => id)
  },
  gapPlan: (question) => gapPlanOf(question, { entries, bills }),
  gaps: ({ ids, type }) =>
    Array.from(ids, (id) => {
      const facts = bills.of(id)
      const read = facts && unpackBills(facts.packed)
      return read ? gapsOf(read, bills.today(), type) : null
    }),
  gapsSince: (before) =>
    before.map(({ id, gaps }) => {
      const facts = bills.of(id)
      const read = facts && unpackBills(facts.packed)
      return read
        ? { ...gapsSince(gaps, read, bills.today()), readAt: facts.readAt }
        : { filled: 0, notExpected: 0, open: gaps, readAt: null }
    }),
  recordsDue: ({ what, ids, since }) => {
    const read = what === 'bills' ? bills : months
    return Int32Array.from(ids).filter((id) => (read.of(id)?.readAt ?? '') < since)
  },
})
