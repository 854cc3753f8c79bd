import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { configure, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { useBridge } from '../../../../renderer/bridge/call'
import { fakeBridge, type FakeBridge } from '../../../../renderer/bridge/fake'
import { ProfilesPage, type ListSelection } from '../../../../renderer/features/profiles/profiles-page'
import type { DirectoryState, SearchReply } from '../../../../shared/domain/directory'
import { ok } from '../../../../shared/errors/failure'
import { row } from './samples'

// A busy machine takes more than the second that is waited by default; who waits for a condition loses nothing by it.
configure({ asyncUtilTimeout: 10_000 })

export type Answers = Parameters<typeof fakeBridge>[0]

export const directory = (more: Partial<DirectoryState> = {}): DirectoryState => ({
  phase: 'idle',
  total: 3,
  read: 3,
  left: 0,
  rate: 0,
  secondsLeft: null,
  listedAt: '2026-11-22T08:00:00Z',
  failure: null,
  ...more,
})

export const reply = (ids: readonly number[], more: Partial<SearchReply> = {}): SearchReply => ({
  ids: Int32Array.from(ids),
  rows: [],
  unread: 0,
  notes: [],
  ...more,
})

export const onOpen = vi.fn()
export const onSaveView = vi.fn()
let visit = 0
/** The connection that is shown next. */
export const nextConnection = (): string => `visit-${visit + 1}`

const barOf = ({ count, elsewhere, ids, clear, save, text, unmatched }: ListSelection): ReactNode => (
  <div role="toolbar">
    {count} selected, {elsewhere} elsewhere: {ids().join(' ')} ({text})
    {unmatched && ` without ${unmatched.unknown.join(' ')}`}
    <button onClick={clear}>clear</button>
    <button onClick={save}>save selected</button>
  </div>
)

/** The page in a connection of its own, over a directory of three profiles unless the answers say otherwise. */
export const show = (
  answers: Answers = {},
  selectionBar: (selection: ListSelection) => ReactNode = barOf,
): { bridge: FakeBridge; connectionId: string } => {
  const bridge = fakeBridge({
    'tags:known': () => ok([{ name: 'solar', count: 2, colour: 1 }]),
    'directory:state': () => ok(directory()),
    'profiles:search': () => ok(reply([3, 2, 1])),
    'profiles:confirm': () => ok({ asked: false, added: 0 }),
    'profiles:suggest': () => ok([]),
    'profiles:rows': ({ ids }) => ok(ids.map((id) => row(id))),
    ...answers,
  })
  useBridge(bridge)
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  visit += 1
  const connectionId = `visit-${visit}`
  render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={queries}>
        <ProfilesPage
          connectionId={connectionId}
          onOpen={onOpen}
          inspector={(id, close, takesFocus) => (
            <button onClick={close} autoFocus={takesFocus}>
              inspector {id}
            </button>
          )}
          selectionBar={selectionBar}
          onSaveView={onSaveView}
        />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return { bridge, connectionId }
}

export const requests = (bridge: FakeBridge, channel: string): readonly unknown[] =>
  bridge.calls.filter((one) => one.channel === channel).map(({ request }) => request)
export const searchField = (): HTMLInputElement => screen.getByRole('combobox', { name: 'Search profiles' })
export const type = (text: string): void => {
  fireEvent.change(searchField(), { target: { value: text } })
}
export const found = (): string => screen.getByRole('search').textContent
export const bar = (): string => screen.getByRole('toolbar').textContent
