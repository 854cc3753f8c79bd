import { fail, type Failure, type FailureCode } from '../../shared/errors/failure'

/**
 * Maps the errors of Node, OpenSSL, BoringSSL and undici to our failures. Node and Electron prefix the same alert
 * differently (`TLSV13_ALERT_CERTIFICATE_REQUIRED`, `TLSV1_ALERT_CERTIFICATE_REQUIRED`), so only the endings are
 * compared.
 */

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : ''
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '')

const alerts: readonly (readonly [RegExp, FailureCode])[] = [
  [/CERTIFICATE_REQUIRED$|NO_CERTIFICATE$/, 'certificate-none'],
  [/CERTIFICATE_EXPIRED$/, 'certificate-expired'],
  [/UNKNOWN_CA$/, 'certificate-foreign-ca'],
  [/UNSUPPORTED_CERTIFICATE$/, 'certificate-wrong-usage'],
  [
    /BAD_CERTIFICATE$|CERTIFICATE_REVOKED$|CERTIFICATE_UNKNOWN$|ACCESS_DENIED$|DECRYPT_ERROR$/,
    'certificate-refused',
  ],
]

/** What a TLS alert says about our certificate; null where it is about something else. */
export const failureOfAlert = (alert: string): Failure | null => {
  const name = alert.replace(/^.*_ALERT_/, '')
  const found = alerts.find(([pattern]) => pattern.test(name))
  return found ? fail(found[1], { detail: `TLS alert ${name.toLowerCase()}` }).error : null
}

