import { MantineProvider } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { copyProfileLink } from '../../../../renderer/app/copy-link'
import { useProfileMatches } from '../../../../renderer/app/use-profile-matches'
import { useBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { providerFinder } from '../../../../renderer/parts/find-providers'
import { changeQueueView } from '../../../../renderer/features/triage/queue/queue-view'
import { fail, ok } from '../../../../shared/errors/failure'
import { reply, profile, row } from '../profiles/samples'

const Matches = ({ text }: { readonly text: string }) => (
  <output>{useProfileMatches(text, true).rows.map(({ id }) => `${id} `)}</output>
)

const show = (text: string, answers: Parameters<typeof fakeBridge>[0]) => {
  const bridge = fakeBridge({
    'profiles:rows': ({ ids }) => ok(ids.map((id) => row(id))),
    'profiles:get': () => fail('not-found'),
    'profiles:match': () => ok({ ids: [] }),
    ...answers,
  })
  useBridge(bridge)
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Matches text={text} />
    </QueryClientProvider>,
  )
  return bridge
}
const found = (): string => screen.getByRole('status').textContent

afterEach(() => {
  notifications.clean()
  cleanup()
})

test('the palette lists what the directory finds, at most eight', async () => {
  show('lucia', { 'profiles:search': () => ok(reply([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])) })
  await waitFor(() => expect(found()).toBe('11 10 9 8 7 6 5 4 '))
})

test('the profile of exactly this label comes first, though others are newer', async () => {
  show('case-3', {
    'profiles:search': () => ok(reply([39, 38, 37])),
    'profiles:match': () => ok({ ids: [3] }),
  })
  await waitFor(() => expect(found()).toBe('3 39 38 37 '))
})

test('an id is found by its number sign as well, and is the first', async () => {
  show('#268', {
    'profiles:search': () => ok(reply([900, 268])),
    'profiles:get': ({ id }) => ok(profile(id)),
  })
  await waitFor(() => expect(found()).toBe('268 900 '))
})

test('five digits after a number sign are the id of a provider, no ZIP code', async () => {
  const bridge = fakeBridge({
    'lookup:provider': ({ id }) => ok({ id, name: 'Edison', types: [], lseId: null, homepageUrl: null }),
  })
  useBridge(bridge)
  expect(await providerFinder.find('#10023', new AbortController().signal)).toEqual([
    { value: 10023, label: 'Edison · 10023', exact: true },
  ])
  expect(bridge.calls.map(({ channel }) => channel)).toEqual(['lookup:provider'])
})

test('an id that the directory does not have yet is asked for', async () => {
  const bridge = show('516', {
    'profiles:search': () => ok(reply([])),
    'profiles:get': ({ id }) => ok(profile(id)),
  })
  await waitFor(() => expect(found()).toBe('516 '))
  expect(bridge.calls.filter(({ channel }) => channel === 'profiles:get')).toHaveLength(1)
})

test('the link names the profile and its connection; without a profile it says so', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  render(
    <MantineProvider env="test">
      <Notifications />
    </MantineProvider>,
  )
  await copyProfileLink('/profiles/516/bills', 'Acme & Sons')
  expect(writeText).toHaveBeenCalledWith('link-console://profile/516?connection=Acme%20%26%20Sons')
  expect(await screen.findByText(/^Copied link-console/)).toBeTruthy()
  changeQueueView({ currentId: 7 })
  await copyProfileLink('/triage', null)
  expect(writeText).toHaveBeenLastCalledWith('link-console://profile/7')
  changeQueueView({ currentId: null })
  await copyProfileLink('/triage', null)
  await copyProfileLink('/lookup', 'Acme & Sons')
  expect(await screen.findAllByText('Choose a profile first, then copy its link.')).toHaveLength(2)
  expect(writeText).toHaveBeenCalledTimes(2)
})
