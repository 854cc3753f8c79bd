import { notifications } from '@mantine/notifications'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useEffect, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { Links } from '../../../../renderer/features/deep-links/links'
import type { ConnectionsView } from '../../../../shared/domain/connection'
import { parseDeepLink, type DeepLink } from '../../../../shared/domain/deep-link'
import type { Profile } from '../../../../shared/domain/profile'
import { fail, ok, type Result } from '../../../../shared/errors/failure'
import { show } from '../show'
import { practice, production, viewOf } from '../connection/samples'

afterEach(() => {
  cleanup()
  notifications.clean()
})

const linkTo = (rest: string, id = 'a'): DeepLink => ({ id, ...parseDeepLink(`link-console://${rest}`) })

const profileOf = (id: number): Profile => ({
  id,
  label: 'CASE-00412',
  provider: 'Pacific Gas & Electric',
  providerId: 3150,
  zipcode: '00007',
  tags: [],
  created: null,
  modified: null,
})

type Matched = Result<{ readonly ids: readonly number[] }>

interface World {
  readonly pending?: readonly DeepLink[]
  readonly view?: ConnectionsView
  readonly match?: () => Matched | Promise<Matched>
}

const stage = ({
  pending = [],
  view = viewOf(production, practice),
  match = () => ok({ ids: [] }),
}: World) => {
  const bridge = fakeBridge({
    'links:pending': () => ok(pending),
    'links:done': () => ok(null),
    'profiles:get': ({ id }) => (id === 516 ? ok(profileOf(id)) : fail('not-found')),
    'profiles:match': match,
    'profiles:rows': ({ ids }) =>
      ok(ids.map((id) => ({ id, profile: profileOf(id), lastJob: null, readAt: null }))),
    'connection:activate': ({ id }) => ok({ ...view, activeId: id }),
  })
  const onOpenProfile = vi.fn<(id: number) => void>()
  const onSwitched = vi.fn<(view: ConnectionsView) => void>()
  let setView: (next: ConnectionsView) => void = () => undefined
  const Page = () => {
    const [now, set] = useState(view)
    useEffect(() => {
      setView = (next) => act(() => set(next))
    }, [])
    return (
      <Links view={now} onOpenProfile={onOpenProfile} onOpenConnection={vi.fn()} onSwitched={onSwitched} />
    )
  }
  show(<Page />, bridge)
  return { bridge, onOpenProfile, onSwitched, setView: (next: ConnectionsView) => setView(next) }
}

type Stage = ReturnType<typeof stage>
const asked = ({ bridge }: Stage, channel: string) =>
  bridge.calls.filter((one) => one.channel === channel).map(({ request }) => request)
const done = [{ id: 'a' }]

test('a profile that a link from before the page leads to is opened, said, and main need not keep it', async () => {
  const on = stage({ pending: [linkTo('profile/516')] })
  await waitFor(() => expect(on.onOpenProfile.mock.calls).toEqual([[516]]))
  expect(await screen.findByText(/Opened link: profile 516 · Production/)).toBeTruthy()
  await waitFor(() => expect(asked(on, 'links:done')).toEqual(done))
  expect(screen.queryByRole('region', { name: 'Links' })).toBeNull()
})

test('a label with one profile opens it, in a running page too', async () => {
  const on = stage({ match: () => ok({ ids: [77] }) })
  await waitFor(() => expect(asked(on, 'links:pending')).toHaveLength(1))
  act(() => on.bridge.emit('links:opened', linkTo('label/CASE-00412')))
  await waitFor(() => expect(on.onOpenProfile.mock.calls).toEqual([[77]]))
  expect(asked(on, 'profiles:match')).toEqual([{ label: 'CASE-00412' }])
})

test.each(['profile/999', 'label/CASE-9'])(
  'nothing that fits %s is said, and the link kept until it is dismissed',
  async (rest) => {
    const on = stage({ pending: [linkTo(rest)] })
    expect(await screen.findByText('No profile was found for this link.')).toBeTruthy()
    expect(screen.getByRole('status').textContent).toContain('Production')
    expect(asked(on, 'links:done')).toEqual([])
    expect(on.onOpenProfile).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(asked(on, 'links:done')).toEqual(done)
    expect(screen.queryByText('No profile was found for this link.')).toBeNull()
  },
)

