import type { Failure } from '../errors/failure'
import type { CertificateInfo, ServerCertificateInfo } from './certificate'

export const productionBaseUrl = 'https://api.wattzon.com/'

export type OaepHash = 'sha1' | 'sha256'

/** A connection as the page sees it: nothing secret, certificates without keys. */
export interface ConnectionSummary {
  readonly id: string
  readonly name: string
  readonly baseUrl: string
  readonly practice: boolean
  readonly oaepHash: OaepHash
  /** Authorities trusted for this server besides the computer's own; PEM. */
  readonly caPem: string | null
  readonly certificate: CertificateInfo | null
  /** The signing request whose key waits for its certificate, PEM. */
  readonly pendingCsrPem: string | null
  /** Why its identity cannot be read from the keychain at the moment. */
  readonly trouble: Failure | null
}

export interface ConnectionsView {
  readonly connections: readonly ConnectionSummary[]
  readonly activeId: string | null
  /** Counts the sessions: after a change of its address or certificate the same connection has another number. */
  readonly session: number
  /** Whether calls can be made now; otherwise the reason why not. */
  readonly ready: boolean
  readonly trouble: Failure | null
  /** A note about the local database that does not stop the work (opened read-only, log cut off). */
  readonly notice: Failure | null
}

/** A file or pasted text whose content stays in main. */
export interface ChosenFile {
  readonly token: string
  readonly name: string
  readonly holds: readonly ('certificate' | 'key' | 'encrypted-key' | 'pkcs12')[]
  readonly failure: Failure | null
}

export const checkStepIds = [
  'name',
  'port',
  'server-certificate',
  'our-certificate',
  'echo-get',
  'echo-post',
  'certificate-info',
  'profiles',
] as const
export type CheckStepId = (typeof checkStepIds)[number]

/** One step of the check of a connection. */
export interface CheckStep {
  readonly id: CheckStepId
  readonly state: 'running' | 'passed' | 'failed' | 'skipped'
  /** What was seen, for people: an address, a protocol version, a name. */
  readonly detail: string | null
  readonly failure: Failure | null
  /** With `certificate-info`: the server's view of our certificate. */
  readonly server: ServerCertificateInfo | null
}

export interface PracticeStep {
  readonly step: 'service' | 'key' | 'request' | 'signed' | 'imported' | 'connected'
  readonly state: 'running' | 'done' | 'failed'
}
