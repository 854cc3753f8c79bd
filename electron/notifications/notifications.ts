import {
  isFifo,
  queueNameOf,
  type AsideMessage,
  type AsideReason,
  type NotificationsState,
  type NotificationsView,
  type QueueSettings,
} from '../../shared/domain/notification'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { afterwards } from '../changes/afterwards'
import type { Keychain } from '../identity/keychain'
import { createMutex } from '../lib/mutex'
import type { QueueAddress } from '../practice/messages'
import type { Store } from '../store/store'
import { readMessage } from './message'
import type { Queue, QueueKeys, QueueMessage } from './queue'
import { readQueue, type Pace, type Taken } from './reader'
import { createSettings, nothingKept, type Kept } from './settings'
import type { TakeTold } from './told'

/** Notifications of a connection: a queue that is read in the background, off unless a person has switched it on. */
export interface Notifications {
  readonly view: () => NotificationsView
  /** Keys that are left out stay as they are. Another queue is read without deleting until that is confirmed anew. */
  readonly save: (queue: QueueSettings, keys: QueueKeys | null) => Promise<Result<NotificationsView>>
  readonly switchOn: (on: boolean) => Promise<Result<NotificationsView>>
  /** `confirmed` must be the queue's name. */
  readonly deleteFromQueue: (confirmed: string) => Promise<Result<NotificationsView>>
  readonly leaveInQueue: () => Promise<Result<NotificationsView>>
  /** One look, which takes nothing: how many messages came (ten at most). */
  readonly test: (signal: AbortSignal) => Promise<Result<{ readonly received: number }>>
  /** The newest first, each whole: as many as can be shown at once. */
  readonly aside: () => Promise<Result<readonly AsideMessage[]>>
  readonly discard: (id: string) => Promise<Result<readonly AsideMessage[] | null>>
  /** Settings and keys go; what was kept aside stays. */
  readonly forget: () => Promise<Result<NotificationsView>>
  /** To be told when a profile was forgotten: what was kept aside of it went along. */
  readonly forgotten: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface NotificationsParts {
  readonly connection: { readonly id: string; readonly caPem: string | null }
  readonly keychain: Pick<Keychain, 'read' | 'write' | 'remove'>
  readonly store: Pick<Store, 'settings' | 'aside' | 'readOnly'>
  /** Practice's queue; null for a connection whose queue a person sets. */
  readonly practice: QueueAddress | null
  readonly proxyFor: (url: string) => Promise<string | undefined>
  readonly onTold: TakeTold
  readonly emit: (view: NotificationsView) => void
  readonly now: () => Date
  readonly pace?: Pace | undefined
}

/** Loading Amazon's SDK takes a tenth of a second: not while the window is being filled. */
const startDelayMs = 2_000
const ofPractice = 'Practice sets up its own queue'
const mostListed = 200
/** Characters in all; a message alone may be longer. */
const mostShown = 500_000

/** Opens what was set up before; reads the queue where that was switched on, a little later. */
export const openNotifications = async (parts: NotificationsParts): Promise<Notifications> => {
  const { connection, store, practice, proxyFor, onTold, now, pace } = parts
  const settings = createSettings({ ...parts, connectionId: connection.id })
  const [first, asideCount] = await Promise.all([settings.read(), store.aside.count()])
  // A database that cannot be read here is said elsewhere; it must not keep the rest of the session shut.
  let kept = first.ok ? first.value : nothingKept
  let state: NotificationsState = { state: 'off' }
  const inTurn = createMutex()
  let told = 0
  let lastToldAt: string | null = null
  let aside = asideCount.ok ? asideCount.value : 0
  let reading: { readonly stop: () => Promise<void> } | null = null

  const view = (): NotificationsView => ({
    settings: kept.queue,
    hasKeys: kept.hasKeys,
    isPractice: practice !== null,
    on: kept.on,
    deleting: kept.deleting,
    now: state,
    told,
    lastToldAt,
    aside,
  })
  const tell = (): NotificationsView => {
    const current = view()
    parts.emit(current)
    return current
  }

  const open = async (): Promise<Result<Queue>> => {
    if (!kept.queue) return fail('invalid-input', { detail: 'no queue was set' })
    if (isFifo(kept.queue)) return fail('queue-fifo')
    const keys = await settings.keys()
    if (!keys.ok) return keys
    const { region, queueUrl, endpoint } = kept.queue
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

  const countAside = async (): Promise<void> => {
    const counted = await store.aside.count()
    if (counted.ok) aside = counted.value
    tell()
  }

  const take = async ({ id, body }: QueueMessage): Promise<Result<Taken>> => {
    const putAside = async (reason: AsideReason, profileId: number | null): Promise<Result<Taken>> => {
      const put = await store.aside.put({ id, at: now().toISOString(), reason, profileId, body })
      if (!put.ok) return put
      await countAside()
      return ok('foreign')
    }
    const message = readMessage(body)
    if (message.kind === 'aside') return putAside(message.reason, message.profileId)
    const taken = await onTold(message.told)
    if (taken.ok && taken.value === 'foreign') return putAside('not-the-form', message.told.profileId)
    if (taken.ok && taken.value === 'told') {
      told += 1
      lastToldAt = now().toISOString()
      tell()
    }
    return taken
  }

  const enter = (next: NotificationsState): void => {
    if (state.state === next.state && next.state !== 'trouble') return
    state = next
    tell()
  }

  const start = (delayMs: number): void => {
    const stopping = new AbortController()
    state = { state: 'starting' }
    let ended = Promise.resolve()
    const timer = setTimeout(() => {
      const work = readQueue(
        {
          open,
          deleting: kept.deleting,
          take,
          tell: (trouble) =>
            enter(
              trouble
                ? {
                    state: 'trouble',
                    failure: trouble.failure,
                    retryAt: new Date(trouble.retryAt).toISOString(),
                  }
                : { state: 'listening' },
            ),
          pace,
        },
        stopping.signal,
      )
      ended = work
    }, delayMs)
    reading = {
      stop: async () => {
        clearTimeout(timer)
        stopping.abort()
        await ended
      },
    }
  }

  const stop = async (): Promise<void> => {
    await reading?.stop()
    reading = null
    state = { state: 'off' }
  }

  /** Keeps the change and reads on as it says. It is decided in its turn: what is kept may be another queue by then. */
  const change = (
    decide: () => Result<Partial<Kept>> | Promise<Result<Partial<Kept>>>,
  ): Promise<Result<NotificationsView>> =>
    inTurn(async () => {
      const changed = await decide()
      if (!changed.ok) return changed
      const next = { ...kept, ...changed.value }
      const written = await settings.write(next)
      if (!written.ok) return written
      await stop()
      kept = next
      if (kept.on) start(0)
      return ok(tell())
    })

  const listAside = async (): Promise<Result<readonly AsideMessage[]>> => {
    const listed = await store.aside.list(mostListed)
    if (!listed.ok) return listed
    let length = 0
    const end = listed.value.findIndex(({ body }, at) => (length += body.length) > mostShown && at > 0)
    return end === -1 ? listed : ok(listed.value.slice(0, end))
  }

  // What cannot be kept must not be read: a message that was read once may not come again.
  if (kept.on && !store.readOnly) start(startDelayMs)

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
        const same = kept.queue?.queueUrl === queue.queueUrl && kept.queue.endpoint === queue.endpoint
        return ok({ queue, hasKeys: kept.hasKeys || keys !== null, deleting: same && kept.deleting })
      })
    },
    switchOn: (on) =>
      change(() => {
        if (on && !kept.queue) return fail('invalid-input', { detail: 'no queue was set' })
        return on && !kept.hasKeys ? fail('queue-keys-missing') : ok({ on })
      }),
    deleteFromQueue: (confirmed) =>
      change(() =>
        kept.queue && confirmed === queueNameOf(kept.queue)
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
    aside: listAside,
    discard: async (id) => {
      const discarded = await store.aside.discard(id)
      if (!discarded.ok) return discarded
      await countAside()
      return afterwards(listAside())
    },
    forget: async () => {
      if (practice) return fail('invalid-input', { detail: ofPractice })
      return change(async () => {
        const removed = await settings.removeKeys()
        return removed.ok ? ok(nothingKept) : removed
      })
    },
    forgotten: countAside,
    close: () => inTurn(stop),
  }
}
