import {
  isFifo,
  queueNameOf,
  type UnrecognisedMessage,
  type NotificationsView,
  type QueueSettings,
} from '../../shared/domain/notification'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Keychain } from '../identity/keychain'
import { createMutex } from '../lib/mutex'
import type { QueueAddress } from '../practice/messages'
import type { Store } from '../store/store'
import { createIncoming } from './incoming'
import type { Queue, QueueKeys } from './queue'
import { createListening } from './listening'
import type { Pace } from './reader'
import { createSettings, noQueueStored, type StoredQueue } from './settings'
import type { ReceiveReportedEnd } from './reported-ends'
import { openUnrecognised } from './unrecognised'

/** Notifications of a connection: a queue that is read in the background, off unless a person has switched it on. */
export interface Notifications {
  readonly view: () => NotificationsView
  /** Keys that are left out stay as they are. Another queue is read without deleting until that is confirmed anew. */
  readonly save: (queue: QueueSettings, keys: QueueKeys | null) => Promise<Result<NotificationsView>>
  readonly switchOn: (on: boolean) => Promise<Result<NotificationsView>>
  /** `confirmed` must be the queue's name. */
  readonly deleteFromQueue: (confirmed: string) => Promise<Result<NotificationsView>>
  readonly leaveInQueue: () => Promise<Result<NotificationsView>>
  /** Looks once without removing anything: how many messages came (ten at most). */
  readonly test: (signal: AbortSignal) => Promise<Result<{ readonly received: number }>>
  /** The newest first, each whole: as many as can be shown at once. */
  readonly unrecognised: () => Promise<Result<readonly UnrecognisedMessage[]>>
  readonly discard: (id: string) => Promise<Result<readonly UnrecognisedMessage[] | null>>
  /** Settings and keys go; unrecognised messages stay. */
  readonly forget: () => Promise<Result<NotificationsView>>
  /** Must be called after a profile was forgotten: its unrecognised messages were removed with it. */
  readonly forgotten: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface NotificationsParts {
  readonly connection: { readonly id: string; readonly caPem: string | null }
  readonly keychain: Pick<Keychain, 'read' | 'write' | 'remove'>
  readonly store: Pick<Store, 'settings' | 'unrecognised' | 'readOnly'>
  /** Practice's queue; null for a connection whose queue a person sets. */
  readonly practice: QueueAddress | null
  readonly proxyFor: (url: string) => Promise<string | undefined>
  readonly onReported: ReceiveReportedEnd
  readonly emit: (view: NotificationsView) => void
  readonly now: () => Date
  readonly pace?: Pace | undefined
}

/** Loading Amazon's SDK takes a tenth of a second, which must not fall into the time in which the window is filled. */
const startDelayMs = 2_000
const ofPractice = 'Practice sets up its own queue'

/** Opens the stored set-up; begins to read the queue a little later, if that was switched on. */
export const openNotifications = async (parts: NotificationsParts): Promise<Notifications> => {
  const { connection, store, practice, proxyFor, onReported, now, pace } = parts
  const settings = createSettings({ ...parts, connectionId: connection.id })
  const inTurn = createMutex()

  const view = (): NotificationsView => ({
    settings: stored.queue,
    hasKeys: stored.hasKeys,
    isPractice: practice !== null,
    on: stored.on,
    deleting: stored.deleting,
    now: listening.state(),
    reported: incoming.reported(),
    lastReportedAt: incoming.lastReportedAt(),
    unrecognised: unrecognised.count(),
  })
  const tell = (): NotificationsView => {
    const current = view()
    parts.emit(current)
    return current
  }

  const open = async (): Promise<Result<Queue>> => {
    if (!stored.queue) return fail('invalid-input', { detail: 'no queue was set' })
    if (isFifo(stored.queue)) return fail('queue-fifo')
    const keys = await settings.keys()
    if (!keys.ok) return keys
    const { region, queueUrl, endpoint } = stored.queue
    const { accessKeyId, secretAccessKey } = keys.value
    const { openQueue } = await import('./sqs')
    return ok(
      openQueue({
        region,
        queueUrl,
        endpoint,
        accessKeyId,
        secretAccessKey,
        caPem: connection.caPem,
        proxyFor: () => proxyFor(endpoint ?? queueUrl),
      }),
    )
  }

  /**
   * Stores the change and goes on reading accordingly. It is worked out in its turn, since another change may have come
   * before it.
   */
  const change = (
    decide: () => Result<Partial<StoredQueue>> | Promise<Result<Partial<StoredQueue>>>,
  ): Promise<Result<NotificationsView>> =>
    inTurn(async () => {
      const changed = await decide()
      if (!changed.ok) return changed
      const next = { ...stored, ...changed.value }
      const written = await settings.write(next)
      if (!written.ok) return written
      await listening.stop()
      stored = next
      if (stored.on) listening.start({ delayMs: 0, deleting: stored.deleting })
      return ok(tell())
    })

  const [first, unrecognised] = await Promise.all([
    settings.read(),
    openUnrecognised({ store, onCount: tell, now }),
  ])
  const incoming = createIncoming({ unrecognised, onReported, onNewEnd: tell, now })
  const listening = createListening({ open, receive: incoming.receive, pace, onState: tell })
  // A database that cannot be read is reported elsewhere; it must not prevent the rest of the session.
  let stored = first.ok ? first.value : noQueueStored
  // What cannot be stored must not be read: a message that was read once may not come again.
  if (stored.on && !store.readOnly) listening.start({ delayMs: startDelayMs, deleting: stored.deleting })

  return {
    view,
    save: async (queue, keys) => {
      if (practice) return fail('invalid-input', { detail: ofPractice })
      if (isFifo(queue)) return fail('queue-fifo')
      return change(async () => {
        if (keys) {
          const saved = await settings.saveKeys(keys)
          if (!saved.ok) return saved
        }
        const same = stored.queue?.queueUrl === queue.queueUrl && stored.queue.endpoint === queue.endpoint
        return ok({ queue, hasKeys: stored.hasKeys || keys !== null, deleting: same && stored.deleting })
      })
    },
    switchOn: (on) =>
      change(() => {
        if (on && !stored.queue) return fail('invalid-input', { detail: 'no queue was set' })
        return on && !stored.hasKeys ? fail('queue-keys-missing') : ok({ on })
      }),
    deleteFromQueue: (confirmed) =>
      change(() =>
        stored.queue && confirmed === queueNameOf(stored.queue)
          ? ok({ deleting: true })
          : fail('invalid-input', { detail: 'the queue’s name was not typed' }),
      ),
    leaveInQueue: () => change(() => ok({ deleting: false })),
    test: async (signal) => {
      const queue = await open()
      if (!queue.ok) return queue
      const received = await queue.value.receive({ waitSeconds: 0, hideSeconds: 0 }, signal)
      queue.value.close()
      return received.ok ? ok({ received: received.value.length }) : received
    },
    unrecognised: unrecognised.list,
    discard: unrecognised.discard,
    forget: async () => {
      if (practice) return fail('invalid-input', { detail: ofPractice })
      return change(async () => {
        const removed = await settings.removeKeys()
        return removed.ok ? ok(noQueueStored) : removed
      })
    },
    forgotten: unrecognised.recount,
    close: () => inTurn(listening.stop),
  }
}
