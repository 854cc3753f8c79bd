import { readFileSync } from 'node:fs'
import * as tls from 'node:tls'

/** Which authorities are trusted for the server, and in words for the connection page where they come from. */
export interface Authorities {
  readonly pems: readonly string[]
  readonly source: 'given' | 'bundled' | 'bundled and system'
}

/** Where the Linux distributions keep their bundle. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

const readBundle = (path: string): readonly string[] => {
  try {
    return readFileSync(path, 'utf8').match(block) ?? []
  } catch {
    return [] // another distribution's place
  }
}

/** Node 20 and Electron 33 lack `getCACertificates`; newer ones ask the operating system itself. */
const systemPems = (): readonly string[] => {
  const ask = (tls as { getCACertificates?: (kind: 'system') => string[] }).getCACertificates
  if (ask) return ask('system')
  return bundles.map(readBundle).find((pems) => pems.length > 0) ?? []
}

/** Those given alone, or else the bundled ones and the system's. */
export const trustedAuthorities = (given: readonly string[]): Authorities => {
  if (given.length > 0) return { pems: given, source: 'given' }
  const system = systemPems()
  return {
    pems: [...new Set([...tls.rootCertificates, ...system])],
    source: system.length > 0 ? 'bundled and system' : 'bundled',
  }
}

/**
 * For servers other than the API, such as a proxy or Amazon's queue: the public authorities and the connection's own, which
 * may be that of a proxy that opens TLS on the way.
 */
export const publicContext = (own: readonly string[]): tls.SecureContext =>
  tls.createSecureContext({ ca: [...trustedAuthorities([]).pems, ...own] })
