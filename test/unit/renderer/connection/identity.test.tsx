import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { ImportPanel } from '../../../../renderer/features/connection/identity/import-panel'
import { SigningRequest } from '../../../../renderer/features/connection/identity/signing-request'
import type { ChosenFile } from '../../../../shared/domain/connection'
import { fail, ok } from '../../../../shared/errors/failure'
import { show } from '../show'
import { certificateFor, production } from './samples'

afterEach(cleanup)

const chosen = (name: string, ...holds: ChosenFile['holds']): ChosenFile => ({
  token: crypto.randomUUID(),
  name,
  holds,
  failure: null,
})
const certificate = chosen('client.crt', 'certificate')
const key = chosen('client.key', 'key')
const encryptedKey = chosen('client.key', 'encrypted-key')
const unreadable: ChosenFile = { ...chosen('notes.txt'), failure: { code: 'import-unreadable' } }
const fresh = { ...production, certificate: null }

const panel = <ImportPanel connection={fresh} onImported={() => undefined} />
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }))
}

test('chosen files say what they hold; what cannot be read is said so and not imported', async () => {
  const bridge = fakeBridge({
    'connection:choose-files': () => ok([certificate, key, unreadable]),
    'connection:import': () => ok(certificateFor(84)),
  })
  show(panel, bridge)
  press('Choose files…')
  expect(await screen.findByText('private key')).toBeTruthy()
  expect(screen.getByText('This is neither a certificate nor a key that can be read.')).toBeTruthy()
  expect(screen.queryByLabelText('Passphrase of the key')).toBeNull()
  press('Import')
  await waitFor(() =>
    expect(bridge.calls.at(-1)).toEqual({
      channel: 'connection:import',
      request: { id: fresh.id, tokens: [certificate.token, key.token] },
    }),
  )
  await waitFor(() => expect(screen.queryByText('client.crt')).toBeNull())
})

test('pasted text leaves the field at once, even where main refuses it', async () => {
  const bridge = fakeBridge({ 'connection:paste': () => fail('bad-call') })
  const { container } = show(panel, bridge)
  const field = screen.getByLabelText<HTMLTextAreaElement>('Or paste PEM text')
  field.value = '-----BEGIN PRIVATE KEY-----\ncanary'
  press('Add pasted text')
  expect(field.value).toBe('')
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(bridge.calls).toEqual([
    { channel: 'connection:paste', request: { text: '-----BEGIN PRIVATE KEY-----\ncanary' } },
  ])
  expect(container.innerHTML).not.toContain('canary')
})

test('an encrypted key has its passphrase asked for; a wrong one leaves an empty field in focus', async () => {
  const bridge = fakeBridge({
    'connection:choose-files': () => ok([certificate, encryptedKey]),
    'connection:import': () => fail('import-passphrase-wrong'),
  })
  const { container } = show(panel, bridge)
  press('Choose files…')
  const field = await screen.findByLabelText<HTMLInputElement>('Passphrase of the key')
  expect(field.type).toBe('password')
  field.value = 'canary'
  press('Import')
  expect(field.value).toBe('')
  expect((await screen.findByRole('alert')).textContent).toContain('The passphrase does not open this key.')
  const again = screen.getByLabelText('Passphrase of the key')
  await waitFor(() => expect(document.activeElement).toBe(again))
  expect(bridge.calls.at(-1)?.request).toEqual({
    id: fresh.id,
    tokens: [certificate.token, encryptedKey.token],
    passphrase: 'canary',
  })
  expect(container.innerHTML).not.toContain('canary')
})

test('a passphrase is asked for also where only the import finds out that it is needed', async () => {
  const bridge = fakeBridge({
    'connection:choose-files': () => ok([certificate, key]),
    'connection:import': () => fail('import-passphrase-needed'),
  })
  show(panel, bridge)
  press('Choose files…')
  await screen.findByText('client.key')
  press('Import')
  expect(await screen.findByLabelText('Passphrase of the key')).toBeTruthy()
})

test.each([
  { pendingCsrPem: null, says: 'Its private key is still missing: add it too.' },
  { pendingCsrPem: 'csr', says: 'The key waiting in the keychain is used with it.' },
])('a certificate alone says which key it gets: $says', async ({ pendingCsrPem, says }) => {
  const bridge = fakeBridge({ 'connection:choose-files': () => ok([certificate]) })
  show(<ImportPanel connection={{ ...fresh, pendingCsrPem }} onImported={() => undefined} />, bridge)
  press('Choose files…')
  expect(await screen.findByText(says)).toBeTruthy()
})

test('a signing request is made as RSA 2048 by default, without an organisation where none is given', async () => {
  const bridge = fakeBridge({ 'connection:make-request': () => ok({ csrPem: 'csr' }) })
  show(<SigningRequest connection={fresh} onMade={() => undefined} />, bridge)
  fireEvent.change(screen.getByLabelText(/Common name/), { target: { value: 'acme-support' } })
  press('Make key and signing request')
  await waitFor(() =>
    expect(bridge.calls).toEqual([
      {
        channel: 'connection:make-request',
        request: { id: fresh.id, commonName: 'acme-support', keyType: 'rsa-2048' },
      },
    ]),
  )
})

test('a request that waits is shown to be sent and saved, and is only replaced after a warning', async () => {
  const csrPem = '-----BEGIN CERTIFICATE REQUEST-----\nMIIC\n-----END CERTIFICATE REQUEST-----'
  const bridge = fakeBridge({ 'connection:save-request': () => ok({ savedTo: '/home/me/client.csr' }) })
  show(<SigningRequest connection={{ ...fresh, pendingCsrPem: csrPem }} onMade={() => undefined} />, bridge)
  expect(screen.getByRole('region', { name: 'Signing request' }).textContent).toBe(csrPem)
  press('Save…')
  expect(await screen.findByText('Saved to /home/me/client.csr')).toBeTruthy()
  press('Make another…')
  expect(screen.getByText(/could then no longer be imported/)).toBeTruthy()
  press('Keep the waiting request')
  expect(screen.getByRole('region', { name: 'Signing request' })).toBeTruthy()
})
