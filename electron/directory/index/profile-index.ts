import {
  type SearchReply,
  type Sort,
  type SortColumn,
  type TagProfiles,
} from '../../../shared/domain/directory'
import type { ProfileRow } from '../../../shared/domain/profile'
import { lookupKey } from '../../../shared/domain/lookup-text'
import type { Term } from '../../../shared/domain/query'
import type { PackedProfiles } from './bill-facts'
import { createBillsRead } from './bills-read'
import { createMonthsRead } from './months-read'
import { createTriageIndex, type Ends } from './triage-index'
import { dueIds } from './due'
import { entryOf, withRecords, type Entry } from './entry'
import { matcherOf, type Test } from './match'
import { mergedRow, type RowUpdate } from './row-update'
import { createNamed, type Named } from './named'
import { createOrders } from './orders'
import { indexQuestions, type IndexQuestions } from './questions'
import { createSearch, newestFirst } from './search'
import { createTagCounts } from './tag-counts'
import { taggedIds } from './tagged'
import { unclearIds } from './unclear'

/** Every known profile in memory: searched, sorted and counted without asking the server. */
export interface ProfileIndex extends IndexQuestions {
  /** Takes updates in, and returns the rows as they are now. */
  readonly merge: (news: readonly RowUpdate[]) => readonly ProfileRow[]
  /**
   * Takes in what was packed when bills were read, unless later ones are known, and gives the rows as they are now: none of a
   * profile that is not known.
   */
  readonly bills: (read: PackedProfiles) => readonly ProfileRow[]
  /** The same for interval months. */
  readonly months: (read: PackedProfiles) => readonly ProfileRow[]
  /** The same for what was remembered of a hundred thousand: no rows are made of it. */
  readonly loadBills: (read: PackedProfiles) => void
  readonly loadMonths: (read: PackedProfiles) => void
  /** Adds ids of which nothing else is known; returns those that are new. */
  readonly add: (ids: Int32Array) => Int32Array<ArrayBuffer>
  /** Removes all profiles except these; returns the removed ones. */
  readonly retain: (ids: Int32Array) => Int32Array<ArrayBuffer>
  readonly has: (id: number) => boolean
  readonly remove: (ids: readonly number[]) => void
  /**
   * The profiles to be read: first those never read, newest first; then those read before `staleBefore`, oldest first.
   */
  readonly due: (staleBefore: string) => Int32Array<ArrayBuffer>
  /** In the order of the ids; an empty row for one that is not known. */
  readonly rows: (ids: readonly number[]) => readonly ProfileRow[]
  /** Works the order of a column out, so that the first search by it does not have to. */
  readonly order: (column: SortColumn) => void
  readonly search: (text: string, sort: Sort | null, within: Int32Array | null) => SearchReply
  /** Those of the profiles found by the server that the directory cannot explain: see unclear.ts. */
  readonly unclear: (ids: Int32Array, terms: readonly Term[], readBefore: string) => Int32Array<ArrayBuffer>
  /** Stores the server's answer to a search: its ids are known from now on, and the same search finds them. */
  readonly named: (answer: Named) => Int32Array<ArrayBuffer>
  /** Ids of the providers whose name has this part, as far as profiles tell. */
  readonly providersNamed: (part: string) => readonly number[]
  /** The profiles that have one of these tags, the newest first: see tagged.ts. */
  readonly tagged: (names: readonly string[], named: Int32Array | null) => TagProfiles
  /** The number of known profiles, and of those with their details. */
  readonly counts: () => { readonly total: number; readonly read: number }
  /** When jobs from before this start were first seen to have ended. */
  readonly ends: (ends: Ends) => void
}

/**
 * Whether the update could be about an id that belongs to no profile: a failed read or "Job not found" must not add
 * one.
 */
const provesNothing = ({ failure, profile, lastJob, tags }: RowUpdate): boolean =>
  failure !== undefined || (lastJob === null && !profile && !tags)

