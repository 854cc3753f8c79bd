import { dayText } from '../../../shared/coverage/calendar'
import { gapsOf, gapsSince, type GapsSince, type SeriesGaps } from '../../../shared/coverage/gaps'
import { monthGapsOf, monthGapsSince } from '../../../shared/coverage/month-gaps'
import { unpackMonths } from '../../../shared/coverage/months'
import { unpackBills } from '../../../shared/coverage/packed'
import { addCounts, inTypeOrder, noPeriods } from '../../../shared/coverage/summary'
import {
  sweptKinds,
  type CoverageQuestion,
  type CoverageReply,
  type GapSearch,
  type PeriodCounts,
  type ProfileCounts,
  type ProfileCoverage,
  type ProviderCoverage,
  type SweptKind,
} from '../../../shared/domain/coverage'
import type { GapPlan } from '../../../shared/domain/gaps'
import { parseQuery, type Term } from '../../../shared/domain/query'
import type { BillFacts, TypeFacts } from './bill-facts'
import type { BillsRead } from './bills-read'
import type { Entry } from './entry'
import type { Test } from './match'
import type { MonthsRead } from './months-read'
import { billStrips, meterStrips } from './profile-strips'
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

/** What happened to these gaps, according to the records as last read. */
export interface ProfileGapsSince extends GapsSince {
  /** Null if the records are no longer known. */
  readonly readAt: string | null
}

export interface GapQuestion extends GapSearch {
  readonly ids: Int32Array
}

export interface GapsBefore {
  readonly what: SweptKind
  readonly profiles: readonly ProfileGaps[]
}

export interface RowsQuestion {
  readonly what: SweptKind
  readonly ids: readonly number[]
}

/** The questions of the Coverage page, the sweep and the closing of gaps to the directory's index. */
export interface CoverageIndex {
  readonly coverage: (question: CoverageQuestion) => CoverageReply
  /** In the order of the ids. */
  readonly coverageRows: (question: RowsQuestion) => readonly ProfileCoverage[]
  /** The profiles whose bills, or interval months, a person may want to be read. */
  readonly recordsWanted: (wanted: RecordsWanted) => Int32Array<ArrayBuffer>
  readonly recordsDue: (due: RecordsDue) => Int32Array<ArrayBuffer>
  /** Which of these profiles have gaps, and why the others are left out. */
  readonly gapPlan: (question: GapQuestion) => GapPlan
  /** What each of these profiles lacks, in the order of the ids; null where its records are not known. */
  readonly gaps: (question: GapQuestion) => readonly (readonly SeriesGaps[] | null)[]
  /** In the order of the profiles. */
  readonly gapsSince: (before: GapsBefore) => readonly ProfileGapsSince[]
}

export interface CoverageParts {
  readonly entries: ReadonlyMap<number, Entry>
  readonly orders: Pick<Orders, 'entries'>
  readonly bills: Pick<BillsRead, 'of' | 'ofToday' | 'today'>
  readonly months: Pick<MonthsRead, 'of' | 'facts'>
  /** The test of a search: its text, and the terms in it. */
  readonly matcher: (text: string, terms: readonly Term[]) => Test
}

type Known = Pick<CoverageParts, 'entries' | 'bills' | 'months'>

/** What is known of the bills, or of the interval months, of one profile. */
type Facts = Pick<BillFacts, 'readAt' | 'types'>

const factsOf = (what: SweptKind, id: number, { bills, months }: Known): Facts | null =>
  what === 'bills' ? bills.ofToday(id) : months.facts(id)

/** One profile of the page, with what is known about the chosen types. */
interface Line {
  readonly entry: Entry
  readonly facts: Facts | null
  readonly types: readonly TypeFacts[]
  readonly periods: PeriodCounts
  readonly kind: keyof ProfileCounts
}

const kindOf = (facts: Facts | null, types: readonly TypeFacts[], periods: PeriodCounts) => {
  if (!facts) return 'unknown'
  if (types.length === 0) return 'none'
  if (periods.missing > 0) return 'missing'
  if (periods.late > 0) return 'late'
  return periods.unknown > 0 || types.some(({ tooFew }) => tooFew > 0) ? 'unknown' : 'complete'
}

