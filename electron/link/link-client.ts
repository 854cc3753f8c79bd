import type { BasicService } from './basic'
import type { BillService } from './bills'
import type { IntervalService } from './intervals'
import type { JobService } from './jobs'
import type { ProfileService } from './profiles'
import type { SensitiveService } from './sensitive'
import type { TagService } from './tags'
import type { UtilityService } from './utilities'
import type { ZipService } from './zips'

export type { CallOptions, Priority, Reply } from './call-options'

/** A client certificate (its chain may follow it) and its unencrypted key, both PEM. */
export interface LinkIdentity {
  readonly certificatePem: string
  readonly keyPem: string
}

export interface LinkClientOptions {
  /** `https:`; a path before `/link/4.0/` is kept. */
  readonly baseUrl: string
  readonly identity: LinkIdentity
  /** PEMs that alone are trusted for the server; empty: the bundled ones and the system's. */
  readonly ca: readonly string[]
  readonly oaepHash: 'sha1' | 'sha256'
  /** `http:` or `https:` URL of a proxy; the certificate is presented through its tunnel as well. */
  readonly proxy?: string | undefined
  /** Where the pace starts; 16 by default. */
  readonly initialConnections?: number | undefined
  /** Where it ends; 64 by default. Four more are kept for clicks. */
  readonly maxConnections?: number | undefined
  /** Milliseconds since 1970; for tests. */
  readonly now?: (() => number) | undefined
}

/** The whole API of the document, a member a service. One client is one identity: `close` ends its connections. */
export interface LinkClient {
  readonly basic: BasicService
  readonly zips: ZipService
  readonly utilities: UtilityService
  readonly profiles: ProfileService
  readonly sensitive: SensitiveService
  readonly tags: TagService
  readonly jobs: JobService
  readonly bills: BillService
  readonly intervals: IntervalService
  readonly close: () => Promise<void>
}
