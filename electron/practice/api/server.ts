import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { PeerCertificate } from 'node:tls'
import type { ServerIdentity } from '../authority'
import type { Fault, Faults } from '../faults'
import { changeOf, type RequestLog } from '../log'
import { bodyOf, refusal, type Call, type ClientIdentity, type Reply } from './reply'
import { resetConnection } from './reset'
import { route, segmentsOf, type Api } from './router'

const maxBodyBytes = 1_000_000
const dripBytes = 50_000

const portalPage =
  '<!doctype html><html><head><title>Guest Wi-Fi</title></head><body>Please sign in.</body></html>'
const certificatePage =
  '<html><head><title>400 The SSL certificate error</title></head><body><center><h1>400 Bad Request</h1></center></body></html>'

// Every socket of an `https` server is a TLS socket, but the types of `http` do not say so.
interface SecureSocket {
  readonly getPeerCertificate: () => PeerCertificate
}

/**
 * The client of each connection. Parsing a certificate costs more than the rest of a small reply, so it is done once
 * for each connection.
 */
const identityBySocket = () => {
  const known = new WeakMap<object, ClientIdentity>()
  const read = (socket: SecureSocket): ClientIdentity => {
    const certificate = socket.getPeerCertificate()
    // Node omits the subject of a certificate without one, although its types say otherwise.
    const subject = certificate.subject as { CN?: string | string[] } | undefined
    const name = subject?.CN
    return {
      commonName: (Array.isArray(name) ? name[0] : name) ?? '',
      validFrom: Date.parse(certificate.valid_from),
      validTo: Date.parse(certificate.valid_to),
    }
  }
  return ({ socket }: IncomingMessage): ClientIdentity => {
    const identity = known.get(socket) ?? read(socket as unknown as SecureSocket)
    known.set(socket, identity)
    return identity
  }
}

/** The whole body as text; undefined if it is longer than any request of the API can be. */
const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBodyBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const bytesOf = (reply: Reply): Uint8Array | undefined =>
  reply.bytes ?? (reply.json === undefined ? undefined : Buffer.from(JSON.stringify(reply.json)))

const headersOf = (reply: Reply, length: number): Record<string, string | number> => ({
  ...(reply.status === 204 ? {} : { 'content-length': length }),
  ...(length > 0 ? { 'content-type': reply.contentType ?? 'application/json' } : {}),
})

const sendBytes = (
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
): number => {
  const bytes = Buffer.from(body)
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length }).end(bytes)
  return status
}

const send = (response: ServerResponse, reply: Reply): number => {
  const bytes = bytesOf(reply)
  response.writeHead(reply.status, headersOf(reply, bytes?.length ?? 0)).end(bytes)
  return reply.status
}

/** Sends the status, the headers and half of the body, and then calls `then`, which breaks the connection. */
const sendHalf = (response: ServerResponse, reply: Reply, then: () => void): number => {
  const bytes = Buffer.from(bytesOf(reply) ?? [])
  // A length is announced even if the reply has no body, so that there is something to break off.
  response.writeHead(reply.status, headersOf(reply, Math.max(bytes.length, 2)))
  response.flushHeaders()
  response.write(bytes.subarray(0, bytes.length >> 1), then)
  return reply.status
}

/** Sends a body that never ends, with a byte now and then. */
const drip = (response: ServerResponse, reply: Reply): number => {
  response.writeHead(reply.status, headersOf(reply, dripBytes))
  const timer = setInterval(() => response.write(' '), 20)
  response.once('close', () => clearInterval(timer))
  return reply.status
}

/** Answers with a fault. Returns the status that the client received, or 0 if it received none. */
const strike = async (
  fault: Fault,
  response: ServerResponse,
  reply: Reply,
  reset: () => void,
): Promise<number> => {
  const end = (): void => void response.socket?.end()
  const { request } = fault
  switch (request.kind) {
    case 'delay':
      await wait(request.milliseconds)
      return send(response, reply)
    case 'stall':
      return request.at === 'body' ? sendHalf(response, reply, () => undefined) : 0
    case 'reset':
      if (request.at === 'body') return sendHalf(response, reply, reset)
      reset()
      return 0
    case 'truncate':
      return sendHalf(response, reply, end)
    case 'portal':
      return sendBytes(response, 200, 'text/html', portalPage)
    case 'status': {
      if (request.retryAfter !== undefined) response.setHeader('retry-after', request.retryAfter)
      const { status, body = {} } = request
      return typeof body === 'string'
        ? sendBytes(response, status, 'text/html', body)
        : sendBytes(response, status, 'application/json', JSON.stringify(body))
    }
    case 'body':
      return sendBytes(response, reply.status, request.contentType ?? 'application/json', request.body)
    case 'raw':
      response.socket?.end(Buffer.from(request.bytes, 'latin1'))
      return 0
    case 'drip':
      return drip(response, reply)
    case 'redirect':
      response.writeHead(request.status, { location: request.location, 'content-length': 0 }).end()
      return request.status
    case 'certificate':
      if (request.as === 'page') {
        response.setHeader('connection', 'close')
        return sendBytes(response, 400, 'text/html', certificatePage)
      }
      end()
      return 0
  }
}