const lineOf = (entry: Entry, facts: Facts | null, type: string | null): Line => {
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

const gapPlanOf = ({ what, ids, type }: GapQuestion, known: Known) => {
  const plan = { missing: 0, late: 0, complete: 0, notRead: 0, cannotTell: 0, none: 0 }
  const lacking = ids.filter((id) => {
    const entry = known.entries.get(id)
    const facts = factsOf(what, id, known)
    if (!entry || !facts) {
      plan.notRead += 1
      return false
    }
    const { kind, periods } = lineOf(entry, facts, type)
    plan.missing += periods.missing
    plan.late += periods.late
    if (kind === 'complete' || kind === 'none') plan[kind] += 1
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

/** Null where they are not known. */
const gapsOfProfile = ({ what, type }: GapQuestion, id: number, { bills, months }: Known) => {
  const packed = (what === 'bills' ? bills.of(id) : months.facts(id))?.packed
  if (packed === undefined) return null
  if (what === 'intervals') {
    const read = unpackMonths(packed)
    return read && monthGapsOf(read)
  }
  const read = unpackBills(packed)
  return read && gapsOf(read, bills.today(), type)
}

const gapsSinceOf = (
  { id, gaps }: ProfileGaps,
  what: SweptKind,
  { bills, months }: Known,
): ProfileGapsSince => {
  const facts = what === 'bills' ? bills.of(id) : months.facts(id)
  const since = (): GapsSince | null => {
    if (!facts) return null
    if (what === 'intervals') {
      const read = unpackMonths(facts.packed)
      return read && monthGapsSince(gaps, read)
    }
    const read = unpackBills(facts.packed)
    return read && gapsSince(gaps, read, bills.today())
  }
  const found = since()
  return found && facts
    ? { ...found, readAt: facts.readAt }
    : { filled: 0, notExpected: 0, open: gaps, readAt: null }
}

const rowOf = (what: SweptKind, id: number, { entries, bills, months }: Known): ProfileCoverage => {
  const facts = what === 'bills' ? bills.of(id) : months.facts(id)
  const today = bills.today()
  const profile = entries.get(id)?.row.profile
  const strips = what === 'bills' ? billStrips : meterStrips
  return {
    id,
    label: profile?.label ?? null,
    provider: profile?.provider ?? null,
    readAt: facts?.readAt ?? null,
    month: dayText(today).slice(0, 7),
    series: facts ? strips(facts.packed, today) : [],
  }
}

/** What a search finds, judged and counted. */
const overviewOf = (
  { text, what = 'bills', type, sort }: CoverageQuestion,
  parts: CoverageParts,
): CoverageReply => {
  const { orders, bills, matcher } = parts
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
    const ofBills = bills.ofToday(entry.id)
    if (verdict) ofBills?.types.forEach((one) => types.add(one.type))
    if (!mayHaveType(ofBills, type)) continue
    for (const kind of sweptKinds) {
      if (!isWanted(entry, verdict, kind)) continue
      toRead[kind].all += 1
      toRead[kind].unread += Number(entry[kind] === null)
    }
    if (!verdict) continue
    const facts = what === 'bills' ? ofBills : parts.months.facts(entry.id)
    lines.push(lineOf(entry, facts, type))
    if (!facts) notRead += 1
    else if (oldest === null || facts.readAt < oldest) oldest = facts.readAt
  }
  const pairs = laidOut(sort === 'missing' ? lines.toSorted(worstFirst) : lines)
  const counts = { complete: 0, missing: 0, late: 0, unknown: 0, none: 0 }
  for (const { kind } of lines) counts[kind] += 1
  return {
    what,
    lines: pairs,
    first: firstIdsOf(pairs).map((id) => rowOf(what, id, parts)),
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
}

export const createCoverageIndex = (parts: CoverageParts): CoverageIndex => ({
  coverage: (question) => overviewOf(question, parts),
  coverageRows: ({ what, ids }) => ids.map((id) => rowOf(what, id, parts)),
  recordsWanted: ({ what, text, type = null, all }) => {
    const matches = parts.matcher(text, parseQuery(text).terms)
    const wanted = parts.orders
      .entries('provider')
      .filter(
        (entry) =>
          (all || entry[what] === null) &&
          isWanted(entry, matches(entry), what) &&
          mayHaveType(parts.bills.ofToday(entry.id), type),
      )
    return Int32Array.from(wanted, ({ id }) => id)
  },
  gapPlan: (question) => gapPlanOf(question, parts),
  gaps: (question) => Array.from(question.ids, (id) => gapsOfProfile(question, id, parts)),
  gapsSince: ({ what, profiles }) => profiles.map((before) => gapsSinceOf(before, what, parts)),
  recordsDue: ({ what, ids, since }) => {
    const read = what === 'bills' ? parts.bills : parts.months
    return Int32Array.from(ids).filter((id) => (read.of(id)?.readAt ?? '') < since)
  },
})