const serverCertificate: ReadonlyMap<string, FailureCode> = new Map([
  ['CERT_HAS_EXPIRED', 'server-certificate-expired'],
  ['CERT_NOT_YET_VALID', 'server-certificate-expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'server-certificate-wrong-host'],
  ['HOSTNAME_MISMATCH', 'server-certificate-wrong-host'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'server-certificate-untrusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'server-certificate-untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'server-certificate-untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'server-certificate-untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'server-certificate-untrusted'],
  ['CERT_UNTRUSTED', 'server-certificate-untrusted'],
  ['CERT_REJECTED', 'server-certificate-untrusted'],
  ['CERT_REVOKED', 'server-certificate-untrusted'],
  ['CERT_SIGNATURE_FAILURE', 'server-certificate-untrusted'],
  ['CERT_CHAIN_TOO_LONG', 'server-certificate-untrusted'],
  ['INVALID_CA', 'server-certificate-untrusted'],
  ['INVALID_PURPOSE', 'server-certificate-untrusted'],
  ['PATH_LENGTH_EXCEEDED', 'server-certificate-untrusted'],
])

const network: ReadonlyMap<string, FailureCode> = new Map([
  ['ENOTFOUND', 'name-not-found'],
  ['EAI_AGAIN', 'name-not-found'],
  ['EAI_NODATA', 'name-not-found'],
  ['EAI_NONAME', 'name-not-found'],
  ['ECONNREFUSED', 'refused-connection'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ENETDOWN', 'unreachable'],
  ['EHOSTDOWN', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
  ['EACCES', 'unreachable'],
  ['EPERM', 'unreachable'],
  ['ETIMEDOUT', 'timed-out'],
])

/** Another protocol speaks at that port: plain HTTP, mail, anything. */
const foreignProtocol =
  /WRONG_VERSION_NUMBER|HTTP_REQUEST|HTTPS_PROXY_REQUEST|PACKET_LENGTH_TOO_LONG|UNEXPECTED_MESSAGE/

/**
 * The two sides have no TLS version in common, as reported by either side; BoringSSL and OpenSSL use different words.
 */
const noVersion = /ALERT_PROTOCOL_VERSION$|UNSUPPORTED_PROTOCOL$|WRONG_SSL_VERSION$/

/**
 * A connection that failed. `keysAgreed`: the handshake got past the server's certificate and the sending of ours, so
 * that a bare close is a reaction to ours.
 */
export const failureOfHandshake = (error: unknown, keysAgreed: boolean, hasCertificate: boolean): Failure => {
  const code = codeOf(error)
  const detail = code === '' ? undefined : code.toLowerCase()
  const server = serverCertificate.get(code)
  if (server) return fail(server, { detail }).error
  const alert = code.includes('_ALERT_') ? failureOfAlert(code) : null
  if (alert) return alert
  if (/ALERT_HANDSHAKE_FAILURE$/.test(code)) {
    if (!hasCertificate) return fail('certificate-none', { detail: 'TLS alert handshake_failure' }).error
    return fail(keysAgreed ? 'certificate-refused' : 'unreachable', { detail: 'TLS alert handshake_failure' })
      .error
  }
  if (noVersion.test(code)) return fail('tls-too-old', { detail }).error
  if (/NO_APPLICATION_PROTOCOL$/.test(code)) return fail('not-http-1', { detail }).error
  const known = network.get(code)
  if (known) return fail(known, { detail }).error
  if (foreignProtocol.test(code)) return fail('not-the-api', { detail: 'no TLS at this port' }).error
  if (keysAgreed && code === 'ECONNRESET') {
    return fail('certificate-closed-without-reason', { detail: 'closed during the TLS handshake' }).error
  }
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return fail('unreachable', { detail }).error
  return fail('connection-lost', { detail: detail ?? 'during the TLS handshake' }).error
}

/** What is known of the exchange that an error ended. */
export interface Evidence {
  /** The recorded TLS alert of its connection. */
  readonly alert: string | null
  /** Not a byte was ever received on its connection. */
  readonly silent: boolean
  /** This identity has had a reply from this server before, so that its certificate is accepted. */
  readonly accepted: boolean
}

const exchange: ReadonlyMap<string, readonly [FailureCode, string]> = new Map([
  ['UND_ERR_HEADERS_TIMEOUT', ['timed-out', 'waiting for the reply']],
  ['UND_ERR_BODY_TIMEOUT', ['timed-out', 'in the middle of the reply']],
  ['UND_ERR_HEADERS_OVERFLOW', ['bad-reply', 'headers too large']],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', ['bad-reply', 'not as long as announced']],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', ['too-large', 'reply']],
])

/**
 * undici's parser errors have a name and a sentence, but no code. A reply that does not even begin as HTTP/1 is another
 * protocol.
 */
const whyUnparsed = (error: unknown): Failure | null => {
  if (!(error instanceof Error) || error.name !== 'HTTPParserError') return null
  const [, reason = ''] = /\((.*)\)/.exec(error.message) ?? []
  const foreign = /^Expected HTTP\/|^Invalid HTTP version/.test(reason)
  return fail(foreign ? 'not-http-1' : 'bad-reply', { detail: `no HTTP/1.1: ${reason.toLowerCase()}` }).error
}

const closed = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'ECONNABORTED'])

/** An open connection that ended, or a reply that was no HTTP. */
export const failureOfExchange = (error: unknown, evidence: Evidence): Failure => {
  const code = codeOf(error)
  const recorded = evidence.alert ?? (code.includes('_ALERT_') ? code : null)
  const alert = recorded === null ? null : failureOfAlert(recorded)
  if (alert) return alert
  const known = exchange.get(code)
  if (known) return fail(known[0], { detail: known[1] }).error
  const unparsed = whyUnparsed(error)
  if (unparsed) return unparsed
  if (closed.has(code) && evidence.silent && !evidence.accepted) {
    return fail('certificate-closed-without-reason', {
      detail: 'dates and usage of the certificate are in order',
    }).error
  }
  return fail('connection-lost', { detail: code === '' ? messageOf(error) : code.toLowerCase() }).error
}

/** Whether another try of a read may help. Never where a certificate was judged. */
export const isTransient = (failure: Failure): boolean => {
  switch (failure.code) {
    case 'connection-lost':
    case 'proxy-unreachable':
    case 'refused-connection':
    case 'name-not-found':
    case 'unreachable':
    case 'too-many-requests':
      return true
    case 'server-error':
      return failure.status === 502 || failure.status === 503 || failure.status === 504
    default:
      return false
  }
}
