import { once } from 'node:events'
import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { createServer, type TlsOptions } from 'node:tls'
import { afterEach, expect, it } from 'vitest'
import { wordingOf } from '../../shared/errors/wording'
import { clientFor, serverCredential } from './client-servers'

const credential = { key: serverCredential.keyPem, cert: serverCredential.certificatePem }
let close: (() => void) | undefined
afterEach(() => close?.())

const listen = async (server: ReturnType<typeof createServer>): Promise<{ readonly url: string }> => {
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  close = () => void server.close()
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const old: TlsOptions = {
  ...credential,
  maxVersion: 'TLSv1.1',
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT@SECLEVEL=0',
}

it('a server of TLS 1.1 at most is said to be too old, not out of reach', async () => {
  const client = clientFor(await listen(createServer(old)))
  const read = await client.basic.echoGet('x')
  expect(read).toMatchObject({ error: { code: 'tls-too-old' } })
  expect(await client.basic.echoPost('x')).toMatchObject({ error: { code: 'tls-too-old' } })
  await client.close()
})

it('a server that speaks HTTP/2 alone is named', async () => {
  const client = clientFor(await listen(createSecureServer({ ...credential, allowHTTP1: false })))
  expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'not-http-1' } })
  await client.close()
})

it('a server’s certificate that comes alone is not blamed on a network that inspects TLS', async () => {
  const client = clientFor(await listen(createServer(credential)), { ca: [] })
  const read = await client.basic.echoGet('x')
  expect(read).toMatchObject({ error: { code: 'server-certificate-untrusted' } })
  const { title, advice } = wordingOf(read.ok ? { code: 'internal' } : read.error)
  expect(`${title} ${advice}`).toMatch(/intermediate/)
  expect(`${title} ${advice}`).not.toMatch(/inspect/)
  await client.close()
})
