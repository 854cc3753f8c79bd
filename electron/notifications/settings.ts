import { z } from 'zod'
import type { QueueSettings } from '../../shared/domain/notification'
import type { QueueAddress } from '../practice/messages'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Keychain } from '../identity/keychain'
import type { Store } from '../store/store'
import type { QueueKeys } from './queue'

const settingsSchema = z.strictObject({
  queue: z
    .strictObject({ region: z.string(), queueUrl: z.string(), endpoint: z.string().nullable() })
    .nullable(),
  hasKeys: z.boolean(),
  on: z.boolean(),
  deleting: z.boolean(),
})
const keysSchema = z.strictObject({ accessKeyId: z.string(), secretAccessKey: z.string() })

/** What is remembered of a connection's queue; its keys are in the keychain. */
export interface StoredQueue {
  readonly queue: QueueSettings | null
  readonly hasKeys: boolean
  readonly on: boolean
  readonly deleting: boolean
}

export const noQueueStored: StoredQueue = { queue: null, hasKeys: false, on: false, deleting: false }
const name = 'notifications'

export interface SettingsStore {
  readonly read: () => Promise<Result<StoredQueue>>
  readonly write: (settings: StoredQueue) => Promise<Result<void>>
  readonly keys: () => Promise<Result<QueueKeys>>
  readonly saveKeys: (keys: QueueKeys) => Promise<Result<void>>
  readonly removeKeys: () => Promise<Result<void>>
}

interface SettingsParts {
  readonly store: Pick<Store, 'settings'>
  readonly keychain: Pick<Keychain, 'read' | 'write' | 'remove'>
  readonly connectionId: string
  /** Practice's own queue, which moves to another port with each start; null for all other connections. */
  readonly practice: QueueAddress | null
}

export const createSettings = ({ store, keychain, connectionId, practice }: SettingsParts): SettingsStore => {
  const account = `${connectionId}/queue-keys`
  return {
    read: async () => {
      const stored = await store.settings.get(name)
      if (!stored.ok) return stored
      const parsed = settingsSchema.safeParse(stored.value)
      const settings = parsed.success ? parsed.data : noQueueStored
      if (!practice) return ok(settings)
      const { region, queueUrl, endpoint } = practice
      return ok({ ...settings, queue: { region, queueUrl, endpoint }, hasKeys: true })
    },
    write: (settings) =>
      store.settings.put(name, { ...settings, queue: settings.queue && { ...settings.queue } }),
    keys: async () => {
      if (practice) return ok(practice)
      const stored = await keychain.read(account)
      if (!stored.ok) return stored
      if (stored.value === null) return fail('queue-keys-missing')
      try {
        return ok(keysSchema.parse(JSON.parse(stored.value)))
      } catch {
        return fail('queue-keys-missing', { detail: 'not in the form we write' })
      }
    },
    saveKeys: ({ accessKeyId, secretAccessKey }) =>
      keychain.write(account, JSON.stringify({ accessKeyId, secretAccessKey })),
    removeKeys: () => keychain.remove(account),
  }
}
