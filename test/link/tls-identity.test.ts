import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLinkClient } from '../../electron/link/link-client'
import { judgeOf } from '../../electron/link/own-certificate'
import { createTransport, type Transport } from '../../electron/link/transport/transport'
import { createApi, type Api } from '../../electron/link/api'
import { createBasicService } from '../../electron/link/basic'
import { createScheduler } from '../../electron/link/scheduler'
import type { FailureCode } from '../../shared/errors/failure'
import { makeAuthority, type Credential } from '../support/tls'
import { patientLimits } from './client-servers'
import { serverKinds, startCounted, tlsVersions, type CountedServer, type ServerKind } from './tls-servers'

const ca = makeAuthority()
const foreign = makeAuthority('Another CA')
const server = ca.sign({ name: 'server', usage: 'server', hosts: ['127.0.0.1', 'localhost'] })

const identities = {
  missing: null,
  expired: ca.sign({ name: 'expired', fromDay: -10, toDay: -1 }),
  future: ca.sign({ name: 'future', fromDay: 5 }),
  'of an unknown CA': foreign.sign({ name: 'foreign' }),
  'of the wrong usage': ca.sign({ name: 'usage', usage: 'server' }),
  sound: ca.sign({ name: 'sound' }),
} satisfies Record<string, Credential | null>

type Fault = Exclude<keyof typeof identities, 'sound'>

/**
 * What the server's behaviour alone reveals: the table in docs/reference/security.md. The numbers are those of its
 * faults.
 */
const told: Record<ServerKind, Record<Fault, Record<'TLSv1.2' | 'TLSv1.3', FailureCode>>> = {
  Node: {
    missing: { 'TLSv1.2': 'certificate-none', 'TLSv1.3': 'certificate-none' },
    expired: {
      'TLSv1.2': 'certificate-closed-without-reason',
      'TLSv1.3': 'certificate-closed-without-reason',
    },
    future: {
      'TLSv1.2': 'certificate-closed-without-reason',
      'TLSv1.3': 'certificate-closed-without-reason',
    },
    'of an unknown CA': {
      'TLSv1.2': 'certificate-closed-without-reason',
      'TLSv1.3': 'certificate-closed-without-reason',
    },
    'of the wrong usage': {
      'TLSv1.2': 'certificate-closed-without-reason',
      'TLSv1.3': 'certificate-closed-without-reason',
    },
  },
  nginx: {
    missing: { 'TLSv1.2': 'certificate-none', 'TLSv1.3': 'certificate-none' },
    expired: { 'TLSv1.2': 'certificate-refused', 'TLSv1.3': 'certificate-refused' },
    future: { 'TLSv1.2': 'certificate-refused', 'TLSv1.3': 'certificate-refused' },
    'of an unknown CA': { 'TLSv1.2': 'certificate-refused', 'TLSv1.3': 'certificate-refused' },
    'of the wrong usage': { 'TLSv1.2': 'certificate-refused', 'TLSv1.3': 'certificate-refused' },
  },
  OpenSSL: {
    missing: { 'TLSv1.2': 'certificate-none', 'TLSv1.3': 'certificate-none' },
    expired: { 'TLSv1.2': 'certificate-expired', 'TLSv1.3': 'certificate-expired' },
    future: { 'TLSv1.2': 'certificate-refused', 'TLSv1.3': 'certificate-refused' },
    'of an unknown CA': { 'TLSv1.2': 'certificate-foreign-ca', 'TLSv1.3': 'certificate-foreign-ca' },
    'of the wrong usage': { 'TLSv1.2': 'certificate-wrong-usage', 'TLSv1.3': 'certificate-wrong-usage' },
  },
}

/** What is found here, before any connection: a fault on our side that no server has to explain. */
const ownFaults: Record<Exclude<Fault, 'of an unknown CA'>, FailureCode> = {
  missing: 'certificate-none',
  expired: 'certificate-expired',
  future: 'certificate-not-yet-valid',
  'of the wrong usage': 'certificate-wrong-usage',
}

const apiOf = (transport: Transport, url: string): Api =>
  createApi({
    transport,
    scheduler: createScheduler({ initial: 4, max: 4 }),
    judge: () => null,
    origin: new URL(url),
    root: '/link/4.0/',
    limits: patientLimits,
    now: Date.now,
  })

