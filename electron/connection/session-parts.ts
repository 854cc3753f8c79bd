import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { IdentityStore } from '../identity/identity-store'
import type { Keychain } from '../identity/keychain'
import type { Emit } from './emit'
import type { EndNotice } from '../jobs/notices'
import type { LinkClientOptions } from '../link/link-client'
import type { Logger } from '../logging/logger'
import type { QueueAddress } from '../practice/messages'
import type { ProcessPort } from '../processes/port'
import type { Connection } from './connection-file'

export interface SessionParts {
  /** Holds a database and a folder of sealed files per connection. */
  readonly folder: string
  readonly identities: IdentityStore
  readonly keychain: Keychain
  readonly startStore: () => ProcessPort
  readonly startReader: () => Worker
  readonly startDirectory: () => Worker
  readonly proxyFor: (url: string) => Promise<string | undefined>
  readonly practiceQueue: () => QueueAddress | null
  readonly emit: Emit
  readonly desktop: {
    readonly jobsEnded: (notice: EndNotice, connection: string) => void
    readonly onResume: (listener: () => void) => () => void
    /** Closes the windows that show something of the connection, beside the console's own. */
    readonly closeWindows: () => void
    /** Whether one of these shows this profile: it is told what changes. */
    readonly isInWindow: (profileId: number) => boolean
  }
  readonly logger: Logger
  readonly now: () => Date
}

/** The client's options for a connection whose identity is at hand. */
export const linkOptionsOf = (
  connection: Connection,
  identity: LinkClientOptions['identity'],
  proxyFor: SessionParts['proxyFor'],
): LinkClientOptions => ({
  baseUrl: connection.baseUrl,
  identity,
  ca: connection.caPem ? [connection.caPem] : [],
  oaepHash: connection.oaepHash,
  proxy: () => proxyFor(connection.baseUrl),
})

export const storeFilesOf = (folder: string, id: string) => ({
  file: join(folder, `${id}.db`),
  filesFolder: join(folder, `${id}.files`),
})
