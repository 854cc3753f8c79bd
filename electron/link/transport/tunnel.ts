import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import { fail } from '../../../shared/errors/failure'
import { ConnectError } from './connect-error'

const authorization = (proxy: URL): Record<string, string> => {
  if (proxy.username === '') return {}
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` }
}

const refusal = (status: number): ConnectError =>
  new ConnectError(
    fail('proxy-refused', {
      status,
      detail: status === 407 ? 'the proxy asks for a login' : 'the proxy did not open a tunnel',
    }).error,
  )

/**
 * A tunnel through a proxy (CONNECT), over which the TLS handshake with the server then runs as without one: the client
 * certificate reaches the server, never the proxy.
 */
export const openTunnel = (proxy: URL, host: string, port: number, signal: AbortSignal): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`
    const request = (proxy.protocol === 'https:' ? https : http).request({
      method: 'CONNECT',
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port),
      path: authority,
      headers: { host: authority, ...authorization(proxy) },
      agent: false,
      signal,
    })
    request.once('connect', (response, socket: Socket) => {
      if (response.statusCode === 200) {
        resolve(socket)
        return
      }
      socket.destroy()
      reject(refusal(response.statusCode ?? 0))
    })
    request.once('response', (response) => {
      response.destroy()
      reject(refusal(response.statusCode ?? 0))
    })
    request.once('error', reject)
    request.end()
  })
