import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { useSearch } from '../../../../renderer/features/profiles/use-search'
import { ok } from '../../../../shared/errors/failure'
import { reply, row } from './samples'
import { requests } from '../show'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('rows that stay on the screen are asked for again, so that main reads what has grown old', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T08:01:00Z') })
  const bridge = fakeBridge({
    'profiles:search': () => ok(reply([3, 2, 1], { rows: [row(3), row(2), row(1)] })),
    'profiles:rows': ({ ids }) => ok(ids.map((id) => row(id))),
  })
  useBridge(bridge)
  const queries = new QueryClient()
  const { result } = renderHook(() => useSearch('', null, null), {
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  })
  await act(() => vi.advanceTimersByTimeAsync(500))
  result.current.list.look(0, 1)
  await act(() => vi.advanceTimersByTimeAsync(500))
  expect(requests(bridge, 'profiles:rows')).toEqual([])
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect(requests(bridge, 'profiles:rows')).toEqual([{ ids: [3, 2], fresh: false }])
})