describe.each(serverKinds)('a client certificate refused by %s', (kind) => {
  describe.each(tlsVersions)('over %s', (version) => {
    let counted: CountedServer

    beforeAll(async () => {
      counted = await startCounted(kind, version, ca, server)
    })
    afterAll(() => counted.close())

    const transportFor = (identity: Credential | null): Transport =>
      createTransport({
        origin: new URL(counted.url),
        identity,
        ca: [ca.caPem],
        proxyFor: () => Promise.resolve(undefined),
        connections: 4,
        limits: patientLimits,
      })

    const faults = Object.keys(told[kind]) as Fault[]

    it.each(faults)(
      '22–26: names the reason for one that is %s, from one connection, without a repeat',
      async (fault) => {
        const transport = transportFor(identities[fault])
        const before = counted.connections()
        const echoed = await createBasicService(apiOf(transport, counted.url)).echoGet('x')
        expect(echoed).toMatchObject({ ok: false, error: { code: told[kind][fault][version] } })
        expect(counted.connections()).toBe(before + 1)
        await transport.close()
      },
    )

    it.each(Object.entries(ownFaults))(
      '22–26: names the exact reason for one that is %s without connecting at all',
      async (fault, code) => {
        const identity = identities[fault as keyof typeof ownFaults] ?? { certificatePem: '', keyPem: '' }
        const client = createLinkClient({ baseUrl: counted.url, identity, ca: [ca.caPem], oaepHash: 'sha1' })
        const before = counted.connections()
        expect(await client.basic.echoGet('x')).toMatchObject({ error: { code } })
        expect(await client.tags.add(1, 'x')).toMatchObject({ error: { code } })
        expect(counted.connections()).toBe(before)
        await client.close()
      },
    )

    it('has no objection to a sound one', async () => {
      const transport = transportFor(identities.sound)
      const reply = await transport.send({
        method: 'GET',
        path: '/server.pem',
        accept: '*/*',
        maxBytes: 100_000,
        overall: patientLimits.overall,
      })
      expect(reply).toMatchObject({ ok: true, value: { status: 200 } })
      await transport.close()
    })
  })
})

describe('27: a key that does not belong to the certificate', () => {
  it('is refused before anything is sent', async () => {
    const identity = {
      certificatePem: identities.sound.certificatePem,
      keyPem: foreign.sign({ name: 'x' }).keyPem,
    }
    const client = createLinkClient({ baseUrl: 'https://127.0.0.1:9', identity, ca: [], oaepHash: 'sha1' })
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'import-key-mismatch' } })
    await client.close()
  })
})

describe.each(tlsVersions)('28: the server’s own certificate over %s', (version) => {
  const cases: readonly (readonly [string, FailureCode, () => Credential])[] = [
    [
      'expired',
      'server-certificate-expired',
      () => ca.sign({ name: 's', usage: 'server', hosts: ['127.0.0.1'], fromDay: -9, toDay: -1 }),
    ],
    [
      'for another host',
      'server-certificate-wrong-host',
      () => ca.sign({ name: 's', usage: 'server', hosts: ['elsewhere.example'] }),
    ],
    [
      'of an authority we do not trust, as 20: a network that inspects TLS shows',
      'server-certificate-untrusted',
      () => foreign.sign({ name: 's', usage: 'server', hosts: ['127.0.0.1'] }),
    ],
  ]

  it.each(cases)('%s: %s, and nothing is sent', async (_, code, credential) => {
    const counted = await startCounted('Node', version, ca, credential())
    const client = createLinkClient({
      baseUrl: counted.url,
      identity: identities.sound,
      ca: [ca.caPem],
      oaepHash: 'sha1',
    })
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code } })
    expect(await client.tags.add(1, 'x')).toMatchObject({ error: { code } })
    expect(counted.connections()).toBe(2)
    await client.close()
    await counted.close()
  })
})

describe('the judge of our own certificate', () => {
  it('goes by the time it is given', () => {
    const judge = judgeOf(identities.sound.certificatePem)
    const day = 86_400_000
    expect(judge(Date.now())).toBeNull()
    expect(judge(Date.now() + 40 * day)).toMatchObject({ code: 'certificate-expired' })
    expect(judge(Date.now() - 40 * day)).toMatchObject({ code: 'certificate-not-yet-valid' })
  })

  it('has no objection to a certificate without usages, and says what is no certificate', () => {
    expect(judgeOf(ca.sign({ name: 'x', usage: 'none' }).certificatePem)(Date.now())).toBeNull()
    expect(judgeOf('nonsense')(Date.now())).toMatchObject({ code: 'import-unreadable' })
  })
})