test('of several profiles a person chooses one', async () => {
  const on = stage({ pending: [linkTo('label/CASE-00412')], match: () => ok({ ids: [516, 81] }) })
  const dialog = await screen.findByRole('dialog', { name: 'Which profile?' })
  expect(dialog.textContent).toContain('2 profiles in “Production” were found for the label CASE-00412.')
  fireEvent.click(await within(dialog).findByRole('button', { name: /81/ }))
  expect(on.onOpenProfile.mock.calls).toEqual([[81]])
  await waitFor(() => expect(asked(on, 'links:done')).toEqual(done))
})

test('another connection is asked about first; nothing is looked up or changed before', async () => {
  const on = stage({ pending: [linkTo('profile/516?connection=Practice')] })
  expect(await screen.findByText('This link is for the connection “Practice”.')).toBeTruthy()
  expect(asked(on, 'connection:activate')).toEqual([])
  expect(asked(on, 'profiles:get')).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Switch and open' }))
  await waitFor(() => expect(on.onSwitched).toHaveBeenCalledOnce())
  expect(asked(on, 'connection:activate')).toEqual([{ id: 'practice' }])
})

test('a link waits without a connection, and is followed once there is one', async () => {
  const view = viewOf(production)
  const on = stage({
    pending: [linkTo('profile/516')],
    view: { ...view, ready: false, trouble: { code: 'keychain-locked' } },
  })
  expect(await screen.findByText('A link is waiting for the connection.')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toContain('The keychain is locked.')
  expect(asked(on, 'links:done')).toEqual([])
  act(() => on.bridge.emit('links:opened', linkTo('profile/516')))
  expect(screen.getAllByText('A link is waiting for the connection.')).toHaveLength(1)
  on.setView(view)
  await waitFor(() => expect(on.onOpenProfile.mock.calls).toEqual([[516]]))
})

test('a failure is said in place, and clicking the link again tries again', async () => {
  let answer: Result<{ readonly ids: readonly number[] }> = fail('unreachable')
  const on = stage({ pending: [linkTo('label/A')], match: () => answer })
  expect((await screen.findByRole('alert')).textContent).toContain('could not be followed in “Production”')
  answer = ok({ ids: [12] })
  act(() => on.bridge.emit('links:opened', linkTo('label/A')))
  await waitFor(() => expect(on.onOpenProfile.mock.calls).toEqual([[12]]))
})

test.each([
  ['nonsense/516', 'This link cannot be read.'],
  ['profile/516?connection=Sandbox', 'This link is for a connection that is not known here.'],
])('%s is said', async (rest, words) => {
  const on = stage({ pending: [linkTo(rest)] })
  expect(await screen.findByText(words)).toBeTruthy()
  expect(on.onOpenProfile).not.toHaveBeenCalled()
})

test('what a link leads to is private where it is a label', async () => {
  stage({ pending: [linkTo('label/CASE-9')] })
  expect((await screen.findByText('CASE-9')).closest('.lc-private')).toBeTruthy()
})

test('a link that is answered after a later one was opened, or after a person went on, waits for their word', async () => {
  const waiting: ((ids: readonly number[]) => void)[] = []
  const on = stage({
    pending: [linkTo('label/FIRST', 'first'), linkTo('profile/516', 'second')],
    match: () =>
      new Promise((resolve) => {
        waiting.push((ids) => resolve(ok({ ids })))
      }),
  })
  await waitFor(() => expect(on.onOpenProfile.mock.calls).toEqual([[516]]))
  act(() => waiting[0]?.([24]))
  fireEvent.click(await screen.findByRole('button', { name: 'Open profile 24' }))
  expect(on.onOpenProfile.mock.calls).toEqual([[516], [24]])

  act(() => on.bridge.emit('links:opened', linkTo('label/THIRD', 'third')))
  await waitFor(() => expect(waiting).toHaveLength(2))
  fireEvent.keyDown(document.body, { key: 'a' })
  act(() => waiting[1]?.([25]))
  expect(await screen.findByRole('button', { name: 'Open profile 25' })).toBeTruthy()
  expect(on.onOpenProfile).toHaveBeenCalledTimes(2)
})

test('of several profiles of a label none has the focus: an Enter meant for something else opens none', async () => {
  const on = stage({ pending: [linkTo('label/CASE-00412')], match: () => ok({ ids: [516, 517] }) })
  const dialog = await screen.findByRole('dialog', { name: 'Which profile?' })
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
  expect(document.activeElement?.tagName).not.toBe('BUTTON')
  expect(on.onOpenProfile).not.toHaveBeenCalled()
})
