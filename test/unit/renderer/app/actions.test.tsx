import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { useActions } from '../../../../renderer/app/actions'
import { useBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { ok } from '../../../../shared/errors/failure'
import { viewOf } from '../connection/samples'

afterEach(cleanup)

const Around = ({ children }: { readonly children: ReactNode }) => (
  <MantineProvider env="test">
    <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
  </MantineProvider>
)

test('no two actions have the same name or key', () => {
  useBridge(
    fakeBridge({
      'connection:list': () => ok({ ...viewOf(), ready: false }),
    }),
  )
  const { result } = renderHook(() => useActions(), { wrapper: Around })
  const keys = result.current.flatMap(({ shortcut }) => shortcut ?? [])
  expect(keys.length).toBeGreaterThan(8)
  expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(result.current.map(({ id }) => id)).size).toBe(result.current.length)
})
