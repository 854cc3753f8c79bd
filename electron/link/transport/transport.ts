import { setImmediate as nextTurn } from 'node:timers/promises'
import * as tls from 'node:tls'
import { Agent } from 'undici'
import { fail, ok, type Failure, type Result } from '../../../shared/errors/failure'
import type { Asker } from '../../../shared/domain/traffic'
import { failureOfExchange } from '../failure'
import { publicContext, trustedAuthorities } from './authorities'
import { decodeBody, readBody, tooLarge } from './body'
import { ConnectError } from './connect-error'
import { createConnector, type Connector } from './connector'
import type { Limits } from './limits'
import type { ProxyLookup } from './routes'
import type { Recording, Traffic } from './traffic'

/** The only home of undici: one identity, one server, one Agent. */

export interface TransportOptions {
  readonly origin: URL
  /** PEM; null presents no certificate. */
  readonly identity: { readonly certificatePem: string; readonly keyPem: string } | null
  readonly ca: readonly string[]
  readonly proxyFor: ProxyLookup
  readonly connections: number
  readonly limits: Limits
  /** Where each exchange is recorded, and nothing else is. */
  readonly traffic?: Traffic | undefined
}

export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query, encoded, from the origin's root. */
  readonly path: string
  /** JSON text. */
  readonly body?: string | undefined
  readonly accept: string
  readonly maxBytes: number
  /** Milliseconds for the whole exchange. */
  readonly overall: number
  readonly signal?: AbortSignal | undefined
  /** For the record: on whose behalf, and which try of a read this is, from 1. */
  readonly asker?: Asker | undefined
  readonly attempt?: number | undefined
}

export interface WireReply {
  readonly status: number
  readonly header: (name: string) => string
  readonly bytes: Buffer
  /** Tells the record of traffic for which failure the reply stands. */
  readonly meant: (failure: Failure) => void
}

export interface Transport {
  /**
   * One exchange, never repeated. A write that may have left and has no complete answer is `outcome-unknown`, whatever
   * ended it; where there was no connection, or the server refused our certificate, it is not.
   */
  readonly send: (request: WireRequest) => Promise<Result<WireReply>>
  /** A connection of its own, for the connection check. */
  readonly dial: () => Promise<Result<tls.TLSSocket>>
  readonly close: () => Promise<void>
}

const refusedIdentity = (error: unknown): Failure => {
  const code = String((error as NodeJS.ErrnoException).code)
  return fail(code.includes('KEY_VALUES_MISMATCH') ? 'import-key-mismatch' : 'import-unreadable', {
    detail: code.toLowerCase(),
  }).error
}

const contextOf = (ca: string[], options: TransportOptions): Result<tls.SecureContext> => {
  try {
    const context = tls.createSecureContext({
      ca,
      ...(options.identity ? { cert: options.identity.certificatePem, key: options.identity.keyPem } : {}),
    })
    return ok(context)
  } catch (error) {
    return { ok: false, error: refusedIdentity(error) }
  }
}

/** Answers every call with the one failure: the options made no sense. */
export const unusableTransport = (failure: Failure): Transport => ({
  send: () => Promise.resolve({ ok: false, error: failure }),
  dial: () => Promise.resolve({ ok: false, error: failure }),
  close: () => Promise.resolve(),
})

export const createTransport = (options: TransportOptions): Transport => {
  const ca = [...trustedAuthorities(options.ca).pems]
  const context = contextOf(ca, options)
  if (!context.ok) return unusableTransport(context.error)
  const connector = createConnector({
    context: context.value,
    hasCertificate: options.identity !== null,
    proxyFor: options.proxyFor,
    lookupTimeout: options.limits.proxyLookup,
    proxyContext: publicContext(options.ca),
    timeout: options.limits.connect,
  })
  return exchanger(options, connector)
}

const agentOf = ({ connections, limits }: TransportOptions, connector: Connector): Agent =>
  new Agent({
    connections,
    pipelining: 1,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 4_000,
    headersTimeout: limits.headers,
    bodyTimeout: limits.body,
    maxHeaderSize: 16_384,
    connect: ({ hostname, port }, done) => {
      connector.dial(hostname, port === '' ? 443 : Number(port)).then(
        (socket) => done(null, socket),
        (error: unknown) => done(error as ConnectError, null),
      )
    },
  })

