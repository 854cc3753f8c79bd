import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { notesOf } from '../../../../electron/environment'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { ConnectionPage } from '../../../../renderer/features/connection/connection-page'
import { localTime } from '../../../../renderer/lib/time'
import {
  checkStepIds,
  type ConnectionsView,
  type ConnectionSummary,
  type CheckStep,
} from '../../../../shared/domain/connection'
import { fail, ok, type FailureCode, type Result } from '../../../../shared/errors/failure'
import { wordingOf } from '../../../../shared/errors/wording'
import { show } from '../show'
import { later, practice, production, viewOf } from './samples'

afterEach(cleanup)

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const empty: ConnectionsView = { ...viewOf(), ready: false }

test('the first start offers Practice and the Link API; the latter is made with its preset', async () => {
  let view = empty
  const bridge = fakeBridge({
    'connection:list': () => ok(view),
    'connection:create': () => {
      view = { ...viewOf({ ...production, certificate: null }), activeId: null, ready: false }
      return ok(production)
    },
  })
  show(<ConnectionPage />, bridge)
  expect(await button('Enter Practice')).toBeTruthy()
  fireEvent.click(await button('Connect to the Link API'))
  expect(await screen.findByRole('heading', { name: 'Production' })).toBeTruthy()
  expect(bridge.calls.find(({ channel }) => channel === 'connection:create')?.request).toEqual({
    name: 'Production',
    baseUrl: 'https://api.wattzon.com/',
    caPem: null,
    oaepHash: 'sha1',
  })
})

test('the way into Practice is shown as it is gone, and ends at its page', async () => {
  const entered = later<Result<ConnectionsView>>()
  const bridge = fakeBridge({
    'connection:list': () => ok(empty),
    'connection:enter-practice': () => entered.promise,
  })
  show(<ConnectionPage />, bridge)
  fireEvent.click(await button('Enter Practice'))
  const steps = await screen.findAllByRole('listitem')
  expect(steps).toHaveLength(6)
  act(() => {
    bridge.emit('connection:practice-step', { step: 'service', state: 'done' })
    bridge.emit('connection:practice-step', { step: 'key', state: 'running' })
  })
  expect(steps.map((step) => step.getAttribute('data-state')).slice(0, 3)).toEqual([
    'done',
    'running',
    'waiting',
  ])
  // Whatever else main tells on the way, the steps stay in view until it is over.
  act(() => bridge.emit('connection:changed', viewOf(practice)))
  expect(screen.getAllByRole('listitem')).toHaveLength(6)
  entered.resolve(ok(viewOf(practice)))
  expect(await button('Leave Practice')).toBeTruthy()
})

test('a way into Practice that fails names its step and can be tried again', async () => {
  const bridge = fakeBridge({
    'connection:list': () => ok(empty),
    'connection:enter-practice': () => fail('keychain-locked'),
  })
  show(<ConnectionPage />, bridge)
  fireEvent.click(await button('Enter Practice'))
  expect((await screen.findByRole('alert')).textContent).toContain('The keychain is locked.')
  expect(screen.getAllByRole('listitem')[0]?.getAttribute('data-state')).toBe('failed')
  fireEvent.click(await button('Try again'))
  await waitFor(() =>
    expect(bridge.calls.filter(({ channel }) => channel === 'connection:enter-practice')).toHaveLength(2),
  )
})

const inTrouble = (code: FailureCode): ConnectionSummary => ({
  ...production,
  certificate: null,
  trouble: { code },
})

test.each<FailureCode>(['keychain-none', 'keychain-locked', 'keychain-refused', 'keychain-hung'])(
  'a keychain that does not work (%s) is said as such, and nothing new is offered in its place',
  async (code) => {
    const view = { ...viewOf(inTrouble(code)), ready: false }
    const bridge = fakeBridge({ 'connection:list': () => ok(view), 'connection:activate': () => fail(code) })
    show(<ConnectionPage />, bridge)
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain(wordingOf({ code }).title)
    expect(alert.textContent).toContain(wordingOf({ code }).advice)
    expect(screen.queryByText('Import a certificate')).toBeNull()
    expect(screen.queryByText('Make a signing request')).toBeNull()
    fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
    await waitFor(() =>
      expect(bridge.calls.some(({ channel }) => channel === 'connection:activate')).toBe(true),
    )
  },
)

