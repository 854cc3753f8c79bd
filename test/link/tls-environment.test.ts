import { once } from 'node:events'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { signWithPractice } from '../../electron/connection/practice-authority'
import { openQueue } from '../../electron/notifications/sqs'
import { makeAuthority } from '../support/tls'
import { clientFor, startScripted, type TestServer } from './client-servers'
import { startTunnels } from './proxies'

/**
 * `NODE_TLS_REJECT_UNAUTHORIZED=0` is common on developers' computers and behind proxies. Node uses it as the default
 * of every connection that does not set the option itself. Here the server has a certificate that nobody trusts.
 */

const stranger = makeAuthority('Stranger')
const elsewhere = makeAuthority('Somebody else')
const never = new AbortController().signal

beforeEach(() => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** A server that asks for no certificate, and records what it was asked. */
const startStranger = async () => {
  const credential = stranger.sign({ name: 'stranger', usage: 'server', hosts: ['127.0.0.1'] })
  const seen: string[] = []
  const server = createHttps(
    { key: credential.keyPem, cert: credential.certificatePem },
    (request, response) => {
      seen.push(request.url ?? '')
      response.end('{"certificate":"x"}')
    },
  )
  server.on('connect', ({ url = '' }, socket) => {
    seen.push(url)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, seen, close: () => void server.close() }
}

const untrusted = { ok: false, error: { code: 'server-certificate-untrusted' } }

describe('with the check of certificates switched off by the environment', () => {
  let server: TestServer & { readonly seen: readonly unknown[] }
  beforeEach(async () => {
    server = await startScripted(() => ({ body: { string: 'x' } }))
  })
  afterEach(() => server.close())

  it('a stranger is still refused, and neither a read nor a password leaves for him', async () => {
    const client = clientFor(server, { ca: [elsewhere.caPem] })
    expect(await client.basic.echoGet('x')).toMatchObject(untrusted)
    expect(await client.sensitive.add(7, 'password', 'a-password')).toMatchObject(untrusted)
    expect(server.seen).toEqual([])
    await client.close()
  })

  it.each([
    ['straight', undefined],
    ['through a proxy', 'a tunnel'],
  ])('a queue that is a stranger gets no request, %s', async (_way, tunnel) => {
    const proxy = await startTunnels()
    const queue = openQueue({
      region: 'us-east-1',
      queueUrl: `${server.url}/1/queue`,
      endpoint: server.url,
      accessKeyId: 'AKIA',
      secretAccessKey: 'secret',
      caPem: elsewhere.caPem,
      proxyFor: () => Promise.resolve(tunnel && `http://127.0.0.1:${proxy.port}`),
    })
    expect(await queue.receive({ waitSeconds: 0, hideSeconds: 0 }, never)).toMatchObject(untrusted)
    expect(server.seen).toEqual([])
    queue.close()
    await proxy.close()
  })

  it('a proxy over https that is a stranger gets no login', async () => {
    const proxy = await startStranger()
    const client = clientFor(server, { proxy: `https://me:secret@127.0.0.1:${proxy.port}` })
    expect(await client.basic.echoGet('x')).toMatchObject({
      error: { code: 'proxy-untrusted', host: `127.0.0.1:${proxy.port}` },
    })
    expect(proxy.seen).toEqual([])
    await client.close()
    proxy.close()
  })

  it('a stranger in the place of Practice gets no signing request', async () => {
    const practice = await startStranger()
    const address = {
      controlUrl: `https://127.0.0.1:${practice.port}`,
      controlToken: 'token',
      caPem: elsewhere.caPem,
    }
    expect(await signWithPractice(address, 'csr')).toMatchObject({ error: { code: 'practice-unavailable' } })
    expect(practice.seen).toEqual([])
    practice.close()
  })
})
