import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createLinkClient } from '../../electron/link/link-client'
import { makeAuthority, type Credential } from '../support/tls'

const ca = makeAuthority()
const server = ca.sign({ name: 'server', usage: 'server', hosts: ['127.0.0.1'] })

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('29: a change of identity over %s', (version) => {
  it('shows the server the new subject only, though sessions of the old one are warm', async () => {
    const subjects: string[] = []
    const resumed: boolean[] = []
    const https = createServer(
      {
        key: server.keyPem,
        cert: server.certificatePem,
        ca: ca.caPem,
        requestCert: true,
        rejectUnauthorized: true,
        minVersion: version,
        maxVersion: version,
      },
      (_, response) => {
        response.setHeader('connection', 'close')
        response.end('{"string":"x"}')
      },
    ).listen(0, '127.0.0.1')
    https.on('secureConnection', (socket) => {
      subjects.push(socket.getPeerCertificate().subject.CN as string)
      resumed.push(socket.isSessionReused())
    })
    await once(https, 'listening')
    const clientOf = (identity: Credential) =>
      createLinkClient({
        baseUrl: `https://127.0.0.1:${(https.address() as AddressInfo).port}`,
        identity,
        ca: [ca.caPem],
        oaepHash: 'sha1',
      })
    const before = clientOf(ca.sign({ name: 'old' }))
    for (const _ of [1, 2, 3]) await before.basic.echoGet('x')
    await before.close()
    const after = clientOf(ca.sign({ name: 'new' }))
    for (const _ of [1, 2, 3]) await after.basic.echoGet('x')
    await after.close()
    expect(subjects).toEqual(['old', 'old', 'old', 'new', 'new', 'new'])
    expect(resumed).toEqual([false, true, true, false, true, true])
    https.close()
  })
})