test('only where nothing is stored the ways to a certificate stand open', async () => {
  const view = { ...viewOf({ ...production, certificate: null }), ready: false }
  show(<ConnectionPage />, fakeBridge({ 'connection:list': () => ok(view) }))
  expect(await screen.findByText('Import a certificate')).toBeTruthy()
  expect(screen.getByText('Make a signing request')).toBeTruthy()
  expect(screen.getByText('No certificate is stored for this connection.')).toBeTruthy()
})

const step = (id: CheckStep['id'], state: CheckStep['state'], more: Partial<CheckStep> = {}): CheckStep => ({
  id,
  state,
  detail: null,
  failure: null,
  server: null,
  ...more,
})

test('the check climbs as main does, and the rung that fails says why', async () => {
  const over = later<Result<readonly CheckStep[]>>()
  const steps = [
    step('name', 'passed', { detail: '203.0.113.7' }),
    step('port', 'failed', { failure: { code: 'refused-connection', detail: 'ECONNREFUSED' } }),
    step('server-certificate', 'skipped'),
  ]
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'connection:check': () => over.promise,
  })
  show(<ConnectionPage />, bridge)
  fireEvent.click(await button('Check the connection'))
  const ladder = within(screen.getByRole('region', { name: 'Check' }))
  act(() => {
    bridge.emit('connection:check-step', { id: production.id, step: step('name', 'running') })
    bridge.emit('connection:check-step', { id: 'another', step: step('port', 'passed') })
  })
  expect(await ladder.findByText('checking')).toBeTruthy()
  expect(ladder.getByText('0 of 8 passed')).toBeTruthy()
  expect(ladder.getAllByRole('listitem').map((item) => item.getAttribute('data-state'))).toEqual([
    'running',
    ...Array<string>(7).fill('waiting'),
  ])
  over.resolve(ok(steps))
  expect(await ladder.findByText('Failed at: Port')).toBeTruthy()
  expect(ladder.getByText('203.0.113.7')).toBeTruthy()
  expect(ladder.getByRole('alert').textContent).toContain('Nothing answers at the server’s address.')
  expect(ladder.getByText('ECONNREFUSED')).toBeTruthy()
})

test('after a check the server’s view stands beside the certificate, and another last day is marked', async () => {
  const server = {
    clientName: 'ACME Support',
    enabled: false,
    expirationDate: '2020-02-01T00:00:00Z',
    createdDate: 'long ago',
  }
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'connection:check': () => ok([step('certificate-info', 'passed', { server })]),
  })
  show(<ConnectionPage />, bridge)
  expect(await screen.findByText('Known after a check of the connection.')).toBeTruthy()
  fireEvent.click(await button('Check the connection'))
  expect(await screen.findByText('ACME Support')).toBeTruthy()
  expect(screen.getByText('No: ask your Link contact')).toBeTruthy()
  expect(screen.getByText('differs from the certificate')).toBeTruthy()
  expect(screen.getByText('long ago')).toBeTruthy()
})

test('the check writes its times as every other view does', async () => {
  const until = '2027-11-30T05:12:33.000Z'
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'connection:check': () =>
      ok([
        step('our-certificate', 'failed', { failure: { code: 'certificate-expired', detail: until } }),
        step('certificate-info', 'passed', { detail: `ACME, until ${until}` }),
      ]),
  })
  show(<ConnectionPage />, bridge)
  fireEvent.click(await button('Check the connection'))
  const shown = localTime(until) ?? ''
  expect((await screen.findByText(`ACME, until ${shown}`)).title).toBe(`ACME, until ${shown}`)
  expect(screen.getByText(shown)).toBeTruthy()
  expect(document.body.textContent).not.toContain(until)
})

test('in use while the server is out of reach: said since when, in the header and in the list, and not in green', async () => {
  const since = '2026-11-28T10:00:00.000Z'
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'connection:reach': () => ok({ state: 'online' }),
  })
  show(<ConnectionPage />, bridge)
  expect((await screen.findByText('In use')).getAttribute('data-ready')).toBe('true')
  expect(screen.getByText('in use').getAttribute('data-ready')).toBe('true')
  act(() =>
    bridge.emit('connection:reach-changed', {
      state: 'offline',
      since,
      nextTry: null,
      reason: { code: 'refused-connection' },
    }),
  )
  const said = await screen.findByText(`In use, out of reach since ${localTime(since) ?? ''}`)
  expect(said.getAttribute('data-ready')).toBe('false')
  expect(screen.getByText('in use, out of reach').getAttribute('data-ready')).toBe('false')
})

