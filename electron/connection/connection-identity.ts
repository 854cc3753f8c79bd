import type { CertificateInfo } from '../../shared/domain/certificate'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { judgeCertificate, keyMatches } from '../identity/certificate'
import type { Identity } from '../identity/identity'
import type { IdentityStore } from '../identity/identity-store'
import type { Importer } from '../identity/import/importer'
import { makeSigningRequest, type SigningRequestInput } from '../identity/signing-request'
import type { ActiveConnection } from './active-connection'
import type { ConnectionList } from './connection-list'

/**
 * The two ways in which a connection gets its identity: by a signing request made here, or by importing a certificate
 * and key.
 */
export interface ConnectionIdentity {
  readonly makeRequest: (id: string, input: SigningRequestInput) => Promise<Result<{ csrPem: string }>>
  readonly pendingRequest: (id: string) => Promise<Result<string>>
  readonly importIdentity: (
    id: string,
    inputs: readonly Uint8Array[],
    passphrase: string | undefined,
  ) => Promise<Result<CertificateInfo>>
}

interface IdentityParts {
  readonly list: ConnectionList
  readonly active: Pick<ActiveConnection, 'reopen'>
  readonly identities: IdentityStore
  readonly importer: Pick<Importer, 'read'>
  /** Runs one change of connections at a time. Read again in it whatever was made or read before. */
  readonly inTurn: <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>
  readonly now: () => Date
}

export const createConnectionIdentity = (parts: IdentityParts): ConnectionIdentity => {
  const { list, active, identities, importer, inTurn, now } = parts

  const read = async (
    id: string,
    inputs: readonly Uint8Array[],
    passphrase: string | undefined,
  ): Promise<Result<Identity>> => {
    const both = await importer.read(inputs, passphrase)
    if (both.ok || both.error.code !== 'import-no-key') return both
    // A certificate alone: its key may be the one that waits for it here.
    const pending = await identities.loadPendingKey(id)
    if (!pending.ok) return pending
    if (!pending.value) return both
    const { keyPem } = pending.value
    return importer.read([...inputs, Buffer.from(keyPem)], passphrase)
  }

  return {
    makeRequest: async (id, input) => {
      const found = list.byId(id)
      if (!found.ok) return found
      const made = await makeSigningRequest(input)
      if (!made.ok) return made
      return inTurn(async () => {
        const still = list.byId(id)
        if (!still.ok) return still
        const saved = await identities.savePendingKey(id, made.value)
        return saved.ok ? ok({ csrPem: made.value.csrPem }) : saved
      })
    },
    pendingRequest: async (id) => {
      const pending = await identities.loadPendingKey(id)
      if (!pending.ok) return pending
      return pending.value ? ok(pending.value.csrPem) : fail('not-found', { subject: 'signing-request' })
    },
    importIdentity: async (id, inputs, passphrase) => {
      const found = list.byId(id)
      if (!found.ok) return found
      const identity = await read(id, inputs, passphrase)
      if (!identity.ok) return identity
      const judged = judgeCertificate(identity.value.certificatePem, now())
      if (!judged.ok) return judged
      if (!keyMatches(identity.value.certificatePem, identity.value.keyPem))
        return fail('import-key-mismatch')
      return inTurn(async () => {
        const still = list.byId(id)
        if (!still.ok) return still
        const saved = await identities.saveIdentity(id, identity.value)
        if (!saved.ok) return saved
        await identities.clearPendingKey(id)
        if (list.activeId() === null) await list.setActive(id)
        await active.reopen(still.value)
        return judged
      })
    },
  }
}
