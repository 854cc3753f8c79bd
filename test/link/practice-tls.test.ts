import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, type ConnectionOptions } from 'node:tls'
import { X509Certificate, generateKeyPairSync, webcrypto } from 'node:crypto'
import { CertificationRequest, CryptoEngine } from 'pkijs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeClientKey, toPem } from '../../electron/practice/certificates'
import { startPractice } from '../../electron/practice/service'
import { encryptFor, plainRequest, startPracticeForTests, type PracticeForTests } from '../support/practice'

let practice: PracticeForTests

beforeAll(async () => {
  practice = await startPracticeForTests({}, 'Acme Solar')
})
afterAll(() => practice.close())

const day = 86_400_000
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString()

/** `served` if a request got an answer, `refused` if the connection ended without one. */
const outcome = async (options: ConnectionOptions): Promise<'served' | 'refused'> => {
  const url = new URL(practice.service.apiUrl)
  const answer = await new Promise<string>((resolve) => {
    let received = ''
    const socket = connect({ host: url.hostname, port: Number(url.port), ca: practice.caPem, ...options })
    socket.on('secureConnect', () =>
      socket.write('GET /link/4.0/echo/?string=x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    )
    socket.on('data', (chunk: Buffer) => (received += chunk.toString()))
    socket.on('error', () => resolve(received))
    socket.on('close', () => resolve(received))
  })
  return answer.startsWith('HTTP/1.1 200') ? 'served' : 'refused'
}

const own = () => ({ cert: practice.certificatePem, key: practice.keyPem })

const signed = async (days: [number, number], usage: 'client' | 'server' | 'none' = 'client') => {
  const { keyPem, csrPem } = await makeClientKey('Other')
  const [from, to] = days
  const cert = await practice.service.sign({
    csr: csrPem,
    notBefore: inDays(from),
    notAfter: inDays(to),
    usage,
  })
  return { cert, key: keyPem }
}

const foreign = async () => {
  const other = await startPracticeForTests()
  await other.close()
  return { cert: other.certificatePem, key: other.keyPem }
}

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s', (version) => {
  const only = { minVersion: version, maxVersion: version }

  it('serves whoever has a certificate of the practice CA', async () => {
    expect(await outcome({ ...own(), ...only })).toBe('served')
  })

  it.each([
    ['no certificate', () => Promise.resolve({})],
    ['a certificate of another CA', foreign],
    ['an expired certificate', () => signed([-10, -1])],
    ['a certificate that is not valid yet', () => signed([1, 10])],
    ['a certificate for servers', () => signed([-1, 10], 'server')],
  ])('refuses %s', async (_what, identity) => {
    expect(await outcome({ ...(await identity()), ...only })).toBe('refused')
  })
})

it('tells of the certificate that was presented', async () => {
  const certificate = new X509Certificate(practice.certificatePem)
  const { json } = await practice.call('GET', 'certificates/info')
  expect(json).toEqual({
    client_name: 'Acme Solar',
    enabled: true,
    expiration_date: new Date(certificate.validTo).toISOString().slice(0, 19),
    created_date: new Date(certificate.validFrom).toISOString().slice(0, 19),
  })
})

it('signs for ninety days, for clients only, and keeps the subject', () => {
  const certificate = new X509Certificate(practice.certificatePem)
  expect(certificate.subject).toBe('CN=Acme Solar')
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
  expect(certificate.ca).toBe(false)
  expect(certificate.verify(new X509Certificate(practice.caPem).publicKey)).toBe(true)
  expect(Math.round((Date.parse(certificate.validTo) - Date.now()) / day)).toBe(90)
})

it('signs a request with an elliptic curve key', async () => {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as never })
  const request = new CertificationRequest()
  request.version = 0
  await request.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  await request.sign(keys.privateKey, 'SHA-256', engine)
  const csr = toPem('CERTIFICATE REQUEST', request.toSchema(true).toBER())
  const certificate = new X509Certificate(await practice.service.sign({ csr }))
  expect(certificate.publicKey.asymmetricKeyType).toBe('ec')
})

it('keeps its CA in the folder, the key for its owner alone, and knows its certificates again', async () => {
  const [mode, pem, again] = await Promise.all([
    stat(join(practice.folder, 'ca.key')).then((file) => file.mode & 0o777),
    readFile(join(practice.folder, 'ca.crt'), 'utf8'),
    startPractice({ folder: practice.folder }),
  ])
  const reply = await plainRequest(`${again.apiUrl}link/4.0/echo/?string=again`, {
    ca: pem,
    cert: practice.certificatePem,
    key: practice.keyPem,
  })
  await again.close()
  expect(mode).toBe(0o600)
  expect(again.caPem).toBe(pem)
  expect(reply.json).toEqual({ string: 'again' })
})

