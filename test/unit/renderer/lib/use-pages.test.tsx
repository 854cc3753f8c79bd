import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { pagesBetween, usePages, type Range } from '../../../../renderer/lib/use-pages'

afterEach(cleanup)

/** A list of 1,000 numbers, each at its own place; `read` notes which were asked for. */
const numbers = (pagesIn?: (rows: Range) => readonly number[]) => {
  const read = vi.fn(async (from: number, count: number) => ({
    numbers: Array.from({ length: Math.min(count, 1_000 - from) }, (_, index) => from + index),
  }))
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const { result } = renderHook(
    () =>
      usePages({
        keyOf: (page) => ['numbers', page],
        read,
        itemsOf: (page) => page.numbers,
        ...(pagesIn && { pagesIn }),
      }),
    {
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      ),
    },
  )
  return { list: () => result.current, read, asked: () => read.mock.calls.map(([from]) => from) }
}

test('rows that end and begin a page are in it', () => {
  expect(pagesBetween({ first: 0, last: 0 })).toEqual([0])
  expect(pagesBetween({ first: 0, last: 99 })).toEqual([0])
  expect(pagesBetween({ first: 99, last: 100 })).toEqual([0, 1])
  expect(pagesBetween({ first: 250, last: 449 })).toEqual([2, 3, 4])
})

test('only pages with rows in view are read, and each once', async () => {
  const { list, asked } = numbers()
  expect(list().itemAt(0)).toBeUndefined()
  await waitFor(() => expect(list().itemAt(0)).toBe(0))
  act(() => list().look(480, 520))
  await waitFor(() => expect(list().itemAt(519)).toBe(519))
  expect(list().itemAt(250)).toBeUndefined()
  // Read before, and scrolled away since.
  expect(list().itemAt(99)).toBe(99)
  act(() => list().look(450, 499))
  expect(list().itemAt(470)).toBe(470)
  expect(asked()).toEqual([0, 400, 500])
})

test('beyond the end of the list there is nothing', async () => {
  const { list } = numbers()
  act(() => list().look(950, 1_050))
  await waitFor(() => expect(list().itemAt(999)).toBe(999))
  expect(list().itemAt(1_000)).toBeUndefined()
  expect(list().itemAt(-1)).toBeUndefined()
})

test('a list whose rows stand in another order says which pages they need', async () => {
  const { list, asked } = numbers(({ first, last }) => pagesBetween({ first: 999 - last, last: 999 - first }))
  act(() => list().look(0, 30))
  await waitFor(() => expect(list().itemAt(999)).toBe(999))
  expect(asked()).toEqual([900])
})

test('a page that cannot be read is told by its answer', async () => {
  const { list, read } = numbers()
  read.mockRejectedValue(new Error('offline'))
  act(() => list().look(300, 310))
  await waitFor(() => expect(list().answers[0]?.isError).toBe(true))
  expect(list().itemAt(300)).toBeUndefined()
})
