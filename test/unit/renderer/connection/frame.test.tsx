import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { CallError } from '../../../../renderer/bridge/call'
import { FailureMessage } from '../../../../renderer/parts/failure-message'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { CertificateStatus } from '../../../../renderer/features/connection/identity/certificate-status'
import { ConnectionBadge } from '../../../../renderer/features/connection/connection-badge'
import { OfflineBanner } from '../../../../renderer/features/connection/offline-banner'
import { PracticeBanner } from '../../../../renderer/features/connection/practice-banner'
import type { Reach } from '../../../../shared/domain/reach'
import { ok } from '../../../../shared/errors/failure'
import { show } from '../show'
import { certificateFor, practice, production, viewOf } from './samples'

afterEach(cleanup)

const frame = (
  <>
    <ConnectionBadge />
    <PracticeBanner />
    <CertificateStatus />
  </>
)

test('the frame names the connection in use, its subject and the days left, and follows main', async () => {
  const bridge = fakeBridge({ 'connection:list': () => ok(viewOf(production)) })
  show(frame, bridge)
  expect(await screen.findByRole('link', { name: 'Production · acme-support' })).toBeTruthy()
  expect(screen.getByText('Certificate 84 days left')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Practice' })).toBeNull()

  const dying = { ...production, certificate: certificateFor(3) }
  act(() =>
    bridge.emit('connection:changed', { ...viewOf(dying), ready: false, trouble: { code: 'keychain-hung' } }),
  )
  const badge = await screen.findByRole('link', { name: 'Production · acme-support · not connected' })
  expect(badge.title).toContain('The keychain does not answer.')
  expect(
    screen.getByText('Certificate 3 days left').closest('[data-level]')?.getAttribute('data-level'),
  ).toBe('urgent')

  act(() => bridge.emit('connection:changed', { ...viewOf(), ready: false }))
  expect(await screen.findByRole('link', { name: 'Not connected' })).toBeTruthy()
})

test('as long as Practice is on, and no longer, a banner says so', async () => {
  const bridge = fakeBridge({ 'connection:list': () => ok(viewOf(practice)) })
  show(frame, bridge)
  expect(await screen.findByRole('link', { name: 'Practice' })).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Practice' })).toBeTruthy()
  act(() => bridge.emit('connection:changed', viewOf(production, practice)))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Practice' })).toBeNull())
})

test('offline is said once for the window: since when, why, the next try, and a way to try now; the plug is true', async () => {
  const offline: Reach = {
    state: 'offline',
    since: '2026-11-28T10:00:00.000Z',
    nextTry: '2026-11-28T10:00:05.000Z',
    reason: { code: 'proxy-unreachable', host: 'proxy.example:3128' },
  }
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'connection:reach': () => ok({ state: 'online' }),
    'connection:try-now': () => ok({ state: 'online' }),
  })
  show(
    <>
      <ConnectionBadge />
      <OfflineBanner />
    </>,
    bridge,
  )
  expect((await screen.findByRole('link')).getAttribute('data-ready')).toBe('true')
  act(() => bridge.emit('connection:reach-changed', offline))
  const banner = await screen.findByRole('status', { name: 'Offline' })
  expect(banner.textContent).toContain('Offline since 2026-11-28')
  expect(banner.textContent).toContain('The proxy proxy.example:3128 does not answer.')
  expect(banner.textContent).toContain('Next try at ')
  expect(screen.getByRole('link').getAttribute('data-ready')).toBe('false')
  expect(screen.getByRole('link').textContent).toContain('offline')
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
  await waitFor(() => expect(screen.queryByRole('status', { name: 'Offline' })).toBeNull())
  expect(screen.getByRole('link').getAttribute('data-ready')).toBe('true')
})

test('offline, what could not be read points to that line: no advice on addresses and ports', async () => {
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'connection:reach': () => ok({ state: 'online' }),
  })
  show(<FailureMessage error={new CallError({ code: 'refused-connection' })} />, bridge)
  expect((await screen.findByRole('alert')).textContent).toContain('Check the base URL')
  act(() =>
    bridge.emit('connection:reach-changed', {
      state: 'offline',
      since: '2026-11-28T10:00:00.000Z',
      nextTry: null,
      reason: { code: 'refused-connection' },
    }),
  )
  await waitFor(() =>
    expect(screen.getByRole('alert').textContent).toBe(
      'Not read: the server cannot be reached.The line at the top shows since when, and when the console will try again.',
    ),
  )
})

test('what was known of a server is forgotten once the same connection leads elsewhere: it is not offline any more', async () => {
  const offline: Reach = { state: 'offline', since: '', nextTry: null, reason: { code: 'name-not-found' } }
  let now: Reach = offline
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(production)),
    'connection:reach': () => ok(now),
  })
  show(
    <>
      <ConnectionBadge />
      <OfflineBanner />
    </>,
    bridge,
  )
  expect(await screen.findByRole('status', { name: 'Offline' })).toBeTruthy()
  now = { state: 'online' }
  const mended = { ...production, baseUrl: 'https://right.example/' }
  act(() => bridge.emit('connection:changed', { ...viewOf(mended), session: 2 }))
  await waitFor(() => expect(screen.queryByRole('status', { name: 'Offline' })).toBeNull())
})