export const createProfileIndex = (now = () => new Date()): ProfileIndex => {
  const entries = new Map<number, Entry>()
  const orders = createOrders(entries)
  const named = createNamed()
  const triage = createTriageIndex(entries)
  const tagCounts = createTagCounts()
  const billsRead = createBillsRead(now)
  const monthsRead = createMonthsRead()
  let read = 0

  const replace = (id: number, next: Entry | undefined): void => {
    const before = entries.get(id)
    orders.changed(id, before, next)
    read += Number(next?.row.profile != null) - Number(before?.row.profile != null)
    tagCounts.replace(before?.row.profile?.tags, next?.row.profile?.tags)
    triage.changed(id, before?.row, next?.row)
    // The entry stays the same object, since the sorted orders hold it, and most of them do not depend on a job.
    if (next) entries.set(id, before ? Object.assign(before, next) : next)
    else entries.delete(id)
  }

  const rowOf = (id: number): ProfileRow => entries.get(id)?.row ?? { id, profile: null, readAt: null }
  const recordsOf = (id: number) => ({ bills: billsRead.of(id), intervals: monthsRead.of(id) })
  const put = (row: ProfileRow): void => replace(row.id, entryOf(row, recordsOf(row.id)))
  const shownRow = (id: number): ProfileRow => {
    const row = billsRead.withBills(rowOf(id))
    const intervals = monthsRead.of(id)
    const nothingCame = entries.get(id)?.nothingCame === true
    return { ...row, ...(intervals && { intervals }), ...(nothingCame && { nothingCame }) }
  }

  const forget = (id: number): void => {
    billsRead.forget(id)
    monthsRead.forget(id)
    replace(id, undefined)
  }

  const add: ProfileIndex['add'] = (ids) => {
    const fresh = Int32Array.from(ids.filter((id) => !entries.has(id)))
    fresh.forEach((id) => put(rowOf(id)))
    return fresh
  }

  /** Records of these profiles were read; nothing else of them changes. Gives the ids of those that are known. */
  const renew = (ids: readonly number[]): readonly number[] =>
    ids.filter((id) => {
      const entry = entries.get(id)
      if (entry) replace(id, withRecords(entry, recordsOf(id)))
      return entry !== undefined
    })

  /** The test of a search, including the server's answer to it. */
  const matcher = (text: string, terms: readonly Term[]): Test => named.within(text, matcherOf(terms))

  const search = createSearch({ orders, tags: tagCounts.all, matcher, shownRow })

  return {
    merge: (news) =>
      news.map((one) => {
        const before = rowOf(one.id)
        const row = mergedRow(before, one)
        if (provesNothing(one) && !entries.has(one.id)) return row
        put(row)
        triage.learned(before, one)
        if (one.tags) named.changed(one.id)
        return shownRow(row.id)
      }),
    bills: (read) => renew(billsRead.take(read)).map(shownRow),
    months: (read) => renew(monthsRead.take(read)).map(shownRow),
    loadBills: (read) => void renew(billsRead.take(read)),
    loadMonths: (read) => void renew(monthsRead.take(read)),
    add,
    named: (answer) => {
      named.put(answer)
      return add(answer.ids)
    },
    retain: (ids) => {
      const remaining = new Set(ids)
      const gone = Int32Array.from(entries.keys()).filter((id) => !remaining.has(id))
      gone.forEach(forget)
      return gone
    },
    due: (staleBefore) => dueIds(entries.values(), staleBefore),
    has: (id) => entries.has(id),
    remove: (ids) => ids.forEach(forget),
    rows: (ids) => ids.map(shownRow),
    order: (column) => void orders.ids(column),
    search,
    unclear: (ids, terms, readBefore) => unclearIds(ids, entries, terms, readBefore),
    providersNamed: (part) => {
      const wanted = lookupKey(part)
      const ids = new Set<number>()
      for (const { provider, row } of entries.values()) {
        const id = row.profile?.providerId ?? null
        if (id !== null && provider.includes(wanted)) ids.add(id)
      }
      return [...ids]
    },
    tagged: (names, named) => taggedIds(orders.entries(newestFirst.column).toReversed(), names, named),
    counts: () => ({ total: entries.size, read }),
    ends: triage.ends,
    ...indexQuestions({
      entries,
      tags: tagCounts.all,
      triage,
      matcher,
      orders,
      bills: billsRead,
      months: monthsRead,
    }),
  }
}
