import type { Integer, OctetString, Sequence } from 'asn1js'
import { fromBER } from 'asn1js'
import { createHash, createHmac, createPrivateKey, X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { inspect, read } from '../../../../electron/identity/import/reader'
import { authorityExtensions, openOpensslFolder } from '../../../support/keys'
import { makeAuthority } from '../../../support/tls'

const openssl = openOpensslFolder()
afterAll(openssl.remove)

const passphrase = 'open sesame'
const root = openssl.issue({ name: 'Root', extensions: authorityExtensions })
const middle = openssl.issue({ name: 'Middle', extensions: authorityExtensions, issuer: root })
const rsa = openssl.issue({ name: 'RSA client', issuer: middle })
const ec = openssl.issue({ name: 'EC client', algorithm: 'ec', issuer: middle })
const ed = openssl.issue({ name: 'Ed client', algorithm: 'ed25519', issuer: middle })
// A minute on, so that what is made within the tests is valid too.
const now = new Date(Date.now() + 60_000)

const subjectsOf = (pem: string): string[] =>
  (pem.match(/-----BEGIN[^]+?-----END CERTIFICATE-----/g) ?? []).map(
    (one) => new X509Certificate(one).subject,
  )

const plainKey = (pem: Buffer): string =>
  createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' }).toString()

const pkcs12 = (made: { certificate: Buffer; key: Buffer }, secret: string, ...options: string[]): Buffer =>
  openssl.make(
    {
      certificate: made.certificate,
      key: made.key,
      chain: Buffer.concat([root.certificate, middle.certificate]),
    },
    ...['pkcs12', '-export', '-in', 'certificate', '-inkey', 'key', '-certfile', 'chain'],
    ...['-passout', `pass:${secret}`, ...options],
  )

const der = (pem: Buffer): Buffer => openssl.make({ pem }, 'x509', '-in', 'pem', '-outform', 'DER')
const pkcs8 = (key: Buffer, ...options: string[]): Buffer =>
  openssl.make({ key }, 'pkcs8', '-topk8', '-in', 'key', '-passout', `pass:${passphrase}`, ...options)
const legacy = ['-provider', 'legacy', '-provider', 'default']
const traditional = (key: Buffer, ...options: string[]): Buffer =>
  openssl.make({ key }, 'pkey', '-in', 'key', '-traditional', '-passout', `pass:${passphrase}`, ...options)

it('a signing request says what it is, and a public key that it is no certificate', () => {
  const block = (label: string): Buffer =>
    Buffer.from(`-----BEGIN ${label}-----\nMAA=\n-----END ${label}-----\n`)
  for (const label of ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST']) {
    expect(inspect(block(label))).toEqual({ ok: false, error: { code: 'import-signing-request' } })
  }
  expect(inspect(block('PUBLIC KEY'))).toMatchObject({ error: { code: 'import-no-certificate' } })
})

describe('a certificate and a plain key', () => {
  const text = (bytes: Buffer): string => bytes.toString()
  const combined = Buffer.concat([root.certificate, rsa.key, middle.certificate, rsa.certificate])
  const bagAttributes = Buffer.concat([
    Buffer.from('Bag Attributes\n    friendlyName: Zoë\nsubject=CN = RSA client\n'),
    rsa.certificate,
    Buffer.from('Key Attributes: <No Attributes>\n'),
    rsa.key,
  ])

  it.each([
    ['two PEM files', [rsa.certificate, rsa.key]],
    ['two PEM files, the key first', [rsa.key, rsa.certificate]],
    ['one PEM file', [Buffer.concat([rsa.certificate, rsa.key])]],
    [
      'blanks and dashes as a mail program makes them',
      [
        Buffer.from(
          text(combined).replaceAll('BEGIN ', 'BEGIN\u00A0').replaceAll('-----END', '\u2011----END'),
        ),
      ],
    ],
    ['CRLF line ends', [Buffer.from(text(combined).replaceAll('\n', '\r\n'))]],
    ['a byte order mark', [Buffer.from(`\ufeff${text(combined)}`)]],
    ['UTF-16 with a byte order mark', [Buffer.from(`\ufeff${text(combined)}`, 'utf16le')]],
    ['text around the blocks', [bagAttributes]],
    ['a DER certificate, whatever its name', [der(rsa.certificate), rsa.key]],
    [
      'a DER key in PKCS#8',
      [
        rsa.certificate,
        openssl.make({ key: rsa.key }, 'pkcs8', '-topk8', '-nocrypt', '-in', 'key', '-outform', 'DER'),
      ],
    ],
    ['a DER key in PKCS#1', [rsa.certificate, traditional(rsa.key, '-outform', 'DER')]],
    ['a PEM key in PKCS#1', [rsa.certificate, traditional(rsa.key)]],
  ])('are read from %s', async (_title, inputs) => {
    const result = await read(inputs, undefined, now)
    expect(result).toMatchObject({ ok: true, value: { keyPem: plainKey(rsa.key) } })
    expect(result.ok && subjectsOf(result.value.certificatePem)[0]).toBe('CN=RSA client')
  })

  it('are put in order: the leaf, then each issuer, and nothing of another chain', async () => {
    const foreign = openssl.issue({ name: 'Foreign', extensions: authorityExtensions })
    const result = await read([foreign.certificate, combined], undefined, now)
    expect(result.ok && subjectsOf(result.value.certificatePem)).toEqual([
      'CN=RSA client',
      'CN=Middle',
      'CN=Root',
    ])
  })

  it('are read with elliptic curves, with parameters before the key', async () => {
    const sec1 = openssl.make({ key: ec.key }, 'ec', '-in', 'key')
    const parameters = openssl.make({}, 'ecparam', '-name', 'prime256v1')
    const result = await read([ec.certificate, Buffer.concat([parameters, sec1])], undefined, now)
    expect(result).toMatchObject({ ok: true, value: { keyPem: plainKey(ec.key) } })
  })

  it('are the latest of two certificates for one key', async () => {
    const authority = makeAuthority()
    const old = authority.sign({ name: 'old', fromDay: -400, toDay: -35 })
    const renewed = authority.sign({ name: 'renewed' })
    const result = await read(
      [Buffer.from(old.certificatePem + renewed.certificatePem + old.keyPem)],
      undefined,
      now,
    )
    expect(result.ok && subjectsOf(result.value.certificatePem)[0]).toBe('CN=renewed')
  })
})

describe('an encrypted key', () => {
  it.each([
    ['PKCS#8, AES-256, SHA-256', pkcs8(rsa.key)],
    ['PKCS#8, AES-128, SHA-1', pkcs8(rsa.key, '-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1')],
    ['PKCS#8, AES-192, SHA-224', pkcs8(rsa.key, '-v2', 'aes-192-cbc', '-v2prf', 'hmacWithSHA224')],
    ['PKCS#8, AES-256, SHA-384', pkcs8(rsa.key, '-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA384')],
    ['PKCS#8, AES-256, SHA-512', pkcs8(rsa.key, '-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA512')],
    ['PKCS#8, 3DES', pkcs8(rsa.key, '-v2', 'des3')],
    ['PKCS#8, scrypt', pkcs8(rsa.key, '-scrypt')],
    ['PKCS#8, DER', pkcs8(rsa.key, '-outform', 'DER')],
    ['PKCS#8, PBES1 with MD5 and DES', pkcs8(rsa.key, '-v1', 'PBE-MD5-DES', ...legacy)],
    ['PKCS#8, PBES1 with SHA-1 and DES', pkcs8(rsa.key, '-v1', 'PBE-SHA1-DES', ...legacy)],
    ['PKCS#8, PKCS#12 3DES', pkcs8(rsa.key, '-v1', 'PBE-SHA1-3DES')],
    ['PKCS#8, PKCS#12 RC2-128', pkcs8(rsa.key, '-v1', 'PBE-SHA1-RC2-128', ...legacy)],
    ['PKCS#8, PKCS#12 RC2-40', pkcs8(rsa.key, '-v1', 'PBE-SHA1-RC2-40', ...legacy)],
    ['PKCS#1, AES-256', traditional(rsa.key, '-aes256')],
    ['PKCS#1, AES-128', traditional(rsa.key, '-aes128')],
    ['PKCS#1, 3DES', traditional(rsa.key, '-des3')],
    ['PKCS#1, DES', traditional(rsa.key, '-des', ...legacy)],
  ])('is opened with its passphrase: %s', async (_title, key) => {
    expect(await read([rsa.certificate, key], passphrase, now)).toMatchObject({
      ok: true,
      value: { keyPem: plainKey(rsa.key) },
    })
    expect(await read([rsa.certificate, key], undefined, now)).toEqual({
      ok: false,
      error: { code: 'import-passphrase-needed' },
    })
    expect(await read([rsa.certificate, key], 'open barley', now)).toEqual({
      ok: false,
      error: { code: 'import-passphrase-wrong' },
    })
    expect(inspect(key)).toMatchObject({
      ok: true,
      value: { certificate: false, key: true, encrypted: true },
    })
  })

  it('is opened on an elliptic curve in the traditional form', async () => {
    const key = traditional(ec.key, '-aes256')
    expect(key.toString()).toContain('DEK-Info')
    expect(await read([ec.certificate, key], passphrase, now)).toMatchObject({
      ok: true,
      value: { keyPem: plainKey(ec.key) },
    })
  })

  it('is opened with a passphrase of any script', async () => {
    const script = 'пароль-密码-🔑'
    const key = openssl.make({ key: rsa.key }, 'pkcs8', '-topk8', '-in', 'key', '-passout', `pass:${script}`)
    expect(await read([rsa.certificate, key], script, now)).toMatchObject({ ok: true })
  })

  it('is refused by name in a cipher that is not supported', async () => {
    const key = pkcs8(rsa.key, '-v2', 'camellia-256-cbc')
    expect(await read([rsa.certificate, key], passphrase, now)).toEqual({
      ok: false,
      error: { code: 'import-unsupported', detail: 'cipher 1.2.392.200011.61.1.1.1.4' },
    })
  })
})

describe('a PKCS#12 file', () => {
  it.each([
    ['AES, as openssl 3 writes it', rsa, []],
    ['RC2-40 and 3DES, as openssl 1 wrote it', rsa, ['-legacy']],
    ['3DES', rsa, ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['RC2-128', rsa, ['-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-RC2-128', ...legacy]],
    ['a SHA-512 integrity check', rsa, ['-macalg', 'sha512']],
    ['a SHA-384 integrity check', rsa, ['-macalg', 'sha384']],
    ['nothing encrypted', rsa, ['-certpbe', 'NONE', '-keypbe', 'NONE']],
    ['an elliptic curve', ec, []],
    ['an elliptic curve, old ciphers', ec, ['-legacy']],
  ])('gives certificate, key and chain: %s', async (_title, made, options) => {
    const file = pkcs12(made, passphrase, ...options)
    const result = await read([file], passphrase, now)
    expect(result).toMatchObject({ ok: true, value: { keyPem: plainKey(made.key) } })
    expect(result.ok && subjectsOf(result.value.certificatePem).slice(1)).toEqual(['CN=Middle', 'CN=Root'])
    expect(await read([file], 'open barley', now)).toEqual({
      ok: false,
      error: { code: 'import-passphrase-wrong' },
    })
    expect(await read([file], undefined, now)).toEqual({
      ok: false,
      error: { code: 'import-passphrase-needed' },
    })
    expect(inspect(file)).toEqual({
      ok: true,
      value: { format: 'pkcs12', certificate: true, key: true, encrypted: true },
    })
  })

  it.each([[[]], [['-legacy']]])('opens with a passphrase of any script (%s)', async (options) => {
    const script = 'пароль-密码-🔑'
    expect(await read([pkcs12(rsa, script, ...options)], script, now)).toMatchObject({ ok: true })
  })

  it('opens without a passphrase where it has none', async () => {
    const file = pkcs12(rsa, '')
    expect(inspect(file)).toMatchObject({ ok: true, value: { encrypted: false } })
    expect(await read([file], undefined, now)).toMatchObject({ ok: true })
  })

  /** As .NET writes it: the integrity check is over no passphrase at all (RFC 7292, B.2, with an empty P). */
  const withNullMac = (file: Buffer): Buffer => {
    const at = (element: unknown, ...path: number[]): OctetString =>
      path.reduce<unknown>(
        (from, index) => (from as Sequence).valueBlock.value[index],
        element,
      ) as OctetString
    const bytesAt = (...path: number[]): Buffer => Buffer.from(at(root12, ...path).valueBlock.valueHexView)
    const root12 = fromBER(file).result
    const [safe, digest, salt] = [bytesAt(1, 1, 0), bytesAt(2, 0, 1), bytesAt(2, 1)]
    const rounds = (at(root12, 2, 2) as unknown as Integer).valueBlock.valueDec
    const padded = Buffer.alloc(64, salt)
    let key = createHash('sha256').update(Buffer.alloc(64, 3)).update(padded).digest()
    for (let round = 1; round < rounds; round++) key = createHash('sha256').update(key).digest()
    const mac = createHmac('sha256', key).update(safe).digest()
    const changed = Buffer.from(file)
    mac.copy(changed, file.lastIndexOf(digest))
    return changed
  }

  it('opens where its integrity check is over no passphrase at all, as .NET writes it', async () => {
    const file = withNullMac(pkcs12(rsa, '', '-keypbe', 'NONE', '-certpbe', 'NONE'))
    expect(inspect(file)).toMatchObject({ ok: true, value: { encrypted: false } })
    expect(await read([file], undefined, now)).toMatchObject({ ok: true })
    // Encrypted with the empty passphrase within, as others write it.
    expect(await read([withNullMac(pkcs12(rsa, ''))], undefined, now)).toMatchObject({ ok: true })
  })

  it('is refused without an integrity check', async () => {
    expect(await read([pkcs12(rsa, passphrase, '-nomac')], passphrase, now)).toEqual({
      ok: false,
      error: { code: 'import-unsupported', detail: 'PKCS#12 without an integrity check (MAC)' },
    })
  })

  it('is refused by the name of its key with Ed25519', async () => {
    expect(await read([pkcs12(ed, passphrase)], passphrase, now)).toEqual({
      ok: false,
      error: { code: 'import-unsupported', detail: 'Ed25519 key' },
    })
  })

  it('is unreadable when cut off anywhere', async () => {
    const file = pkcs12(rsa, passphrase)
    const cuts = [1, 2, 10, 100, 1000, file.length - 1].map((length) =>
      read([file.subarray(0, length)], passphrase, now),
    )
    expect(await Promise.all(cuts)).toEqual(
      cuts.map(() => ({ ok: false, error: { code: 'import-unreadable' } })),
    )
  })

  it('is refused when one byte of what its integrity check covers has changed', async () => {
    const file = pkcs12(rsa, passphrase)
    const changed = Buffer.from(file)
    changed.writeUInt8(changed.readUInt8(500) ^ 1, 500)
    expect(await read([changed], passphrase, now)).toMatchObject({ ok: false })
  })
})

describe('what is refused, and why', () => {
  const authority = makeAuthority()
  const pem = (made: { certificatePem: string; keyPem: string }): Buffer =>
    Buffer.from(made.certificatePem + made.keyPem)

  it.each([
    ['an expired certificate', pem(authority.sign({ name: 'x', fromDay: -9, toDay: -2 })), 'import-expired'],
    [
      'one that is not valid yet',
      pem(authority.sign({ name: 'x', fromDay: 2, toDay: 9 })),
      'import-not-yet-valid',
    ],
    [
      "a server's certificate",
      pem(authority.sign({ name: 'x', usage: 'server' })),
      'import-not-a-client-certificate',
    ],
    [
      "an authority's certificate",
      Buffer.concat([root.certificate, root.key]),
      'import-not-a-client-certificate',
    ],
    ['a key of another certificate', Buffer.concat([rsa.certificate, ec.key]), 'import-key-mismatch'],
    ['a certificate alone', rsa.certificate, 'import-no-key'],
    ['a key alone', rsa.key, 'import-no-certificate'],
    ['text', Buffer.from('Dear Sir or Madam'), 'import-unreadable'],
    ['nothing', Buffer.alloc(0), 'import-unreadable'],
    ['a block without an end', rsa.key.subarray(0, 600), 'import-unreadable'],
    [
      'a block of something else',
      Buffer.from('-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----'),
      'import-unreadable',
    ],
  ])('%s', async (_title, bytes, code) => {
    expect(await read([bytes], undefined, now)).toMatchObject({ ok: false, error: { code } })
  })

  it('a key too short for TLS, by name', async () => {
    const short = openssl.issue({ name: 'short', algorithm: 'rsa-1024' })
    expect(await read([short.certificate, short.key], undefined, now)).toEqual({
      ok: false,
      error: { code: 'import-unsupported', detail: 'RSA 1024 key' },
    })
  })

  it('an Ed25519 key in PEM, by name', async () => {
    expect(await read([ed.certificate, ed.key], undefined, now)).toMatchObject({
      error: { detail: 'Ed25519 key' },
    })
  })

  it('an OpenSSH key, by name', async () => {
    const file = Buffer.from('-----BEGIN OPENSSH PRIVATE KEY-----\nMAA=\n-----END OPENSSH PRIVATE KEY-----')
    expect(await read([file], undefined, now)).toMatchObject({ error: { detail: 'OPENSSH PRIVATE KEY' } })
    expect(inspect(file)).toMatchObject({ error: { code: 'import-unsupported' } })
  })
})

describe('any bytes', () => {
  const mutated = (seed: Buffer) =>
    fc
      .array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .map((changes) => {
        const bytes = Buffer.from(seed)
        for (const [at, value] of changes) bytes.writeUInt8(value, at)
        return bytes
      })

  it('are answered by a value and never by an error thrown', async () => {
    const seeds = [
      der(rsa.certificate),
      pkcs8(ec.key, '-outform', 'DER'),
      rsa.certificate,
      ec.key,
      pkcs12(ec, passphrase, '-iter', '1'),
    ]
    const any = fc.oneof(fc.uint8Array({ maxLength: 400 }), ...seeds.map(mutated))
    await fc.assert(
      fc.asyncProperty(any, async (bytes) => {
        const inspected = inspect(bytes)
        const result = await read([bytes], undefined, now)
        expect(inspected.ok || inspected.error.code.startsWith('import-')).toBe(true)
        expect(result).toMatchObject({
          ok: false,
          error: { code: expect.stringMatching(/^import-/) as string },
        })
      }),
      { numRuns: 300 },
    )
  })

  it('carry no passphrase and no key into a failure', async () => {
    const canary = 'canary-passphrase-7731'
    const locked = openssl.make({ key: rsa.key }, 'pkcs8', '-topk8', '-in', 'key', '-passout', 'pass:another')
    const keyLine = rsa.key.toString().split('\n')[3] ?? ''
    const results = await Promise.all([
      read([rsa.certificate, locked], canary, now),
      read([pkcs12(rsa, 'another')], canary, now),
      read([ec.certificate, rsa.key], canary, now),
      read([rsa.key], canary, now),
      read([rsa.key.subarray(0, 700)], canary, now),
    ])
    expect(results.map((result) => result.ok)).toEqual([false, false, false, false, false])
    expect(JSON.stringify(results)).not.toContain(canary)
    expect(JSON.stringify(results)).not.toContain(keyLine)
  })
})
