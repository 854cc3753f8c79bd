import type { SignRequest } from './authority'
import type { Clients } from './clients'
import type { AgentClock } from './clock'
import type { Faults } from './faults'
import type { TransmissionKeys } from './keys'
import type { RequestLog } from './log'
import type { MessageQueue } from './queue/messages'
import type { QueueRequest } from './queue/server'
import type { World } from './world/world'

/** Everything that the control endpoint can do, for tests in the same process to call directly. */
export interface PracticeControls {
  /** The current world: `reset` replaces it. */
  readonly world: () => World
  readonly log: RequestLog
  readonly faults: Faults
  readonly clock: AgentClock
  readonly keys: TransmissionKeys
  readonly clients: Clients
  /** The notification queue, without its protocol. */
  readonly messages: MessageQueue
  readonly queueRequests: () => readonly QueueRequest[]
  /** Signs a request (PEM) and returns the certificate (PEM). */
  readonly sign: (request: SignRequest) => Promise<string>
  /** Replaces the world by a fresh one from the same seed. */
  readonly reset: () => void
}
