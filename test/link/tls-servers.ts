import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttps } from 'node:https'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { Authority, Credential } from '../support/tls'

/**
 * The three servers whose ways of refusing a client certificate are listed in docs/reference/security.md, each behind a
 * counter.
 */

export const serverKinds = ['Node', 'nginx', 'OpenSSL'] as const
export const tlsVersions = ['TLSv1.2', 'TLSv1.3'] as const
export type ServerKind = (typeof serverKinds)[number]
export type TlsVersion = (typeof tlsVersions)[number]

export interface CountedServer {
  readonly url: string
  /** TCP connections made so far. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

interface Backend {
  readonly port: number
  readonly close: () => Promise<void>
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  return port
}

const answers = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve()
    })
    socket.on('error', reject)
  })

const startNode = async (ca: Authority, server: Credential, version: TlsVersion): Promise<Backend> => {
  const https = createHttps(
    {
      key: server.keyPem,
      cert: server.certificatePem,
      ca: ca.caPem,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: version,
      maxVersion: version,
    },
    (request, response) => response.end('{"string":"x"}'),
  ).listen(0, '127.0.0.1')
  await once(https, 'listening')
  return {
    port: portOf(https),
    close: async () => {
      https.closeAllConnections()
      https.close()
      await once(https, 'close')
    },
  }
}

const startProgram = async (
  ca: Authority,
  server: Credential,
  command: (folder: string, port: number) => readonly [string, ...string[]],
  files: (folder: string, port: number) => Readonly<Record<string, string>>,
): Promise<Backend> => {
  const folder = await mkdtemp(join(tmpdir(), 'link-tls-'))
  const port = await freePort()
  const all = {
    'ca.pem': ca.caPem,
    'server.pem': server.certificatePem,
    'server.key': server.keyPem,
    ...files(folder, port),
  }
  for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text)
  const [program, ...parameters] = command(folder, port)
  const child = spawn(program, parameters, { stdio: 'ignore', cwd: folder })
  await vi.waitFor(() => answers(port), { interval: 25 })
  return {
    port,
    close: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const startOpenssl = (ca: Authority, server: Credential, version: TlsVersion): Promise<Backend> =>
  startProgram(
    ca,
    server,
    (_, port) => [
      'openssl',
      ...['s_server', '-quiet', '-accept', String(port), '-WWW'],
      ...['-cert', 'server.pem', '-key', 'server.key', '-CAfile', 'ca.pem'],
      ...['-Verify', '1', '-verify_return_error', version === 'TLSv1.2' ? '-tls1_2' : '-tls1_3'],
    ],
    () => ({}),
  )

const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

const startNginx = (ca: Authority, server: Credential, version: TlsVersion): Promise<Backend> =>
  startProgram(
    ca,
    server,
    (folder) => ['nginx', '-p', folder, '-c', 'nginx.conf', '-e', join(folder, 'error.log')],
    (folder, port) => ({
      'nginx.conf': `daemon off; worker_processes 1; pid ${folder}/nginx.pid; events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/server.pem;
    ssl_certificate_key ${folder}/server.key;
    ssl_client_certificate ${folder}/ca.pem;
    ssl_verify_client on;
    ssl_protocols ${version};
    location / { default_type application/json; return 200 '{"string":"x"}'; }
  }
}
`,
    }),
  )

const starters = { Node: startNode, nginx: startNginx, OpenSSL: startOpenssl }

/** Counts connections between client and server, because the programs themselves do not report them. */
export const startCounted = async (
  kind: ServerKind,
  version: TlsVersion,
  ca: Authority,
  server: Credential,
): Promise<CountedServer> => {
  const backend = await starters[kind](ca, server, version)
  let connections = 0
  const sockets = new Set<Socket>()
  const counter = createServer((socket) => {
    connections += 1
    const upstream = connect(backend.port, '127.0.0.1')
    for (const each of [socket, upstream]) {
      sockets.add(each)
      each.on('close', () => sockets.delete(each))
    }
    // A reset must be passed on as one: clients tell it apart from a plain close.
    socket.on('error', () => upstream.resetAndDestroy())
    upstream.on('error', () => socket.resetAndDestroy())
    socket.pipe(upstream)
    upstream.pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(counter, 'listening')
  return {
    url: `https://127.0.0.1:${portOf(counter)}`,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      counter.close()
      await once(counter, 'close')
      await backend.close()
    },
  }
}
