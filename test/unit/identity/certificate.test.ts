import { X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { describeCertificate, judgeCertificate, keyMatches } from '../../../electron/identity/certificate'
import { authorityExtensions, openOpensslFolder } from '../../support/keys'
import { makeAuthority } from '../../support/tls'

const openssl = openOpensslFolder()
afterAll(openssl.remove)

const authority = makeAuthority('Link CA')
const now = new Date()

describe('the description of a certificate', () => {
  it('says whose it is, from whom, until when, and its fingerprint', () => {
    const { certificatePem } = authority.sign({ name: 'Acme Energy' })
    const { serialNumber, fingerprint256 } = new X509Certificate(certificatePem)
    const described = describeCertificate(certificatePem)
    expect(described).toMatchObject({
      ok: true,
      value: {
        subject: 'Acme Energy',
        issuer: 'Link CA',
        serial: serialNumber,
        keyType: 'RSA 2048',
        fingerprint: fingerprint256,
      },
    })
    expect(described.ok && Date.parse(described.value.notAfter) > now.getTime()).toBe(true)
    expect(described.ok && described.value.notBefore).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/)
  })

  it('names an elliptic curve as people do', () => {
    const { certificate } = openssl.issue({ name: 'EC', algorithm: 'ec' })
    expect(describeCertificate(certificate.toString())).toMatchObject({ value: { keyType: 'EC P-256' } })
  })

  it('takes the whole subject where there is no common name', () => {
    const { key } = openssl.issue({ name: 'any', algorithm: 'ec' })
    const certificate = openssl.make({ key }, 'req', '-x509', '-key', 'key', '-subj', '/O=Acme/OU=Energy')
    expect(describeCertificate(certificate.toString())).toMatchObject({
      value: { subject: 'O=Acme, OU=Energy' },
    })
  })

  it('is a refusal for any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(describeCertificate(text)).toEqual({ ok: false, error: { code: 'import-unreadable' } })
      }),
    )
  })
})

describe('the judgement of a certificate', () => {
  const client = authority.sign({ name: 'client', fromDay: -2, toDay: 2 }).certificatePem
  const at = (days: number): Date => new Date(now.getTime() + days * 86_400_000)

  it.each([
    ['within its dates', client, at(0), true],
    ['without an extended usage', authority.sign({ name: 'x', usage: 'none' }).certificatePem, at(0), true],
  ])('is good %s', (_title, pem, when, good) => {
    expect(judgeCertificate(pem, when).ok).toBe(good)
  })

  it.each([
    ['after its last day', client, at(3), 'import-expired'],
    ['before its first day', client, at(-3), 'import-not-yet-valid'],
    [
      'of a server',
      authority.sign({ name: 'x', usage: 'server' }).certificatePem,
      at(0),
      'import-not-a-client-certificate',
    ],
    ['of an authority', authority.caPem, at(0), 'import-not-a-client-certificate'],
    ['that is none', 'text', at(0), 'import-unreadable'],
  ])('is bad for one %s', (_title, pem, when, code) => {
    expect(judgeCertificate(pem, when)).toMatchObject({ ok: false, error: { code } })
  })

  it('names an authority that was given the usage of a client, too', () => {
    const { certificate } = openssl.issue({
      name: 'CA',
      extensions: `${authorityExtensions}\nextendedKeyUsage=clientAuth`,
    })
    expect(judgeCertificate(certificate.toString(), now)).toMatchObject({
      error: { code: 'import-not-a-client-certificate', detail: 'it belongs to an authority' },
    })
  })
})

describe('a key and a certificate', () => {
  const one = authority.sign({ name: 'one' })
  const other = makeAuthority().sign({ name: 'other' })

  it('match when the key is the certificate’s own', () => {
    expect(keyMatches(one.certificatePem, one.keyPem)).toBe(true)
  })

  it.each([
    ['another key', one.certificatePem, other.keyPem],
    ['no key', one.certificatePem, 'text'],
    ['no certificate', 'text', one.keyPem],
  ])('do not match with %s', (_title, certificate, key) => {
    expect(keyMatches(certificate, key)).toBe(false)
  })
})
