import type { QueueSettings } from '../../shared/domain/notification'
import type { Result } from '../../shared/errors/failure'
import type { ProxyLookup } from '../link/transport/routes'

export interface QueueMessage {
  /** The same each time it is received. */
  readonly id: string
  /** Another each time; deletes it. */
  readonly receipt: string
  readonly body: string
}

export interface Receiving {
  /** Seconds to wait for a message if there is none, at most 20. */
  readonly waitSeconds: number
  /** How long what is received is hidden from other receivers; 0 for not at all. */
  readonly hideSeconds: number
}

/** A queue that is open. Every failure is one of the `queue-*` codes, or of the proxy or the server's certificate. */
export interface Queue {
  /** Ten at most. */
  readonly receive: (how: Receiving, signal: AbortSignal) => Promise<Result<readonly QueueMessage[]>>
  readonly remove: (receipt: string, signal: AbortSignal) => Promise<Result<void>>
  readonly close: () => void
}

export interface QueueKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface QueueOptions extends QueueKeys, QueueSettings {
  /** Trusted besides this computer's own authorities: the connection's. */
  readonly caPem: string | null
  readonly proxyFor: ProxyLookup
}

export type OpenQueue = (options: QueueOptions) => Queue
