import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { bareProfile } from '../../electron/link/decode/profile'
import { clientFor, startRaw, startScripted } from './client-servers'

/** The numbers are those of the faults to survive in docs/reference/security.md. */

const open: { close: () => Promise<void> }[] = []
const kept = <T extends { close: () => Promise<void> }>(thing: T): T => {
  open.unshift(thing)
  return thing
}

afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close()
})

const body = '{"string":"x"}'
const head = (headers: string): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${headers}\r\n\r\n`
const whole = head(`Content-Length: ${body.length}`) + body

/** Answers the first request properly, so that the certificate is known to be accepted. `then` handles the others. */
const afterOneGood = (then: (socket: TLSSocket, request: string) => void) =>
  startRaw((socket, request, count) => {
    if (count === 1) socket.write(whole)
    else then(socket, request)
  })

describe('connecting', () => {
  it('1: says that nothing answers, after three tries of a read and one of a write', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    const client = kept(clientFor({ url: `https://127.0.0.1:${port}` }))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'refused-connection' } })
    expect(await client.basic.echoPost('x')).toMatchObject({ error: { code: 'refused-connection' } })
  })

  it('1: says that the name is not known', async () => {
    const client = kept(clientFor({ url: 'https://no-such-host.invalid' }))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'name-not-found' } })
  })

  it('2: gives up on a connection that never gets through its handshake, once', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(server, 'listening')
    let connections = 0
    server.on('connection', (socket) => {
      connections += 1
      socket.on('error', () => socket.destroy())
    })
    const { port } = server.address() as AddressInfo
    const client = kept(clientFor({ url: `https://127.0.0.1:${port}` }, {}, { connect: 200 }))
    expect(await client.basic.echoGet('x')).toMatchObject({
      error: { code: 'timed-out', detail: 'connecting' },
    })
    expect(connections).toBe(1)
    server.close()
  })

  it('says that no TLS is spoken at the port', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const client = kept(clientFor({ url: `https://127.0.0.1:${port}` }))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'not-the-api' } })
    server.close()
  })
})

describe('a reply that does not come, or not whole', () => {
  it('3: gives up on headers that never come; a write is then in doubt', async () => {
    const server = kept(await startRaw(() => undefined))
    const client = kept(clientFor(server, {}, { headers: 200 }))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'timed-out' } })
    expect(server.requests()).toBe(1)
    expect(await client.basic.echoPost('x')).toMatchObject({ error: { code: 'outcome-unknown' } })
    expect(server.requests()).toBe(2)
  })

  it('4: gives up on a body that stops', async () => {
    const server = kept(await startRaw((socket) => void socket.write(head('Content-Length: 100') + '{"str')))
    const client = kept(clientFor(server, {}, { body: 200 }))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'timed-out' } })
  })

  it('5: ends a drip of bytes at the deadline', async () => {
    const server = kept(
      await startRaw((socket) => {
        socket.write(head('Content-Length: 100000'))
        const drip = setInterval(() => socket.write(' '), 20)
        socket.on('close', () => clearInterval(drip))
      }),
    )
    const client = kept(clientFor(server, {}, { overall: 400 }))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'timed-out', detail: 'overall' } })
  })

  it('6: never sends a write again whose reply is lost', async () => {
    const server = kept(await afterOneGood((socket) => socket.destroy()))
    const client = kept(clientFor(server))
    await client.basic.echoGet('x')
    for (const write of [
      () => client.tags.add(1, 'a'),
      () => client.profiles.create({ providerId: 1 }),
      () => client.profiles.change(bareProfile(1), { label: 'x' }),
      () => client.profiles.remove(1),
      () => client.jobs.start(1, 'bill', true),
      () => client.sensitive.remove(1, 'username'),
    ]) {
      const before = server.requests()
      expect(await write()).toMatchObject({ ok: false, error: { code: 'outcome-unknown' } })
      expect(server.requests()).toBe(before + 1)
    }
  })

  it('6: leaves a write in doubt that was cancelled on its way', async () => {
    const server = kept(await startRaw(() => abort.abort()))
    const abort = new AbortController()
    const client = kept(clientFor(server))
    expect(await client.tags.add(1, 'a', { signal: abort.signal })).toMatchObject({
      error: { code: 'outcome-unknown', detail: 'cancelled' },
    })
  })

  it('7: keeps nothing of a reply that is reset in the middle, and reads it anew', async () => {
    const server = kept(
      await startRaw((socket, _, count, reset) => {
        if (count === 1 || count === 4) socket.write(whole)
        else socket.write(head('Content-Length: 100') + '{"string":"y"', reset)
      }),
    )
    const client = kept(clientFor(server))
    await client.basic.echoGet('x')
    expect(await client.basic.echoGet('x')).toEqual({ ok: true, value: 'x' })
    expect(server.requests()).toBe(4)
  })

  it.each([
    ['8: a truncated length', `${head('Content-Length: 100')}{"string":"x"}`],
    ['9: a truncated chunk', `${head('Transfer-Encoding: chunked')}40\r\n{"string":"x"}`],
  ])('%s is no reply, after three tries', async (_, reply) => {
    const server = kept(await startRaw((socket) => socket.end(reply)))
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'connection-lost' } })
    expect(server.requests()).toBe(3)
  })

  it('10: unframed JSON that was cut off is not data', async () => {
    const server = kept(await startRaw((socket) => socket.end(`${head('Connection: close')}{"string":"x`)))
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'bad-reply' } })
  })

  it('11: refuses two different lengths', async () => {
    const server = kept(
      await startRaw((socket) => socket.end(head('Content-Length: 14\r\nContent-Length: 5') + body)),
    )
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'bad-reply' } })
  })

  it('12: refuses headers of 70 KB', async () => {
    const server = kept(await startRaw((socket) => socket.end(head(`X-Long: ${'x'.repeat(70_000)}`) + body)))
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({
      error: { code: 'bad-reply', detail: 'headers too large' },
    })
  })
})