/** The part of a plain TCP socket that is needed here; the types of `https` call it a `Duplex`. */
interface RawSocket {
  readonly remotePort?: number
  readonly writableEnded: boolean
  readonly writableFinished: boolean
  readonly resetAndDestroy: () => void
  readonly destroy: () => void
  readonly once: (event: 'close', listener: () => void) => void
}

/** Raw connections by the client's port. Only these can be reset; the TLS sockets on top of them cannot. */
const rawConnections = (server: Server) => {
  const open = new Map<number, RawSocket>()
  server.on('connection', (duplex) => {
    const socket = duplex as unknown as RawSocket
    const port = socket.remotePort ?? 0
    open.set(port, socket)
    socket.once('close', () => open.delete(port))
  })
  return {
    reset: (above: IncomingMessage['socket']): void => {
      const socket = open.get(above.remotePort ?? 0)
      if (socket) resetConnection(socket, above)
    },
  }
}

export interface ApiServerOptions {
  readonly identity: ServerIdentity
  readonly caPem: string
  readonly port: number
  readonly replyDelayMs: number
}

export interface RunningServer {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Listens on loopback only. `close` also ends open connections. */
const listen = async (server: Server, port: number): Promise<RunningServer> => {
  // `closeAllConnections` of newer Node versions does not close connections that have not sent a request yet.
  const open = new Set<Duplex>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

const idleConnectionMs = 60_000

/**
 * A TLS server with the service's own certificate that asks for no client certificate. It listens on `port`, or on any
 * free port if that is 0.
 */
export const listenFor = (
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  { certificatePem, keyPem }: ServerIdentity,
  port: number,
): Promise<RunningServer> => {
  const server = createServer(
    { cert: certificatePem, key: keyPem, minVersion: 'TLSv1.2' },
    (request, response) => void handle(request, response),
  )
  server.on('tlsClientError', (_error, socket) => void socket.destroy())
  return listen(server, port)
}

/** The API over mutual TLS: a client without a certificate of the practice CA fails in the handshake. */
export const startApiServer = async (
  api: Api,
  faults: Faults,
  log: RequestLog,
  options: ApiServerOptions,
): Promise<RunningServer> => {
  const identityOf = identityBySocket()
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const time = Date.now()
    const method = request.method ?? 'GET'
    const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s)
    const client = identityOf(request)
    const body = await readBody(request)
    const fault = faults.next(method, path)
    const answer = async (): Promise<Reply> => {
      const segments = segmentsOf(path)
      if (body === undefined) return refusal(413, 'Request too large')
      if (!segments) return refusal(404, 'Not found')
      const origin = `https://${request.headers.host ?? ''}`
      const call: Call = { method, path: segments, query: new URLSearchParams(query), body, client, origin }
      const answered = await route(api, call)
      if (method !== 'GET' && answered.status < 300) log.carriedOut(changeOf(method, path, bodyOf(call)))
      return answered
    }
    const reply = fault && !fault.done ? refusal(500, 'Not done') : await answer()
    if (options.replyDelayMs > 0) await wait(options.replyDelayMs)
    const reset = (): void => connections.reset(request.socket)
    const status = fault ? await strike(fault, response, reply, reset) : send(response, reply)
    log.add({ method, path, query, status, time, client: client.commonName })
  }

  const server = createServer(
    {
      cert: options.identity.certificatePem,
      key: options.identity.keyPem,
      ca: options.caPem,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.3',
    },
    (request, response) => {
      // If the client has left, or a fault has destroyed the socket, only this request ends.
      handle(request, response).catch(() => response.destroy())
    },
  )
  // With Node's five seconds the server ends a connection just as a client on a busy computer takes it again.
  server.keepAliveTimeout = idleConnectionMs
  const connections = rawConnections(server)
  server.on('tlsClientError', (_error, socket) => void socket.destroy())
  return listen(server, options.port)
}
