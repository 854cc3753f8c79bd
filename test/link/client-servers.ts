import { createServer as createHttps } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { createServer as createTls, type TLSSocket } from 'node:tls'
import type { AddressInfo, Server, Socket } from 'node:net'
import { once } from 'node:events'
import { createLinkClient, type LinkClient, type LinkClientOptions } from '../../electron/link/link-client'
import { patienceMs } from '../support/time-limits'
import { defaultLimits, type Limits } from '../../electron/link/transport/limits'
import { makeAuthority, type Credential } from '../support/tls'

/** Servers over real mutual TLS that answer as a test says, and clients for them. */

export const authority = makeAuthority()
export const serverCredential = authority.sign({
  name: 'server',
  usage: 'server',
  hosts: ['localhost', '127.0.0.1'],
})
export const clientCredential = authority.sign({ name: 'Test Client' })

const tlsOptions = {
  key: serverCredential.keyPem,
  cert: serverCredential.certificatePem,
  ca: authority.caPem,
  requestCert: true,
  rejectUnauthorized: true,
}

export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly body: string
  readonly headers: IncomingMessage['headers']
}

export interface Scripted {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown
}

export interface TestServer {
  readonly url: string
  readonly port: number
  readonly connections: () => number
  readonly close: () => Promise<void>
}

const listen = async (server: Server): Promise<Omit<TestServer, 'connections'>> => {
  const sockets = new Set<{ destroy: () => void }>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `https://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

const readAll = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** An HTTP server that replies to each request with the result of `answer`. */
export const startScripted = async (
  answer: (request: SeenRequest) => Scripted | Promise<Scripted>,
): Promise<TestServer & { readonly seen: readonly SeenRequest[] }> => {
  const seen: SeenRequest[] = []
  let connections = 0
  const server = createHttps(tlsOptions, (request, response) => {
    const reply = async (): Promise<void> => {
      const body = await readAll(request)
      const now = { method: request.method ?? '', url: request.url ?? '', body, headers: request.headers }
      seen.push(now)
      const { status = 200, headers = {}, body: content } = await answer(now)
      const text =
        typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content)
      response.writeHead(status, headers).end(text)
    }
    void reply()
  })
  server.on('secureConnection', () => (connections += 1))
  return { ...(await listen(server)), seen, connections: () => connections }
}

/** A TLS server without HTTP. `onRequest` gets the text of each request so far, and the socket to do anything with. */
export const startRaw = async (
  onRequest: (socket: TLSSocket, request: string, count: number, reset: () => void) => void,
): Promise<TestServer & { readonly requests: () => number }> => {
  let connections = 0
  let requests = 0
  const below = new Map<number, Socket>()
  const server = createTls(tlsOptions, (socket) => {
    connections += 1
    const reset = (): void => void below.get(socket.remotePort ?? 0)?.resetAndDestroy()
    let text = ''
    socket.on('error', () => socket.destroy())
    socket.on('data', (data: Buffer) => {
      text += data.toString('latin1')
      if (!text.includes('\r\n\r\n')) return
      requests += 1
      const request = text
      text = ''
      onRequest(socket, request, requests, reset)
    })
  })
  server.on('connection', (socket: Socket) => below.set(socket.remotePort ?? 0, socket))
  return { ...(await listen(server)), connections: () => connections, requests: () => requests }
}

/** For tests that are not about limits: a busy machine must not be mistaken for a silent server. */
export const patientLimits: Limits = {
  ...defaultLimits,
  connect: patienceMs,
  headers: patienceMs,
  body: patienceMs,
  overall: patienceMs,
}

export const optionsFor = (url: string, credential: Credential = clientCredential): LinkClientOptions => ({
  baseUrl: url,
  identity: credential,
  ca: [authority.caPem],
  oaepHash: 'sha1',
})

export const clientFor = (
  server: { readonly url: string },
  more: Partial<LinkClientOptions> = {},
  limits: Partial<Limits> = {},
): LinkClient => createLinkClient({ ...optionsFor(server.url), ...more }, { ...patientLimits, ...limits })