describe('a reply that is too much', () => {
  it('13: stops an endless body at its cap', async () => {
    const piece = Buffer.alloc(65_536, 0x20)
    const server = kept(
      await startRaw((socket) => {
        const more = (): void => {
          while (socket.writable && socket.write(piece)) continue
        }
        socket.on('drain', more)
        socket.write(head('Connection: close'))
        more()
      }),
    )
    const client = kept(clientFor(server, {}, { json: 1_000_000 }))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'too-large' } })
  })

  it('13: does not begin to read what announces itself as too large', async () => {
    const server = kept(await startRaw((socket) => void socket.write(head('Content-Length: 1000000000'))))
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'too-large' } })
  })

  it('13: refuses a reply of more values or records than anybody could use', async () => {
    const many = (count: number, one: string): string => `[${Array<string>(count).fill(one).join(',')}]`
    const server = kept(
      await startScripted(({ url }) => ({
        body: url.includes('/bills/')
          ? many(10_001, '{}')
          : many(url.includes('/tags/') ? 50_001 : 500_001, '1'),
      })),
    )
    const client = kept(clientFor(server))
    const tooLarge = { ok: false, error: { code: 'too-large' } }
    expect(await client.bills.list(1)).toMatchObject(tooLarge)
    expect(await client.tags.list(1)).toMatchObject(tooLarge)
    expect(await client.profiles.list({})).toMatchObject(tooLarge)
    expect(server.seen).toHaveLength(3)
  })

  it('13: says what the status of an error says where its text is larger than any word of the API', async () => {
    const server = kept(
      await startScripted(() => ({ status: 500, body: { error: 'x'.repeat(1_048_570 - 20) } })),
    )
    expect(await kept(clientFor(server)).profiles.list({})).toMatchObject({ error: { code: 'server-error' } })
  })

  it('14: reads gzip, but stops a bomb at the cap of what it inflates to', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    const server = kept(
      await startScripted(({ url }) => ({
        headers: { 'content-encoding': 'gzip' },
        body: url.includes('bomb') ? bomb : gzipSync(body),
      })),
    )
    const client = kept(clientFor(server, {}, { json: 1_000_000 }))
    expect(await client.basic.echoGet('x')).toEqual({ ok: true, value: 'x' })
    expect(await client.basic.echoGet('bomb')).toMatchObject({ error: { code: 'too-large' } })
  })

  it.each(['gzip, gzip, gzip, gzip, gzip', 'br', 'zstd'])('14: refuses the encoding %s', async (encoding) => {
    const server = kept(await startScripted(() => ({ headers: { 'content-encoding': encoding }, body })))
    expect(await kept(clientFor(server)).basic.echoGet('x')).toMatchObject({ error: { code: 'bad-reply' } })
  })

  it('14: asks for no encoding', async () => {
    const server = kept(await startScripted(() => ({ body })))
    await kept(clientFor(server)).basic.echoGet('x')
    expect(server.seen[0]?.headers['accept-encoding']).toBe('identity')
  })

  it('41: refuses JSON that is nested deeper than 64', async () => {
    const deep = `{"string":${'['.repeat(10_000)}${']'.repeat(10_000)}}`
    const server = kept(await startScripted(() => ({ body: deep })))
    expect(await kept(clientFor(server)).basic.echoGet('x')).toMatchObject({ error: { code: 'too-deep' } })
  })
})

