import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientFor, startScripted, type TestServer } from './client-servers'

describe('through a proxy', () => {
  let proxy: Server
  let refuseWith = ''
  const tunnels: { url: string; authorization: string | undefined }[] = []
  let server: TestServer

  beforeEach(async () => {
    refuseWith = ''
    tunnels.length = 0
    proxy = createServer().on('connect', (request, socket) => {
      tunnels.push({ url: request.url ?? '', authorization: request.headers['proxy-authorization'] })
      socket.on('error', () => socket.destroy())
      if (refuseWith !== '') {
        socket.end(refuseWith)
        return
      }
      const [host = '', port = ''] = (request.url ?? '').split(':')
      const upstream = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        upstream.pipe(socket).pipe(upstream)
      })
      upstream.on('error', () => socket.destroy())
    })
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    server = await startScripted(() => ({ body: { string: 'x' } }))
  })

  afterEach(async () => {
    await server.close()
    proxy.closeAllConnections()
    proxy.close()
  })

  const proxyUrl = (login = ''): string => `http://${login}127.0.0.1:${(proxy.address() as AddressInfo).port}`

  it('presents the client certificate to the server, and the login to the proxy', async () => {
    const client = clientFor(server, { proxy: proxyUrl('me:p%40ss@') })
    expect(await client.basic.echoGet('x')).toEqual({ ok: true, value: 'x' })
    expect(tunnels).toEqual([
      {
        url: `127.0.0.1:${server.port}`,
        authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
      },
    ])
    await client.close()
  })

  it('19: says that the proxy wants a login, for reads and writes alike', async () => {
    refuseWith =
      'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n'
    const client = clientFor(server, { proxy: proxyUrl() })
    const expected = { error: { code: 'proxy-refused', status: 407 } }
    expect(await client.basic.echoGet('x')).toMatchObject(expected)
    expect(await client.basic.echoPost('x')).toMatchObject(expected)
    expect(tunnels).toHaveLength(2)
    await client.close()
  })

  it('19: says that the proxy refused the host', async () => {
    refuseWith = 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'
    const client = clientFor(server, { proxy: proxyUrl() })
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'proxy-refused', status: 403 } })
    await client.close()
  })

  it('refuses a proxy of a kind that opens no tunnel', async () => {
    const client = clientFor(server, { proxy: 'socks5://127.0.0.1:1080' })
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'proxy-refused' } })
    await client.close()
  })
})
