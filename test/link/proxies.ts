import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** Proxies for tests, with a record of what was requested from them. */
export interface TestProxy {
  readonly port: number
  /** `host:port` of each requested tunnel. */
  readonly asked: readonly string[]
  readonly logins: readonly (string | undefined)[]
  readonly close: () => Promise<void>
}

const listening = async (server: Server, parts: Omit<TestProxy, 'port' | 'close'>): Promise<TestProxy> => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    ...parts,
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}

const join = (a: Duplex, b: Duplex): void => {
  b.on('error', () => a.destroy())
  a.on('error', () => b.destroy())
  b.pipe(a).pipe(b)
}

/** An HTTP proxy. If `refusal` is given, it is sent instead of opening a tunnel. */
export const startTunnels = async (refusal?: string): Promise<TestProxy> => {
  const asked: string[] = []
  const logins: (string | undefined)[] = []
  const server = createServer().on('connect', ({ url = '', headers }, socket) => {
    asked.push(url)
    logins.push(headers['proxy-authorization'])
    if (refusal !== undefined) {
      socket.end(refusal)
      return
    }
    const { hostname, port } = new URL(`tcp://${url}`)
    const upstream = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      join(socket, upstream)
    })
    upstream.on('error', () => socket.destroy())
  })
  return listening(server, { asked, logins })
}

/** A SOCKS5 proxy (RFC 1928, without login). If `refuse` is given, it is the code of its reply. */
export const startSocks = async (refuse?: number): Promise<TestProxy> => {
  const asked: string[] = []
  const server = createTcp((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]))
      socket.once('data', (request: Buffer) => {
        const named = request[3] === 3
        const end = named ? 5 + (request[4] ?? 0) : 8
        const host = named ? request.subarray(5, end).toString() : [...request.subarray(4, 8)].join('.')
        const port = request.readUInt16BE(end)
        asked.push(`${host}:${port}`)
        const reply = (code: number): boolean => socket.write(Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]))
        if (refuse !== undefined) {
          reply(refuse)
          socket.end()
          return
        }
        const upstream = connect(port, host, () => {
          reply(0)
          join(socket, upstream)
        })
        upstream.on('error', () => socket.destroy())
      })
    })
  })
  return listening(server, { asked, logins: [] })
}

/** A port at which nothing listens. */
export const deadPort = async (): Promise<number> => {
  const server = createTcp().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
