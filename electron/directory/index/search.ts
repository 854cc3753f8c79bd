import type { SearchReply, Sort } from '../../../shared/domain/directory'
import type { ProfileRow } from '../../../shared/domain/profile'
import { parseQuery, type Term } from '../../../shared/domain/query'
import type { Test } from './match'
import { filledIn } from './order'
import type { createOrders } from './orders'
import { recordNotes, type UnreadRecords } from './record-notes'
import type { TagCount } from './tag-counts'
import { twinNotes } from './twins'

interface SearchParts {
  readonly orders: ReturnType<typeof createOrders>
  readonly tags: () => readonly TagCount[]
  /** The test of a search: its text, and the terms in it. */
  readonly matcher: (text: string, terms: readonly Term[]) => Test
  /** The row as a list shows it. */
  readonly shownRow: (id: number) => ProfileRow
}

/** Rows that come with an answer: as many as a tall window shows. */
const firstRows = 60
export const newestFirst: Sort = { column: 'id', desc: true }
/**
 * The position in a descending order. The filled part and the empty rest are each reversed, so that empty values stay
 * last.
 */
const fallingPlace = (place: number, filled: number, length: number): number =>
  place < filled ? filled - 1 - place : length - 1 + filled - place

const falling = (ids: Int32Array, filled: number): Int32Array<ArrayBuffer> => {
  const turned = new Int32Array(ids)
  turned.subarray(0, filled).reverse()
  turned.subarray(filled).reverse()
  return turned
}

/** What a search finds, in the order asked for. */
export const createSearch =
  ({ orders, tags, matcher, shownRow }: SearchParts) =>
  (text: string, sort: Sort | null, within: Int32Array | null): SearchReply => {
    const { column, desc } = sort ?? newestFirst
    const { terms, notes: misread } = parseQuery(text)
    const notes = [...misread, ...twinNotes(terms, tags)]
    const answer = (ids: Int32Array<ArrayBuffer>, unread: number, records: UnreadRecords): SearchReply => ({
      ids,
      rows: Array.from(ids.subarray(0, firstRows), shownRow),
      unread,
      notes: [...notes, ...recordNotes(terms, records)],
    })
    if (terms.length === 0 && !within) {
      const all = orders.ids(column)
      return answer(desc ? falling(all, filledIn(orders.entries(column), column)) : all.slice(), 0, {
        bills: 0,
        months: 0,
      })
    }
    const matches = matcher(text, terms)
    const scope = within && new Set(within)
    const order = orders.entries(column)
    const filled = desc ? filledIn(order, column) : 0
    const found = new Int32Array(order.length)
    let size = 0
    let unread = 0
    const unreadRecords = { bills: 0, months: 0 }
    for (let place = 0; place < order.length; place += 1) {
      const entry = order[desc ? fallingPlace(place, filled, order.length) : place]
      if (!entry || (scope && !scope.has(entry.id))) continue
      const verdict = matches(entry)
      if (verdict === null) {
        unread += 1
        unreadRecords.bills += Number(entry.bills === null)
        unreadRecords.months += Number(entry.intervals === null)
      } else if (verdict) {
        found[size] = entry.id
        size += 1
      }
    }
    return answer(found.slice(0, size), unread, unreadRecords)
  }