describe('the control endpoint', () => {
  const control = (method: string, path: string, body?: unknown, token = practice.service.controlToken) =>
    plainRequest(
      `${practice.service.controlUrl}${path}`,
      { method, ca: practice.caPem, headers: { authorization: `Bearer ${token}` } },
      body,
    )

  it('needs its token, and no certificate', async () => {
    expect((await control('GET', 'log', undefined, 'wrong')).status).toBe(401)
    expect((await control('GET', 'log')).status).toBe(200)
  })

  it('signs a request', async () => {
    const { keyPem, csrPem } = await makeClientKey('Over Control')
    const { json } = await control('POST', 'sign', { csr: csrPem, days: 3 })
    const { certificate } = json as { certificate: string }
    expect(await outcome({ cert: certificate, key: keyPem })).toBe('served')
  })

  it.each([
    ['no request', '{"csr": "hello"}', 'Not a signing request'],
    ['no JSON', 'hello', /JSON/],
    [
      'a damaged request',
      '{"csr": "-----BEGIN CERTIFICATE REQUEST-----\\nAAAA\\n-----END CERTIFICATE REQUEST-----"}',
      'Not a signing request',
    ],
  ])('refuses to sign %s', async (_what, body, error) => {
    const reply = await control('POST', 'sign', body)
    expect(reply.status).toBe(400)
    expect((reply.json as { error: string }).error).toMatch(error)
  })

  it('refuses a request whose signature is of another key', async () => {
    const [one, other] = await Promise.all([makeClientKey('One'), makeClientKey('Two')])
    const der = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')
    const forged = Buffer.concat([der(one.csrPem).subarray(0, -256), der(other.csrPem).subarray(-256)])
    const csr = toPem('CERTIFICATE REQUEST', Uint8Array.from(forged).buffer)
    const reply = await control('POST', 'sign', { csr })
    expect(reply.json).toEqual({ error: 'The signature of the signing request does not hold' })
  })

  it('logs requests with method, path, query, status and client, and nothing of their bodies', async () => {
    await control('DELETE', 'log')
    const value = await practice.encrypt('secret-canary')
    await practice.call('POST', 'profiles/516/sensitive/', { field: 'username', value })
    await practice.call('GET', 'zips/99999?a=b')
    const log = await control('GET', 'log')
    const { requests } = log.json as { requests: unknown[] }
    const common = { time: expect.any(Number) as number, client: 'Acme Solar' }
    expect(requests).toEqual([
      { method: 'POST', path: '/link/4.0/profiles/516/sensitive/', query: '', status: 201, ...common },
      { method: 'GET', path: '/link/4.0/zips/99999', query: 'a=b', status: 404, ...common },
    ])
    expect(log.text).not.toContain('secret-canary')
    expect(log.text).not.toContain(value)
  })

  it('sets faults and clears them, moves the clock, and changes the world', async () => {
    await control('POST', 'faults', { kind: 'status', status: 503, times: 0 })
    expect((await practice.call('GET', 'echo/?string=x')).status).toBe(503)
    await control('DELETE', 'faults')
    expect((await practice.call('GET', 'echo/?string=x')).status).toBe(200)

    const { json } = await control('POST', 'clock', { advance: 1000, speed: 0 })
    expect((json as { now: number }).now).toBeGreaterThan(Date.now() + 900_000)

    await practice.call('DELETE', 'profiles/2')
    await control('POST', 'world', { reset: true })
    expect((await practice.call('GET', 'profiles/2')).status).toBe(200)
  })

  it('denies permission to a disabled client, who can still ask why', async () => {
    await control('POST', 'world', { disableClient: 'Acme Solar' })
    const denied = await practice.call('GET', 'profiles/1')
    const info = await practice.call('GET', 'certificates/info')
    await control('POST', 'world', { enableClient: 'Acme Solar' })
    expect([denied.status, denied.json]).toEqual([403, { error: 'Permission denied' }])
    expect(info.json).toMatchObject({ enabled: false })
    expect((await practice.call('GET', 'profiles/1')).status).toBe(200)
  })

  it('expires transmission keys', async () => {
    const { publicKey } = await practice.service.keys.current()
    await control('POST', 'world', { expireKeys: true })
    const value = encryptFor(publicKey, 'late')
    const reply = await practice.call('POST', 'profiles/2/sensitive', { field: 'late', value })
    expect([reply.status, reply.json]).toEqual([403, { error: 'Key expired' }])
  })

  it('does not know other paths', async () => {
    expect((await control('GET', 'nothing')).status).toBe(404)
  })
})

it('does not take a key of its own making for a foreign one', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(practice.service.keys.decrypt(encryptFor(pem, 'x'))).toEqual({ refused: 'Decryption failed' })
})
