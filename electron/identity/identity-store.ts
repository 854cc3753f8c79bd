import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { CertificateInfo } from '../../shared/domain/certificate'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { describeCertificate } from './certificate'
import type { Identity, PendingKey } from './identity'
import type { Keychain } from './keychain'
import { createMutex } from '../lib/mutex'
import { sealedValues } from './sealed-value/parts'

/**
 * What the keychain holds of each connection. A connection's id is letters, digits and hyphens (`invalid-id`
 * otherwise); all else that can fail is a failure of the keychain.
 */
export interface IdentityStore {
  /** Certificate and key as one value: they change together or not at all. */
  readonly saveIdentity: (connectionId: string, identity: Identity) => Promise<Result<void>>
  /** `keychain-nothing-stored` where none was saved. For main alone. */
  readonly loadIdentity: (connectionId: string) => Promise<Result<Identity>>
  /** What may be shown of the stored identity; `keychain-nothing-stored` where none was saved. */
  readonly certificateOf: (connectionId: string) => Promise<Result<CertificateInfo>>
  readonly savePendingKey: (connectionId: string, pending: PendingKey) => Promise<Result<void>>
  readonly loadPendingKey: (connectionId: string) => Promise<Result<PendingKey | null>>
  readonly clearPendingKey: (connectionId: string) => Promise<Result<void>>
  /** The 32 bytes that seal the connection's database; made once, when the keychain says that there are none. */
  readonly storeKey: (connectionId: string) => Promise<Result<Buffer>>
  /** Everything of the connection, its database key too. */
  readonly removeAll: (connectionId: string) => Promise<Result<void>>
}

const identitySchema = z.strictObject({ certificatePem: z.string(), keyPem: z.string() })
const pendingSchema = z.strictObject({ keyPem: z.string(), csrPem: z.string() })

const storeKeyBytes = 32

const safeId = /^[A-Za-z0-9-]{1,64}$/

type Kind = 'identity' | 'pending-key' | 'store-key'

export const createIdentityStore = (keychain: Keychain): IdentityStore => {
  const values = sealedValues(keychain)
  // Two first calls at once must not make two database keys.
  const inTurn = createMutex()

  const nameOf = (connectionId: string, kind: Kind): Result<string> =>
    safeId.test(connectionId) ? ok(`${connectionId}/${kind}`) : fail('invalid-id')

  const saveJson = async (
    connectionId: string,
    kind: Kind,
    value: Identity | PendingKey,
  ): Promise<Result<void>> => {
    const name = nameOf(connectionId, kind)
    if (!name.ok) return name
    const bytes = Buffer.from(JSON.stringify(value))
    const written = await values.write(name.value, bytes)
    bytes.fill(0)
    return written
  }

  const loadJson = async <T>(
    connectionId: string,
    kind: Kind,
    schema: z.ZodType<T>,
  ): Promise<Result<T | null>> => {
    const name = nameOf(connectionId, kind)
    if (!name.ok) return name
    const bytes = await values.read(name.value)
    if (!bytes.ok || bytes.value === null) return bytes as Result<null>
    try {
      const parsed = schema.safeParse(JSON.parse(bytes.value.toString('utf8')))
      return parsed.success
        ? ok(parsed.data)
        : fail('keychain-damaged', { detail: 'not in the form we write' })
    } catch {
      return fail('keychain-damaged', { detail: 'not in the form we write' })
    } finally {
      bytes.value.fill(0)
    }
  }

  const loadIdentity = async (connectionId: string): Promise<Result<Identity>> => {
    const loaded = await loadJson(connectionId, 'identity', identitySchema)
    if (!loaded.ok) return loaded
    return loaded.value === null ? fail('keychain-nothing-stored') : ok(loaded.value)
  }

  const removePrefix = async (name: Result<string>): Promise<Result<void>> =>
    name.ok ? values.removeAll(name.value) : name

  const readStoreKey = async (name: string): Promise<Result<Buffer | null>> => {
    const stored = await values.read(name)
    if (!stored.ok || stored.value === null || stored.value.length === storeKeyBytes) return stored
    return fail('keychain-damaged', { detail: 'the database key has the wrong length' })
  }

  return {
    saveIdentity: (connectionId, { certificatePem, keyPem }) =>
      saveJson(connectionId, 'identity', { certificatePem, keyPem }),
    loadIdentity,
    certificateOf: async (connectionId) => {
      const loaded = await loadIdentity(connectionId)
      return loaded.ok ? describeCertificate(loaded.value.certificatePem) : loaded
    },
    savePendingKey: (connectionId, { keyPem, csrPem }) =>
      saveJson(connectionId, 'pending-key', { keyPem, csrPem }),
    loadPendingKey: (connectionId) => loadJson(connectionId, 'pending-key', pendingSchema),
    clearPendingKey: (connectionId) => removePrefix(nameOf(connectionId, 'pending-key')),
    storeKey: (connectionId) =>
      inTurn(async () => {
        const name = nameOf(connectionId, 'store-key')
        if (!name.ok) return name
        const stored = await readStoreKey(name.value)
        if (!stored.ok) return stored
        if (stored.value !== null) return ok(stored.value)
        const written = await values.write(name.value, randomBytes(storeKeyBytes))
        if (!written.ok) return written
        // Read back: the database is sealed with the key that the keychain returns, not with what we believe we stored.
        const again = await readStoreKey(name.value)
        if (!again.ok) return again
        return again.value === null
          ? fail('keychain-damaged', { detail: 'the database key was not kept' })
          : ok(again.value)
      }),
    removeAll: async (connectionId) =>
      safeId.test(connectionId) ? values.removeAll(`${connectionId}/`) : fail('invalid-id'),
  }
}
