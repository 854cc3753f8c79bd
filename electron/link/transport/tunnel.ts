import { once } from 'node:events'
import * as http from 'node:http'
import * as https from 'node:https'
import { connect, type Socket } from 'node:net'
import type * as tls from 'node:tls'
import { SocksClient } from 'socks'
import { fail, type Failure } from '../../../shared/errors/failure'
import { failureOfHandshake } from '../failure'
import { ConnectError } from './connect-error'
import { addressOf, nameOf } from './routes'
import { strictTls } from './strict-tls'

/** Where a tunnel is to lead. */
interface Goal {
  readonly host: string
  readonly port: number
  readonly signal: AbortSignal
}

const failed = (code: Failure['code'], proxy: URL, more: Omit<Failure, 'code' | 'host'>): ConnectError =>
  new ConnectError(fail(code, { ...more, host: nameOf(proxy) }).error)

/** A percent sign that escapes nothing stands for itself, as it does in a browser. */
const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const loginOf = (proxy: URL): { readonly user: string; readonly password: string } | null =>
  proxy.username === '' ? null : { user: unescaped(proxy.username), password: unescaped(proxy.password) }

const authorization = (proxy: URL): Record<string, string> => {
  const login = loginOf(proxy)
  if (!login) return {}
  const text = `${login.user}:${login.password}`
  return { 'proxy-authorization': `Basic ${Buffer.from(text).toString('base64')}` }
}

const refusal = (proxy: URL, status: number): ConnectError =>
  failed('proxy-refused', proxy, {
    status,
    detail: status === 407 ? 'the proxy asks for a login' : 'the proxy did not open a tunnel',
  })

/** The failure of a connection to the proxy before it opened a tunnel. `reached`: it had accepted our connection. */
const failureOfProxy = (proxy: URL, error: unknown, reached: boolean, late: boolean): ConnectError => {
  if (late) {
    const detail = reached ? 'it took our connection and opened no tunnel' : 'it took too long to answer'
    return failed('proxy-unreachable', proxy, { detail })
  }
  const { code, detail } = failureOfHandshake(error, false, false)
  if (code.startsWith('server-certificate-')) return failed('proxy-untrusted', proxy, { detail })
  return reached
    ? failed('proxy-refused', proxy, { detail: 'what answers there is no proxy of this kind' })
    : failed('proxy-unreachable', proxy, { detail })
}

/** A tunnel by CONNECT, through a proxy that is itself reached in the clear (`http:`) or over TLS (`https:`). */
const openHttp = (proxy: URL, context: tls.SecureContext, { host, port, signal }: Goal): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`
    let reached = false
    const options = {
      method: 'CONNECT',
      ...addressOf(proxy),
      path: authority,
      headers: { host: authority, ...authorization(proxy) },
      agent: false,
      signal,
      ...strictTls,
      secureContext: context,
    }
    const request = (proxy.protocol === 'https:' ? https : http).request(options)
    request.once('socket', (socket) => {
      const event = proxy.protocol === 'https:' ? 'secureConnect' : 'connect'
      socket.once(event, () => (reached = true))
    })
    request.once('connect', (response, socket: Socket) => {
      const status = response.statusCode ?? 0
      if (status >= 200 && status < 300) {
        resolve(socket)
        return
      }
      socket.destroy()
      reject(refusal(proxy, status))
    })
    request.once('response', (response) => {
      response.destroy()
      reject(refusal(proxy, response.statusCode ?? 0))
    })
    request.once('error', (error) => reject(failureOfProxy(proxy, error, reached, signal.aborted)))
    request.end()
  })

/** The name of the server is looked up by the proxy, as browsers have it done. */
const openSocks = async (proxy: URL, goal: Goal): Promise<Socket> => {
  const at = addressOf(proxy)
  const socket = connect(at)
  let reached = false
  const stop = (): void => void socket.destroy(new Error('late'))
  goal.signal.addEventListener('abort', stop, { once: true })
  try {
    await once(socket, 'connect')
    reached = true
    const login = loginOf(proxy)
    await SocksClient.createConnection({
      command: 'connect',
      proxy: {
        host: at.host,
        port: at.port,
        type: proxy.protocol === 'socks5:' ? 5 : 4,
        ...(login && { userId: login.user, password: login.password }),
      },
      destination: { host: goal.host, port: goal.port },
      existing_socket: socket,
    })
    return socket
  } catch (error) {
    socket.destroy()
    if (reached && !goal.signal.aborted) throw failed('proxy-refused', proxy, { detail: socksReason(error) })
    throw failureOfProxy(proxy, error, reached, goal.signal.aborted)
  } finally {
    goal.signal.removeEventListener('abort', stop)
  }
}

/** The message alone, which names the proxy's answer: the library's error also carries its options, and so the login. */
const socksReason = (error: unknown): string =>
  (error instanceof Error ? error.message : 'the proxy did not open a tunnel').slice(0, 200)

/**
 * A tunnel through a proxy, over which the TLS handshake with the server then runs as without one: the client
 * certificate reaches the server, never the proxy. `context`: who is trusted for a proxy over TLS. Rejects with
 * `ConnectError`, which names the proxy.
 */
export const openTunnel = (proxy: URL, context: tls.SecureContext, goal: Goal): Promise<Socket> => {
  switch (proxy.protocol) {
    case 'http:':
    case 'https:':
      return openHttp(proxy, context, goal)
    case 'socks4:':
    case 'socks5:':
      return openSocks(proxy, goal)
    default:
      return Promise.reject(
        failed('proxy-refused', proxy, {
          detail: `proxies of the kind ${proxy.protocol.slice(0, -1)} are not supported`,
        }),
      )
  }
}
