import type { SortColumn } from '../../../shared/domain/directory'
import { jobWords } from '../../../shared/domain/status'
import type { Entry } from './entry'

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

type Compare = (a: Entry, b: Entry) => number

/** What a column is sorted by; null where it has nothing, which comes last in both directions. */
type Key = (entry: Entry) => string | number | null

const keys: Readonly<Record<SortColumn, Key>> = {
  id: ({ id }) => id,
  label: ({ row }) => row.profile?.label || null,
  provider: ({ row }) => row.profile?.provider ?? null,
  zip: ({ row }) => row.profile?.zipcode || null,
  tags: ({ row }) => row.profile?.tags.toSorted(collator.compare).join(', ') || null,
  'last-job': ({ row }) => (row.lastJob ? jobWords(row.lastJob.status, row.lastJob.finished) : null),
  created: ({ row }) => row.profile?.created ?? null,
  read: ({ row }) => row.readAt,
  bills: ({ bills }) => bills?.readAt ?? null,
  'last-bill': ({ bills }) => bills?.lastBill ?? null,
  missing: ({ bills }) => bills?.missing ?? null,
  'last-interval': ({ intervals }) => intervals?.lastInterval?.from ?? null,
}

/** Whether two states of a profile have the same place in a column's order. */
export const sameKey = (column: SortColumn, a: Entry, b: Entry): boolean =>
  keys[column](a) === keys[column](b)

/** Dates are ISO 8601: they compare as plain text. */
const plain: ReadonlySet<SortColumn> = new Set([
  'created',
  'read',
  'zip',
  'bills',
  'last-bill',
  'last-interval',
])

interface Keyed {
  readonly entry: Entry
  readonly key: string | number | null
}

const compareKeys = (column: SortColumn) => {
  const texts = plain.has(column)
    ? (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
    : collator.compare
  return (a: Keyed, b: Keyed): number => {
    const by =
      a.key === null || b.key === null
        ? Number(a.key === null) - Number(b.key === null)
        : typeof a.key === 'string'
          ? texts(a.key, String(b.key))
          : a.key - Number(b.key)
    return by || a.entry.id - b.entry.id
  }
}

export const compareBy = (column: SortColumn): Compare => {
  const compare = compareKeys(column)
  const keyed = (entry: Entry): Keyed => ({ entry, key: keys[column](entry) })
  return (a, b) => compare(keyed(a), keyed(b))
}

/** In rising order; keys are worked out once each. Entries with equal keys come by id. */
export const ordered = (entries: Iterable<Entry>, column: SortColumn): Entry[] =>
  Array.from(entries, (entry): Keyed => ({ entry, key: keys[column](entry) }))
    .sort(compareKeys(column))
    .map(({ entry }) => entry)

/** How many of a column's order have something in it: they come first. */
export const filledIn = (order: readonly Entry[], column: SortColumn): number => {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const entry = order[middle]
    if (entry && keys[column](entry) !== null) low = middle + 1
    else high = middle
  }
  return low
}

/** An order with some of its entries renewed: what did not change keeps its place, so that little is compared. */
export const renewed = (
  order: readonly Entry[],
  gone: ReadonlySet<number>,
  fresh: readonly Entry[],
  column: SortColumn,
): Entry[] => {
  const compare = compareBy(column)
  const news = ordered(fresh, column)
  const merged: Entry[] = []
  let at = 0
  for (const entry of order) {
    if (gone.has(entry.id)) continue
    for (let next = news[at]; next && compare(next, entry) < 0; next = news[at]) {
      merged.push(next)
      at += 1
    }
    merged.push(entry)
  }
  return [...merged, ...news.slice(at)]
}