interface SocketInfo {
  readonly localPort?: number
  readonly bytesRead?: number
}

const socketOf = (error: unknown): SocketInfo => (error as { socket?: SocketInfo }).socket ?? {}

const exchanger = (options: TransportOptions, connector: Connector): Transport => {
  const agent = agentOf(options, connector)
  const origin = options.origin.origin
  let accepted = false

  const exchange = async (
    request: WireRequest,
    signal: AbortSignal,
    recording: Recording | undefined,
  ): Promise<Result<WireReply>> => {
    const { statusCode, headers, body } = await agent.request({
      origin,
      path: request.path,
      method: request.method,
      signal,
      body: request.body ?? null,
      headers: {
        accept: request.accept,
        'accept-encoding': 'identity',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    })
    accepted = true
    recording?.answered(statusCode)
    const header = (name: string): string => {
      const value = headers[name]
      return Array.isArray(value) ? value.join(', ') : (value ?? '')
    }
    if (Number(header('content-length')) > request.maxBytes) {
      body.destroy()
      return tooLarge(request.maxBytes)
    }
    const raw = await readBody(body, request.maxBytes)
    if (!raw.ok) return raw
    // undici reuses a connection only from the next turn of the event loop on: the next call in this turn would open a
    // new one.
    await nextTurn()
    const bytes = await decodeBody(raw.value, header('content-encoding').toLowerCase(), request.maxBytes)
    if (!bytes.ok) return bytes
    const meant = (failure: Failure): void => recording?.meant(failure)
    return ok({ status: statusCode, header, bytes: bytes.value, meant })
  }

  const failureOf = (error: unknown, late: boolean, cancelled: boolean): Failure => {
    if (error instanceof ConnectError) return error.failure
    if (late) return fail('timed-out', { detail: 'overall' }).error
    if (cancelled) return fail('cancelled').error
    const { localPort = -1, bytesRead } = socketOf(error)
    const alert = connector.alertOf(localPort)
    return failureOfExchange(error, { alert, silent: bytesRead === undefined || bytesRead === 0, accepted })
  }

  const attempt = async (
    request: WireRequest,
    recording: Recording | undefined,
  ): Promise<Result<WireReply>> => {
    const abort = new AbortController()
    let late = false
    let cancelled = false
    const timer = setTimeout(() => {
      late = true
      abort.abort()
    }, request.overall)
    const onCancel = (): void => {
      cancelled = true
      abort.abort()
    }
    request.signal?.addEventListener('abort', onCancel, { once: true })
    try {
      const reply = await exchange(request, abort.signal, recording)
      return reply.ok || request.method === 'GET' ? reply : inDoubt(reply.error)
    } catch (error) {
      const failure = failureOf(error, late, cancelled)
      const nothingLeft = error instanceof ConnectError || isRefusedCertificate(failure)
      return request.method === 'GET' || nothingLeft ? { ok: false, error: failure } : inDoubt(failure)
    } finally {
      clearTimeout(timer)
      request.signal?.removeEventListener('abort', onCancel)
    }
  }

  const send = async (request: WireRequest): Promise<Result<WireReply>> => {
    if (request.signal?.aborted) return fail('cancelled')
    const recording = options.traffic?.begin(request)
    const reply = await attempt(request, recording)
    recording?.ended(reply)
    return reply
  }

  const dial = async (): Promise<Result<tls.TLSSocket>> => {
    const { hostname, port } = options.origin
    try {
      return ok(await connector.dial(hostname.replace(/^\[|\]$/g, ''), port === '' ? 443 : Number(port)))
    } catch (error) {
      return { ok: false, error: failureOf(error, false, false) }
    }
  }

  return { send, dial, close: () => agent.destroy() }
}

/** An alert about our certificate ends a connection before the server reads a request. A bare close proves nothing. */
const isRefusedCertificate = ({ code }: Failure): boolean =>
  code.startsWith('certificate-') && code !== 'certificate-closed-without-reason'

const inDoubt = (failure: Failure): { ok: false; error: Failure } =>
  fail('outcome-unknown', { detail: [failure.code, failure.detail].filter(Boolean).join(': ') })
