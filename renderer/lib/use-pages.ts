import { useQueries, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'

/** Items per request. */
export const pageSize = 100

/** A range of rows of a grid, both ends included. */
export interface Range {
  readonly first: number
  readonly last: number
}

/** The pages that hold the items from `first` to `last`. */
export const pagesBetween = ({ first, last }: Range): readonly number[] => {
  const from = Math.floor(first / pageSize)
  return Array.from({ length: Math.floor(last / pageSize) - from + 1 }, (_, index) => from + index)
}

interface Parts<Page, Item> {
  readonly keyOf: (page: number) => QueryKey
  readonly read: (from: number, count: number, signal: AbortSignal) => Promise<Page>
  readonly itemsOf: (page: Page) => readonly Item[]
  /** The pages that the visible rows need, if the number of a row is not the place of its item. */
  readonly pagesIn?: (rows: Range, pageOf: (page: number) => Page | undefined) => readonly number[]
  readonly options?: {
    readonly enabled?: boolean
    readonly refetchInterval?: number | false
    readonly staleTime?: number
  }
}

/**
 * Part of a long list: only the pages of visible rows are read. Pages read before are kept as long as the cache keeps
 * them.
 */
export const usePages = <Page, Item>({
  keyOf,
  read,
  itemsOf,
  pagesIn = pagesBetween,
  options,
}: Parts<Page, Item>) => {
  const queries = useQueryClient()
  const [range, setRange] = useState<Range>({ first: 0, last: 0 })
  const cached = (page: number): Page | undefined => queries.getQueryData<Page>(keyOf(page))
  const pages = pagesIn(range, cached)
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: keyOf(page),
      queryFn: ({ signal }: { signal: AbortSignal }) => read(page * pageSize, pageSize, signal),
      ...options,
    })),
  })
  // React only renders again for answers whose data is read here; reading them from the cache alone would not cause it.
  const loaded = new Map(pages.map((page, index) => [page, answers[index]?.data]))
  const pageOf = (page: number): Page | undefined => loaded.get(page) ?? cached(page)
  return {
    range,
    look: (first: number, last: number) => setRange({ first, last }),
    answers,
    pageOf,
    /** Undefined until its page has been read. */
    itemAt: (place: number): Item | undefined => {
      const page = pageOf(Math.floor(place / pageSize))
      return page === undefined ? undefined : itemsOf(page)[place % pageSize]
    },
  }
}
