// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { CertificateStatus } from '../../../../renderer/features/connection/certificate-status'
import { ConnectionBadge } from '../../../../renderer/features/connection/connection-badge'
import { PracticeBanner } from '../../../../renderer/features/connection/practice-banner'
import { ok } from '../../../../shared/errors/failure'
import { certificateFor, practice, production, show, viewOf } from './samples'

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
  show(bridge, frame)
  expect(await screen.findByRole('link', { name: 'Production · acme-support' })).toBeTruthy()
  expect(screen.getByText('Certificate 84 days left')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Practice' })).toBeNull()

  const dying = { ...production, certificate: certificateFor(3) }
  act(() =>
    bridge.emit('connection:changed', { ...viewOf(dying), ready: false, trouble: { code: 'keychain-hung' } }),
  )
  const badge = await screen.findByRole('link', { name: 'Production · acme-support · not connected' })
  expect(badge.title).toContain('The keychain does not answer.')
  expect(screen.getByText('Certificate 3 days left').getAttribute('data-level')).toBe('urgent')

  act(() => bridge.emit('connection:changed', { ...viewOf(), ready: false }))
  expect(await screen.findByRole('link', { name: 'Not connected' })).toBeTruthy()
})

test('as long as Practice is on, and no longer, a banner says so', async () => {
  const bridge = fakeBridge({ 'connection:list': () => ok(viewOf(practice)) })
  show(bridge, frame)
  expect(await screen.findByRole('link', { name: 'Practice' })).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Practice' })).toBeTruthy()
  act(() => bridge.emit('connection:changed', viewOf(production, practice)))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Practice' })).toBeNull())
})
