import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, createServer as createTcp, type AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkConnection } from '../../electron/link/check'
import { wordingOf } from '../../shared/errors/wording'
import { clientFor, optionsFor, patientLimits, startScripted, type TestServer } from './client-servers'
import { deadPort, startSocks, startTunnels, type TestProxy } from './proxies'

const at = ({ port }: TestProxy): string => `PROXY 127.0.0.1:${port}`

describe('through a proxy', () => {
  let proxy: Server
  let refuseWith = ''
  let openWith = ''
  const tunnels: { url: string; authorization: string | undefined }[] = []
  let server: TestServer

  beforeEach(async () => {
    refuseWith = ''
    openWith = 'HTTP/1.1 200 Connection established\r\n\r\n'
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
        socket.write(openWith)
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

  it('takes a login as it is written where it holds a percent sign that escapes nothing', async () => {
    const client = clientFor(server, { proxy: proxyUrl('me:50%@') })
    expect(await client.basic.echoGet('x')).toEqual({ ok: true, value: 'x' })
    expect(tunnels[0]?.authorization).toBe(`Basic ${Buffer.from('me:50%').toString('base64')}`)
    await client.close()
  })

  it('takes any status of success for an open tunnel (RFC 9110, section 9.3.6)', async () => {
    openWith = 'HTTP/1.1 201 Created\r\n\r\n'
    const client = clientFor(server, { proxy: proxyUrl() })
    expect(await client.basic.echoGet('x')).toEqual({ ok: true, value: 'x' })
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
    const client = clientFor(server, { proxy: 'QUIC 127.0.0.1:1080' })
    expect(await client.basic.echoGet('x')).toMatchObject({
      error: {
        code: 'proxy-refused',
        host: '127.0.0.1:1080',
        detail: expect.stringContaining('quic') as string,
      },
    })
    await client.close()
  })
})

describe('by the answer of a PAC script', () => {
  let server: Awaited<ReturnType<typeof startScripted>>
  beforeEach(async () => {
    server = await startScripted(() => ({ body: { string: 'x' } }))
  })
  afterEach(() => server.close())

  const echoed = { ok: true, value: 'x' }

  it('every entry is tried in order, and the first that leads there is used', async () => {
    const refusing = await startTunnels('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n')
    const good = await startTunnels()
    const unused = await startTunnels()
    const pac = [`PROXY 127.0.0.1:${await deadPort()}`, ...[refusing, good, unused].map(at)].join('; ')
    const client = clientFor(server, { proxy: pac })
    expect(await client.basic.echoPost('x')).toEqual(echoed)
    expect([refusing, good, unused].map(({ asked }) => asked.length)).toEqual([1, 1, 0])
    expect(server.seen).toHaveLength(1)
    await client.close()
    await Promise.all([refusing, good, unused].map(({ close }) => close()))
  })

  it('a way that failed is tried after the others from then on', async () => {
    const refusing = await startTunnels('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n')
    const client = clientFor(server, { proxy: `${at(refusing)}; DIRECT` })
    expect(await Promise.all(Array.from({ length: 3 }, () => client.basic.echoGet('x')))).toEqual([
      echoed,
      echoed,
      echoed,
    ])
    const tried = refusing.asked.length
    await Promise.all(Array.from({ length: 8 }, () => client.basic.echoGet('x')))
    expect(refusing.asked).toHaveLength(tried)
    await client.close()
    await refusing.close()
  })

  it('a dead proxy is called a dead proxy, by its name; a change is sent nowhere and not in doubt', async () => {
    const host = `127.0.0.1:${await deadPort()}`
    const client = clientFor(server, { proxy: `PROXY ${host}` })
    const dead = { ok: false, error: { code: 'proxy-unreachable', host } }
    expect(await client.basic.echoGet('x')).toMatchObject(dead)
    expect(await client.basic.echoPost('x')).toMatchObject(dead)
    expect(wordingOf({ code: 'proxy-unreachable', host }).title).toBe(`The proxy ${host} does not answer.`)
    expect(server.seen).toHaveLength(0)
    await client.close()
  })

  it('a proxy that takes the connection and says nothing does not answer either', async () => {
    const silent = createTcp().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const client = clientFor(server, { proxy: `PROXY 127.0.0.1:${port}` }, { connect: 300 })
    expect(await client.basic.echoPost('x')).toMatchObject({
      error: { code: 'proxy-unreachable', host: `127.0.0.1:${port}` },
    })
    await client.close()
    silent.close()
  })

  it('SOCKS5 carries the mutual TLS, and looks the name up itself', async () => {
    const socks = await startSocks()
    const client = clientFor(
      { url: server.url.replace('127.0.0.1', 'localhost') },
      { proxy: `SOCKS5 127.0.0.1:${socks.port}` },
    )
    expect(await client.basic.echoPost('x')).toEqual(echoed)
    expect(socks.asked).toEqual([`localhost:${server.port}`])
    await client.close()
    await socks.close()
  })

  it('a SOCKS5 proxy that refuses is named', async () => {
    const socks = await startSocks(2)
    const client = clientFor(server, { proxy: `SOCKS5 127.0.0.1:${socks.port}` })
    expect(await client.basic.echoPost('x')).toMatchObject({
      error: { code: 'proxy-refused', host: `127.0.0.1:${socks.port}` },
    })
    await client.close()
    await socks.close()
  })

  it('the proxy is asked for again with each connection, so that another network is met with another proxy', async () => {
    const first = await startTunnels()
    const second = await startTunnels()
    let answer = at(first)
    const client = clientFor(server, { proxy: () => Promise.resolve(answer) })
    expect(await client.basic.echoGet('x')).toEqual(echoed)
    await first.close()
    answer = at(second)
    expect(await client.basic.echoPost('x')).toEqual(echoed)
    expect(second.asked).toHaveLength(1)
    await client.close()
    await second.close()
  })

  it.each([
    ['refuses to answer', () => Promise.reject(new Error('ERR_MANDATORY_PROXY_CONFIGURATION_FAILED'))],
    ['never answers', () => new Promise<string>(() => undefined)],
  ])('a system that %s on the proxy: nothing leaves, and a change is known not to have been made', async (_, proxy) => {
    const client = clientFor(server, { proxy }, { proxyLookup: 100 })
    const expected = { error: { code: 'unreachable', detail: expect.stringMatching(/^proxy settings: /) as string } }
    expect(await client.basic.echoGet('x')).toMatchObject(expected)
    expect(await client.basic.echoPost('x')).toMatchObject(expected)
    expect(await client.reach()).toMatchObject(expected)
    await client.close()
    const options = { ...optionsFor(server.url), proxy }
    const steps = await checkConnection(options, () => undefined, undefined, { ...patientLimits, proxyLookup: 100 })
    expect(steps.map(({ state }) => state)).toEqual(['failed', ...Array<string>(steps.length - 1).fill('skipped')])
    expect(steps[0]?.failure && wordingOf(steps[0].failure).title).toBe(
      'This computer did not say whether a proxy is needed to reach the server.',
    )
  }) // prettier-ignore

  it('what the check is not told about a proxy is said also where the base URL makes no sense', async () => {
    const steps = await checkConnection(
      { ...optionsFor('ftp://nowhere'), proxy: () => Promise.reject(new Error('no settings')) },
      () => undefined,
    )
    expect(steps[0]).toMatchObject({ id: 'name', state: 'failed', failure: { code: 'invalid-input' } })
  })

  it('the check names the proxy that is dead, and goes by the one that leads there', async () => {
    const dead = `127.0.0.1:${await deadPort()}`
    const failed = await checkConnection(
      { ...optionsFor(server.url), proxy: `PROXY ${dead}` },
      () => undefined,
    )
    expect(failed.find(({ state }) => state === 'failed')).toMatchObject({
      id: 'port',
      failure: { code: 'proxy-unreachable', host: dead },
    })
    const good = await startTunnels()
    const passed = await checkConnection(
      { ...optionsFor(server.url), proxy: `PROXY ${dead}; ${at(good)}` },
      () => undefined,
    )
    expect(passed.find(({ id }) => id === 'port')).toMatchObject({
      state: 'passed',
      detail: expect.stringContaining(`127.0.0.1:${good.port}`) as string,
    })
    expect(passed.find(({ id }) => id === 'server-certificate')).toMatchObject({ state: 'passed' })
    await good.close()
  })
})
