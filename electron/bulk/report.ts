import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  isAfterThere,
  itemText,
  type BulkItem,
  type ItemState,
  type ReportGroup,
  type UnmatchedLines,
} from '../../shared/domain/bulk'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { StoredItem } from '../store/bulk-store'
import { time } from '../../shared/domain/cell'
import type { Table, TableFile } from '../files/table'
import type { BulkParts } from './parts'

const pageItems = 500

type ReportParts = Pick<BulkParts, 'store' | 'directory'>

/** Labels of items that the run has not come to are those of the directory. */
const shown = async (
  { directory }: ReportParts,
  items: readonly StoredItem[],
): Promise<readonly BulkItem[]> => {
  const unlabelled = items
    .filter(({ details }) => (details?.label ?? null) === null)
    .map(({ profileId }) => profileId)
  const rows = unlabelled.length > 0 ? await directory.known(unlabelled) : []
  const labels = new Map(rows.map(({ id, profile }) => [id, profile?.label ?? null]))
  return items.map(({ profileId, state, reason, at, details }) => ({
    profileId,
    label: details?.label ?? labels.get(profileId) ?? null,
    state,
    failure: details?.failure ?? null,
    reason,
    before: details?.before ?? null,
    after: details?.after ?? null,
    at,
  }))
}

export const itemsOf = async (
  parts: ReportParts,
  page: Parameters<BulkParts['store']['bulk']['items']>[0],
): Promise<Result<readonly BulkItem[]>> => {
  const items = await parts.store.bulk.items(page)
  return items.ok ? ok(await shown(parts, items.value)) : items
}

/** All items in these states, page by page, letting other work run in between. */
const eachPage = async (
  parts: ReportParts,
  run: string,
  states: readonly ItemState[] | undefined,
  take: (items: readonly BulkItem[]) => void,
): Promise<Result<void>> => {
  for (let from = 0; ; from += pageItems) {
    const items = await itemsOf(parts, { run, states, from, count: pageItems })
    if (!items.ok) return items
    take(items.value)
    if (items.value.length < pageItems) return ok(undefined)
    await nextTurn()
  }
}

/** The failure without the parts that differ between profiles. */
export const common = ({ code, apiText, status }: Failure): Failure => ({
  code,
  ...(apiText === undefined ? {} : { apiText }),
  ...(status === undefined ? {} : { status }),
})

/** Outcomes by state, reason and the API's words, the most frequent first. */
export const groupsOf = async (parts: ReportParts, run: string): Promise<Result<readonly ReportGroup[]>> => {
  const plain = await parts.store.bulk.groups(run)
  if (!plain.ok) return plain
  const groups = new Map<string, ReportGroup>()
  const add = (group: ReportGroup): void => {
    const key = JSON.stringify([group.state, group.reason, group.failure])
    const known = groups.get(key)
    groups.set(key, known ? { ...known, count: known.count + group.count } : group)
  }
  for (const { state, reason, code, count } of plain.value) {
    if (code === null) add({ state: state === 'sent' ? 'waiting' : state, reason, failure: null, count })
  }
  // The API's words are encrypted, so only items in states that can have some are opened.
  const withWords = plain.value.flatMap(({ state, code }) => (code === null ? [] : [state]))
  if (withWords.length > 0) {
    const read = await eachPage(parts, run, [...new Set(withWords)], (items) => {
      for (const { state, reason, failure } of items) {
        if (failure) add({ state, reason, failure: common(failure), count: 1 })
      }
    })
    if (!read.ok) return read
  }
  return ok([...groups.values()].toSorted((a, b) => b.count - a.count))
}

/** `after`: what is there as far as is known; `wanted`: what was to be there, and is not known to be. */
const heading = [
  'profile_id',
  'label',
  'state',
  'reason',
  'failure',
  'api_text',
  'before',
  'after',
  'at',
  'wanted',
]

/** Lines of the pasted list that match no profile of the run: each is shown in place of a label, without a profile. */
const unmatchedRows = ({ unknown, undecided }: UnmatchedLines) => {
  const row = (line: string, reason: string) => [
    null,
    line,
    'no profile',
    reason,
    ...Array<null>(6).fill(null),
  ]
  return [
    ...unknown.map((line) => row(line, 'unknown-line')),
    ...undecided.map(({ line }) => row(line, 'undecided-line')),
  ]
}

/** The whole report. */
export const fileOf = async (
  parts: ReportParts,
  run: string,
  makeTable: (columns: readonly string[]) => Table,
  signal?: AbortSignal,
): Promise<Result<TableFile>> => {
  const table = makeTable(heading)
  const read = await eachPage(parts, run, undefined, (items) => {
    table.add(
      items.map((item) => {
        const { profileId, label, state, reason, failure, before, after, at } = item
        const isThere = isAfterThere(item)
        return [
          profileId,
          label,
          state,
          reason,
          failure?.code ?? null,
          failure?.apiText ?? null,
          itemText(before),
          isThere ? itemText(after) : null,
          time(at),
          isThere ? null : itemText(after),
        ]
      }),
    )
  })
  if (!read.ok) return read
  const unmatched = await parts.store.bulk.unmatched(run)
  if (!unmatched.ok) return unmatched
  table.add(unmatchedRows(unmatched.value))
  return table.file(signal)
}
