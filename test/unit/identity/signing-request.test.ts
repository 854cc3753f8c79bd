import { createPrivateKey, createPublicKey } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { makeSigningRequest, type KeyType } from '../../../electron/identity/signing-request'
import { openOpensslFolder } from '../../support/keys'

const openssl = openOpensslFolder()
afterAll(openssl.remove)

const request = async (commonName: string, organization?: string, keyType: KeyType = 'p-256') => {
  const made = await makeSigningRequest({ commonName, organization, keyType })
  expect(made.ok).toBe(true)
  return made.ok ? made.value : { keyPem: '', csrPem: '' }
}

const asked = (csr: string, ...options: string[]): string =>
  openssl
    .make({ csr }, 'req', '-in', 'csr', '-verify', '-noout', '-nameopt', 'utf8,sep_multiline', ...options)
    .toString()

describe('a signing request', () => {
  it.each<[KeyType, string, object]>([
    ['rsa-2048', 'rsa', { modulusLength: 2048 }],
    ['rsa-4096', 'rsa', { modulusLength: 4096 }],
    ['p-256', 'ec', { namedCurve: 'prime256v1' }],
  ])('is signed by a new key of its kind: %s', async (keyType, type, details) => {
    const { keyPem, csrPem } = await request('Acme', undefined, keyType)
    const key = createPrivateKey(keyPem)
    expect(keyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
    expect(key.asymmetricKeyType).toBe(type)
    expect(key.asymmetricKeyDetails).toMatchObject(details)
    const carried = openssl
      .make({ csr: csrPem }, 'req', '-in', 'csr', '-verify', '-noout', '-pubkey')
      .toString()
    expect(carried).toBe(createPublicKey(keyPem).export({ type: 'spki', format: 'pem' }))
  })

  it('carries names of any script, each in its own place', async () => {
    const { csrPem } = await request('Zoë "Z" + 株式会社', 'A=B\\C #')
    expect(asked(csrPem, '-subject')).toContain('    O=A=B\\C #\n    CN=Zoë "Z" + 株式会社\n')
  })

  it('carries the common name alone where there is no organization, and no challenge password', async () => {
    const { csrPem } = await request('Acme')
    expect(asked(csrPem, '-subject')).toBe('subject=\n    CN=Acme\n')
    expect(asked(csrPem, '-text')).toMatch(/Attributes:\n\s+\(none\)/)
  })

  it('has a new key each time', async () => {
    const [one, other] = await Promise.all([request('Acme'), request('Acme')])
    expect(one.keyPem).not.toBe(other.keyPem)
  })

  it.each([
    ['', undefined, 'common name'],
    ['  ', undefined, 'common name'],
    ['a'.repeat(65), undefined, 'common name'],
    ['a\nb', undefined, 'common name'],
    ['a', '', 'organization'],
    ['a', 'x'.repeat(65), 'organization'],
  ])('is not made for %j of %j', async (commonName, organization, detail) => {
    expect(await makeSigningRequest({ commonName, organization, keyType: 'p-256' })).toEqual({
      ok: false,
      error: { code: 'invalid-input', detail },
    })
  })
})