test('a check says when it was made; one from before the server went out of reach says that too', async () => {
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'connection:reach': () => ok({ state: 'online' }),
    'connection:check': () => ok(checkStepIds.map((id) => step(id, 'passed'))),
  })
  show(<ConnectionPage />, bridge)
  fireEvent.click(await button('Check the connection'))
  const ladder = within(screen.getByRole('region', { name: 'Check' }))
  await waitFor(() => expect(ladder.getByRole('status').textContent).toMatch(/^All passed · now$/))
  act(() =>
    bridge.emit('connection:reach-changed', {
      state: 'offline',
      since: new Date(Date.now() + 60_000).toISOString(),
      nextTry: null,
      reason: { code: 'refused-connection' },
    }),
  )
  await waitFor(() =>
    expect(ladder.getByRole('status').textContent).toMatch(
      /^All passed · .*, before the server became unreachable$/,
    ),
  )
})

test('another connection is taken into use, and what was read through the first is forgotten', async () => {
  const staging = { ...production, id: 'staging', name: 'Staging' }
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production, staging)),
    'connection:activate': () => ok({ ...viewOf(production, staging), activeId: 'staging' }),
  })
  const { queries } = show(<ConnectionPage />, bridge)
  queries.setQueryData(['profile', 516], { label: 'CASE-00412' })
  fireEvent.click(await button(/^Staging/))
  fireEvent.click(await button('Use this connection'))
  await waitFor(() => expect(queries.getQueryData(['profile', 516])).toBeUndefined())
  expect(bridge.calls).toContainEqual({ channel: 'connection:activate', request: { id: 'staging' } })
})

test('a switch that the person took back, when asked about what it would end, is no failure', async () => {
  const staging = { ...production, id: 'staging', name: 'Staging' }
  show(
    <ConnectionPage />,
    fakeBridge({
      'connection:list': () => ok(viewOf(production, staging)),
      'connection:activate': () => fail('cancelled'),
    }),
  )
  fireEvent.click(await button(/^Staging/))
  const use = await button('Use this connection')
  fireEvent.click(use)
  await waitFor(() => expect(use.dataset['loading']).toBeUndefined())
  expect(screen.queryByRole('alert')).toBeNull()
})

test('forgetting names what is deleted, and happens only when it is confirmed', async () => {
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'connection:forget': () => ok(null),
  })
  show(<ConnectionPage />, bridge)
  fireEvent.click(await button('Forget this connection…'))
  const dialog = await screen.findByRole('dialog', { name: 'Forget Production?' })
  expect(dialog.textContent).toContain('private key in the keychain')
  expect(dialog.textContent).toContain('local database')
  expect(bridge.calls.some(({ channel }) => channel === 'connection:forget')).toBe(false)
  fireEvent.click(within(dialog).getByRole('button', { name: 'Forget' }))
  await vi.waitFor(() =>
    expect(bridge.calls).toContainEqual({ channel: 'connection:forget', request: { id: 'production' } }),
  )
})

test('a private key pasted as an authority is not taken over', async () => {
  show(<ConnectionPage />, fakeBridge({ 'connection:list': () => ok(viewOf(production)) }))
  fireEvent.click(await screen.findByRole('radio', { name: 'Only the one given here' }))
  const field = await screen.findByLabelText<HTMLTextAreaElement>('Certificate of the authority (PEM)')
  fireEvent.change(field, { target: { value: '-----BEGIN PRIVATE KEY-----\ncanary' } })
  expect(await screen.findByText('That was a private key. It was not kept.')).toBeTruthy()
  expect(field.value).toBe('')
})

test('what the environment is meant to weaken is said, with what the console does about it', async () => {
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'app:info': () =>
      ok({
        version: '1',
        electron: '1',
        platform: 'linux',
        environment: notesOf({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
      }),
  })
  show(<ConnectionPage />, bridge)
  expect(await screen.findByText(/NODE_TLS_REJECT_UNAUTHORIZED=0 .* Link Console ignores it/)).toBeTruthy()
  expect(screen.queryByText(/NODE_OPTIONS/)).toBeNull()
})
