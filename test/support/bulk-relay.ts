import { once } from 'node:events'
import { createServer as createHttps } from 'node:https'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { resetConnection } from '../../electron/practice/api/reset'
import { makeAuthority } from './tls'

/**
 * What lies between the client and the service: `refused` like a server that is down, `silent` like a broken firewall,
 * `plain` and `stranger` like a portal or a proxy that intercepts TLS.
 */
export type RelayMode = 'through' | 'refused' | 'silent' | 'plain' | 'stranger'

export interface Relay {
  readonly port: number
  /** Resets open connections, so that the new mode takes effect. */
  readonly set: (mode: RelayMode) => Promise<void>
  readonly close: () => Promise<void>
}

const portOf = (server: { readonly address: () => AddressInfo | string | null }): number =>
  (server.address() as AddressInfo).port

const startStranger = async () => {
  const { certificatePem, keyPem } = makeAuthority('Elsewhere').sign({
    name: 'Elsewhere',
    usage: 'server',
    hosts: ['localhost', '127.0.0.1'],
  })
  const server = createHttps({ cert: certificatePem, key: keyPem }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

export const startRelay = async (targetPort: number): Promise<Relay> => {
  const stranger = await startStranger()
  const open = new Set<Socket>()
  let mode: RelayMode = 'through'

  const keep = (socket: Socket): Socket => {
    open.add(socket)
    return socket.once('close', () => open.delete(socket)).on('error', () => undefined)
  }
  const join = (socket: Socket, port: number): void => {
    const other = keep(connect(port, '127.0.0.1'))
    const reset = (one: Socket) => () => resetConnection(one)
    socket.once('error', reset(other))
    other.once('error', reset(socket))
    // Data that still arrives for a closed connection is discarded, so that the connection ends.
    socket.once('close', () => other.resume())
    other.once('close', () => socket.resume())
    socket.pipe(other).pipe(socket)
  }
  const server = createServer((socket) => {
    keep(socket)
    if (mode === 'through') join(socket, targetPort)
    else if (mode === 'stranger') join(socket, portOf(stranger))
    else if (mode === 'plain') socket.end('HTTP/1.1 302 Found\r\nlocation: http://portal.invalid/\r\n\r\n')
    else socket.resume()
  })
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const stop = async (): Promise<void> => {
    const stopped = once(server, 'close')
    server.close()
    for (const socket of open) resetConnection(socket)
    await stopped
  }
  await listen(0)
  const port = portOf(server)

  return {
    port,
    set: async (next) => {
      mode = next
      if (mode !== 'refused' && !server.listening) await listen(port)
      else if (mode === 'refused') await stop()
      else for (const socket of open) resetConnection(socket)
    },
    close: async () => {
      if (server.listening) await stop()
      stranger.close()
    },
  }
}
