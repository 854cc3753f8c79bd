import { isIP } from 'node:net'
import * as tls from 'node:tls'
import { fail } from '../../../shared/errors/failure'
import { failureOfHandshake } from '../failure'
import { ConnectError } from './connect-error'
import { createRouter, type ProxyLookup, type Route } from './routes'
import { strictTls } from './strict-tls'
import { openTunnel } from './tunnel'

export interface ConnectorOptions {
  readonly context: tls.SecureContext
  /** Whether a certificate is presented at all: an alert means something else without one. */
  readonly hasCertificate: boolean
  readonly proxyFor: ProxyLookup
  /** Milliseconds for its answer. */
  readonly lookupTimeout: number
  /** Who is trusted for a proxy that is itself reached over TLS; our certificate is not in it. */
  readonly proxyContext: tls.SecureContext
  /** Milliseconds for one whole attempt to connect. */
  readonly timeout: number
}

export interface Connector {
  /** Resolves with a connected, verified socket; rejects with `ConnectError` only. */
  readonly dial: (host: string, port: number) => Promise<tls.TLSSocket>
  /**
   * The TLS alert that ended the connection from this local port, as OpenSSL's code. Under TLS 1.3 a server judges our
   * certificate after our side of the handshake is done, so the alert arrives on an open socket, and the HTTP client
   * above only reports that the other side closed.
   */
  readonly alertOf: (localPort: number) => string | null
}

/** Alerts are rare and asked for at once; older ones are forgotten. */
const keptAlerts = 256

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? ''

export const createConnector = (options: ConnectorOptions): Connector => {
  const alerts = new Map<number, string>()
  // One origin and one identity: the TLS session is dropped with the connector, so that no other identity can resume
  // it.
  let session: Buffer | undefined

  const watch = (socket: tls.TLSSocket): void => {
    const { localPort } = socket
    socket.on('error', (error) => {
      if (localPort === undefined || !codeOf(error).includes('_ALERT_')) return
      alerts.set(localPort, codeOf(error))
      if (alerts.size > keptAlerts) alerts.delete(alerts.keys().next().value ?? 0)
    })
  }

  const handshake = (host: string, port: number, tunnel: tls.ConnectionOptions, signal: AbortSignal) =>
    new Promise<tls.TLSSocket>((resolve, reject) => {
      let keysAgreed = false
      const socket = tls.connect({
        host,
        port,
        ...tunnel,
        secureContext: options.context,
        servername: isIP(host) ? '' : host,
        ALPNProtocols: ['http/1.1'],
        ...strictTls,
        session,
      })
      socket.on('session', (fresh) => (session = fresh))
      const stop = (): void => {
        socket.destroy()
        reject(new ConnectError(fail('timed-out', { detail: 'connecting' }).error))
      }
      signal.addEventListener('abort', stop, { once: true })
      const onError = (error: Error): void => {
        signal.removeEventListener('abort', stop)
        reject(new ConnectError(failureOfHandshake(error, keysAgreed, options.hasCertificate)))
      }
      // Keys are derived after the client's certificate is on its way (TLS 1.2): a close after that is about it.
      const onKeys = (): void => void (keysAgreed = true)
      socket.once('keylog', onKeys)
      socket.once('error', onError)
      socket.once('secureConnect', () => {
        signal.removeEventListener('abort', stop)
        socket.off('error', onError)
        socket.off('keylog', onKeys)
        watch(socket)
        socket.setNoDelay(true)
        resolve(socket)
      })
    })

  const reach = async (route: Route, host: string, port: number): Promise<tls.TLSSocket> => {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), options.timeout)
    const { signal } = abort
    try {
      const socket = route ? await openTunnel(route, options.proxyContext, { host, port, signal }) : undefined
      return await handshake(host, port, socket ? { socket } : {}, signal)
    } catch (error) {
      throw error instanceof ConnectError ? error : new ConnectError(failureOfHandshake(error, false, false))
    } finally {
      clearTimeout(timer)
    }
  }

  const router = createRouter(options.proxyFor, options.lookupTimeout)
  const dial = (host: string, port: number): Promise<tls.TLSSocket> =>
    router.first((route) => reach(route, host, port))

  return { dial, alertOf: (localPort) => alerts.get(localPort) ?? null }
}
