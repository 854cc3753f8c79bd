// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { EventSync } from '../../../../renderer/app/event-sync'
import { useBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { ViewsRail } from '../../../../renderer/features/views/views-rail'
import { ok } from '../../../../shared/errors/failure'
import { directory } from '../profiles/page'

afterEach(cleanup)

test('the saved views are counted again when a search may find something else', async () => {
  let count = 0
  const bridge = fakeBridge({
    'views:list': () =>
      ok([
        {
          id: '00000000-0000-4000-8000-000000000001',
          name: 'Solar',
          text: 'tag:solar',
          sort: null,
          digit: null,
          count,
        },
      ]),
  })
  useBridge(bridge)
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <ViewsRail current={null} onOpen={() => undefined} />
        <EventSync />
      </QueryClientProvider>
    </MantineProvider>,
  )
  expect((await screen.findByText('Solar')).parentElement?.textContent).toBe('Solar0')
  count = 400
  act(() => bridge.emit('directory:changed', { state: directory(), searchable: true }))
  expect(await screen.findByText('400')).toBeTruthy()
})