describe('a reply from somewhere else', () => {
  it.each(['http://169.254.169.254/latest', 'https://elsewhere.example/', '//elsewhere.example/x'])(
    '15: does not follow a redirect to %s',
    async (location) => {
      const server = kept(await startScripted(() => ({ status: 302, headers: { location }, body: '' })))
      const client = kept(clientFor(server))
      expect(await client.basic.echoGet('x')).toMatchObject({
        error: { code: 'redirect-refused', status: 302, host: new URL(location, server.url).host },
      })
      expect(await client.basic.echoPost('x')).toMatchObject({ error: { code: 'redirect-refused' } })
      expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST'])
    },
  )

  it('16: knows a login page of a network from the API', async () => {
    const server = kept(
      await startScripted(() => ({
        headers: { 'content-type': 'text/html' },
        body: '<html>Please log in</html>',
      })),
    )
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'not-the-api' } })
    expect(await client.profiles.remove(1)).toMatchObject({ error: { code: 'not-the-api' } })
    expect(await client.bills.pdf(1, 'abc')).toMatchObject({ ok: false })
  })

  it('does not take a page that says 404 for the API’s word about a record', async () => {
    const server = kept(await startScripted(() => ({ status: 404, body: '<html>Not Found</html>' })))
    expect(await kept(clientFor(server)).profiles.get(1)).toMatchObject({ error: { code: 'not-the-api' } })
  })
})

describe('an answer that is no HTTP/1.1', () => {
  it.each([
    ['HTTP/0.9', '{"string": "x"}\r\n', 'not-http-1'],
    ['the preface of HTTP/2', '\0\0\u0006\u0004\0\0\0\0\0\0\u0003\0\0\0d', 'not-http-1'],
    ['another protocol', 'ICY 200 OK\r\n\r\n', 'not-http-1'],
    [
      'a header over two lines',
      'HTTP/1.1 200 OK\r\nX-A: b\r\n c: d\r\nContent-Length: 2\r\n\r\n{}',
      'bad-reply',
    ],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}', 'bad-reply'],
    ['a piece without a length', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 'bad-reply'],
  ])('%s: is named, read once, and a change is in doubt', async (_title, reply, code) => {
    const server = kept(await startRaw((socket) => void socket.write(reply)))
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({
      error: { code, detail: expect.stringContaining('no HTTP/1.1: ') as string },
    })
    expect(server.requests()).toBe(1)
    expect(await client.tags.add(1, 'a')).toMatchObject({ error: { code: 'outcome-unknown' } })
    expect(server.requests()).toBe(2)
  })
})

describe('a server that asks for less', () => {
  it.each([
    ['-1', 0],
    ['1000000000', 60],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 60],
  ])('17: clamps Retry-After: %s', async (value, seconds) => {
    const server = kept(
      await startScripted(() => ({
        status: 429,
        headers: { 'retry-after': value },
        body: { error: 'slow down' },
      })),
    )
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({
      error: { code: 'too-many-requests', retryAfter: seconds, apiText: 'slow down' },
    })
  })

  it('17: reads again after a 503, but writes only once', async () => {
    let replies = 0
    const server = kept(
      await startScripted(() => {
        replies += 1
        return replies < 3 ? { status: 503, headers: { 'retry-after': '0' }, body: '' } : { body }
      }),
    )
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toEqual({ ok: true, value: 'x' })
    replies = 0
    expect(await client.basic.echoPost('x')).toMatchObject({ error: { code: 'server-error', status: 503 } })
    expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'POST'])
  })
})

describe('a connection that was closed while idle', () => {
  it('18: reads anew; a write that may have left is in doubt', async () => {
    const server = kept(
      await startRaw((socket, _, count) => {
        if (count === 2 || count === 4) socket.destroy()
        else socket.write(whole)
      }),
    )
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({ ok: true })
    expect(await client.basic.echoGet('x')).toMatchObject({ ok: true })
    expect(await client.tags.add(1, 'a')).toMatchObject({ error: { code: 'outcome-unknown' } })
    expect(server.requests()).toBe(4)
  })

  it('uses one connection for calls one after the other', async () => {
    const server = kept(await startRaw((socket) => void socket.write(whole)))
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({ ok: true })
    expect(await client.basic.echoGet('x')).toMatchObject({ ok: true })
    expect(server.connections()).toBe(1)
  })

  it('21: recovers by itself once the server is back', async () => {
    let awake = false
    const server = kept(
      await startRaw((socket) => {
        if (awake) socket.write(whole)
        else socket.destroy()
      }),
    )
    const client = kept(clientFor(server))
    expect(await client.basic.echoGet('x')).toMatchObject({ ok: false })
    awake = true
    expect(await client.basic.echoGet('x')).toMatchObject({ ok: true })
  })
})
