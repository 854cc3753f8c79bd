import { openNotifications, type Notifications } from '../../electron/notifications/notifications'
import type { Queue } from '../../electron/notifications/queue'
import type { Pace } from '../../electron/notifications/reader'
import { openQueue } from '../../electron/notifications/sqs'
import type { ReceiveReportedEnd } from '../../electron/notifications/reported-ends'
import { memoryKeychain } from '../../electron/identity/keychain-memory'
import type { Store } from '../../electron/store/store'
import type { NotificationsView } from '../../shared/domain/notification'
import type { PracticeForTests } from './practice'

export const quickPace: Pace = { shortest: 5, longest: 40, afterError: 10, longestAfterError: 80 }

/** The practice service's queue, as another receiver would open it. */
export const queueOf = (
  { service, caPem }: PracticeForTests,
  other: Partial<typeof service.queue> = {},
): Queue => openQueue({ ...service.queue, caPem, proxyFor: () => Promise.resolve(undefined), ...other })

interface Reading {
  readonly notifications: Notifications
  readonly views: readonly NotificationsView[]
}

/** Notifications over this store, configured for the practice service's queue as a person does it, and switched on. */
export const readFrom = async (
  practice: PracticeForTests,
  store: Pick<Store, 'settings' | 'unrecognised' | 'readOnly'>,
  onReported: ReceiveReportedEnd,
  { deleting = false } = {},
): Promise<Reading> => {
  const views: NotificationsView[] = []
  const notifications = await openNotifications({
    connection: { id: 'test', caPem: practice.caPem },
    keychain: memoryKeychain(),
    store,
    practice: null,
    proxyFor: () => Promise.resolve(undefined),
    onReported,
    emit: (view) => void views.push(view),
    now: () => new Date(),
    pace: quickPace,
  })
  const { accessKeyId, secretAccessKey, region, queueUrl, endpoint } = practice.service.queue
  await notifications.save({ region, queueUrl, endpoint }, { accessKeyId, secretAccessKey })
  if (deleting) await notifications.deleteFromQueue('link-notifications')
  await notifications.switchOn(true)
  return { notifications, views }
}
