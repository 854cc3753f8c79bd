import { fromBER, Integer, Primitive, Sequence } from 'asn1js'
import { createPrivateKey } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { childrenOf } from '../../../../electron/identity/import/asn1'
import { inspect, read } from '../../../../electron/identity/import/reader'
import { openOpensslFolder } from '../../../support/keys'

/** The same certificate and key as people have them by way of mail, forms, settings and other programs. */

const openssl = openOpensslFolder()
afterAll(openssl.remove)

const client = openssl.issue({ name: 'client' })
const combined = Buffer.concat([client.certificate, client.key]).toString()
const keyPem = createPrivateKey(client.key).export({ type: 'pkcs8', format: 'pem' }).toString()
// A minute on, so that what was just made is valid too.
const now = new Date(Date.now() + 60_000)

/** With the public key behind it (RFC 5958). */
const secondVersion = (pem: Buffer): Buffer => {
  const plain = openssl.make({ key: pem }, 'pkcs8', '-topk8', '-nocrypt', '-in', 'key', '-outform', 'DER')
  const [, algorithm, key] = childrenOf(fromBER(plain).result) ?? []
  if (!algorithm || !key) throw new Error('no key')
  const publicKey = new Primitive({
    idBlock: { tagClass: 3, tagNumber: 1 },
    valueHex: new Uint8Array([0, 48, 0]).buffer,
  })
  const value = [new Integer({ value: 1 }), algorithm, key, publicKey]
  return Buffer.from(new Sequence({ value }).toBER())
}

const withoutLabels = (pem: Buffer): Buffer => Buffer.from(pem.toString().replace(/-----.*-----\n/g, ''))

it.each([
  ['UTF-16 without a byte order mark', [Buffer.from(combined, 'utf16le')]],
  ['UTF-16 of the other byte order', [Buffer.from(`\ufeff${combined}`, 'utf16le').swap16()]],
  ['one line', [Buffer.from(combined.replaceAll('\n', ' '))]],
  ['a line of a settings file', [Buffer.from(`KEY="${combined.replaceAll('\n', '\\n')}"`)]],
  ['a quoted mail', [Buffer.from(combined.replace(/^/gm, '> '))]],
  ['lines with marks of reading direction', [Buffer.from(combined.replace(/^(.)/gm, '\u202A$1\u200E'))]],
  ['base64 alone', [client.certificate, client.key].map(withoutLabels)],
  ['a key in the second version of PKCS#8', [client.certificate, secondVersion(client.key)]],
])('a certificate and its key are read from %s', async (_title, inputs) => {
  const result = await read(inputs, undefined, now)
  expect(result).toMatchObject({ ok: true, value: { keyPem } })
})

it.each([
  ['Java key store (JKS)', Buffer.from('feedfeed0000000200000001', 'hex')],
  ['Java key store (JCEKS)', Buffer.from('cececece0000000200000001', 'hex')],
  ['PuTTY key', Buffer.from('PuTTY-User-Key-File-3: ssh-rsa\r\n')],
  [
    'PKCS7',
    openssl.make(
      { pem: client.certificate },
      ...['crl2pkcs7', '-nocrl', '-certfile', 'pem', '-outform', 'DER'],
    ),
  ],
])('a file that is a %s is refused by that name', (detail, bytes) => {
  expect(inspect(bytes)).toEqual({ ok: false, error: { code: 'import-unsupported', detail } })
})

it('a signing request in DER says what it is, as one in PEM does', () => {
  const request = openssl.make(
    { key: client.key },
    ...['req', '-new', '-key', 'key', '-subj', '/CN=x', '-outform', 'DER'],
  )
  expect(inspect(request)).toEqual({ ok: false, error: { code: 'import-signing-request' } })
})
