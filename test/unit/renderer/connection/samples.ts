import type { CertificateInfo } from '../../../../shared/domain/certificate'
import type { ConnectionsView, ConnectionSummary } from '../../../../shared/domain/connection'

const dayInMs = 86_400_000

/** A certificate that holds for so many days from now, and a bit. */
export const certificateFor = (days: number): CertificateInfo => ({
  subject: 'acme-support',
  issuer: 'WattzOn Link CA',
  serial: '4F:21',
  notBefore: new Date(Date.now() - 90 * dayInMs).toISOString(),
  notAfter: new Date(Date.now() + (days + 0.5) * dayInMs).toISOString(),
  keyType: 'RSA 2048',
  fingerprint: 'AA:BB',
})

export const production: ConnectionSummary = {
  id: 'production',
  name: 'Production',
  baseUrl: 'https://api.wattzon.com/',
  practice: false,
  oaepHash: 'sha1',
  caPem: null,
  certificate: certificateFor(84),
  pendingCsrPem: null,
  trouble: null,
}

export const practice: ConnectionSummary = {
  ...production,
  id: 'practice',
  name: 'Practice',
  baseUrl: 'https://127.0.0.1:8443/',
  practice: true,
  certificate: { ...certificateFor(365), subject: 'practice' },
}

/** The first of them is the active one. */
export const viewOf = (...connections: readonly ConnectionSummary[]): ConnectionsView => ({
  connections,
  activeId: connections[0]?.id ?? null,
  session: 1,
  ready: connections.length > 0,
  trouble: null,
  notice: null,
})

/** An answer that comes when the test says so. */
export const later = <T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } => {
  let settle: (value: T) => void = () => undefined
  const promise = new Promise<T>((resolve) => {
    settle = resolve
  })
  return { promise, resolve: (value) => settle(value) }
}
