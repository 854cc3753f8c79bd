import type { Failure } from '../errors/failure'
import type { EndMessage, JobMode } from './job'

/** "Notification Support" of the API document: messages about ended jobs, by a queue of Amazon SQS. */

/** Where the queue is. Its access keys lie in the keychain and never come to the page. */
export interface QueueSettings {
  readonly region: string
  /** https. */
  readonly queueUrl: string
  /** https; null for Amazon's own. */
  readonly endpoint: string | null
}

/** The end of a job, as a message reported it. */
export interface ReportedEnd {
  readonly profileId: number
  readonly jobId: string
  /** Normalised as in `status.ts`. */
  readonly status: string
  /** Null where the message did not say `bill` or `interval`. */
  readonly mode: JobMode | null
  /** When the message was made, ISO 8601 in UTC; null where that cannot be read. */
  readonly at: string | null
  readonly message?: EndMessage | undefined
}

/** Why a message was not recognised: not JSON, not of the document's form, or of another application than Link. */
export const unrecognisedReasons = ['not-json', 'not-the-form', 'other-app'] as const
export type UnrecognisedReason = (typeof unrecognisedReasons)[number]

/** A message that says nothing this console understands, kept as it came. */
export interface UnrecognisedMessage {
  readonly id: string
  /** When it was first received, ISO 8601 in UTC. */
  readonly at: string
  readonly reason: UnrecognisedReason
  readonly body: string
}

/**
 * `off`; `listening` while the queue answers; `trouble` while it does not, or what it reported cannot be stored: it is then
 * asked again at `retryAt`.
 */
export type NotificationsState =
  | { readonly state: 'off' | 'starting' | 'listening' }
  | { readonly state: 'trouble'; readonly failure: Failure; readonly retryAt: string }

export interface NotificationsView {
  /** Null until a queue was set. Practice sets up its own. */
  readonly settings: QueueSettings | null
  readonly hasKeys: boolean
  readonly isPractice: boolean
  readonly on: boolean
  /** Whether messages are deleted from the queue once they are kept here. */
  readonly deleting: boolean
  readonly now: NotificationsState
  /** Ends of jobs that were news here, since the connection was opened. */
  readonly reported: number
  readonly lastReportedAt: string | null
  /** Messages that were not recognised, and are stored here as they came. */
  readonly unrecognised: number
}

/**
 * FIFO queues end so by Amazon's rule. One hands its messages out in order: whoever leaves some of them in it never sees
 * those behind.
 */
export const isFifo = (settings: Pick<QueueSettings, 'queueUrl'>): boolean =>
  queueNameOf(settings)?.endsWith('.fifo') ?? false

/** What is typed to confirm that messages shall be deleted: the queue's name, the last part of its address. */
export const queueNameOf = ({ queueUrl }: Pick<QueueSettings, 'queueUrl'>): string | null => {
  // https:, nothing and the host come before it.
  const [, , , ...path] = queueUrl.replace(/[?#].*/, '').split('/')
  return path.findLast(Boolean) ?? null
}
