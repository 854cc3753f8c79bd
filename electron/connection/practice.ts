import { X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { PracticeStep } from '../../shared/domain/connection'
import type { IdentityStore } from '../identity/identity-store'
import { judgeCertificate } from '../identity/certificate'
import { makeSigningRequest } from '../identity/signing-request'
import { callerOf, type ProcessPort } from '../processes/port'
import type { PracticeAddress, PracticeMethods, PracticeOptions, QueueAddress } from '../practice/messages'
import type { Connection } from './connection-file'
import { signWithPractice } from './practice-authority'

/** The practice service in its process, and how a connection to it is set up: by the same steps as for a real one. */
export interface Practice {
  /** Starts the service if it does not run, and makes sure that the connection has an identity that it accepts. */
  readonly prepare: (id: string, tell: (step: PracticeStep) => void) => Promise<Result<Connection>>
  /** The queue of its notifications, while it runs. */
  readonly queue: () => QueueAddress | null
  readonly stop: () => void
}

interface PracticeParts {
  readonly userData: string
  readonly start: () => ProcessPort
  readonly identities: IdentityStore
  readonly now: () => Date
  /** Size and behaviour of the invented world; for tests. */
  readonly options: Partial<PracticeOptions>
}

const connectionOf = (id: string, address: PracticeAddress): Connection => ({
  id,
  name: 'Practice',
  baseUrl: address.apiUrl,
  caPem: address.caPem,
  oaepHash: 'sha1',
  practice: true,
})

const signedBy = (certificatePem: string, caPem: string): boolean =>
  new X509Certificate(certificatePem).verify(new X509Certificate(caPem).publicKey)

export const createPractice = ({ userData, start, identities, now, options }: PracticeParts): Practice => {
  let running: { readonly port: ProcessPort; readonly address: PracticeAddress } | null = null

  const service = async (): Promise<Result<PracticeAddress>> => {
    if (running) return ok(running.address)
    const port = start()
    port.onExit(() => {
      if (running?.port === port) running = null
    })
    try {
      const address = await callerOf<PracticeMethods>(port)(
        'start',
        { folder: join(userData, 'practice'), ...options },
        { timeoutMs: 30_000 },
      )
      running = { port, address }
      return ok(address)
    } catch (error) {
      port.kill()
      return fail('practice-unavailable', { detail: error instanceof Error ? error.message : undefined })
    }
  }

  /** An earlier identity can be used as long as it is within its dates and this service's authority has signed it. */
  const hasIdentity = async (id: string, caPem: string): Promise<Result<boolean>> => {
    const stored = await identities.loadIdentity(id)
    if (!stored.ok) return stored.error.code === 'keychain-nothing-stored' ? ok(false) : stored
    const judged = judgeCertificate(stored.value.certificatePem, now())
    return ok(judged.ok && signedBy(stored.value.certificatePem, caPem))
  }

  const enrol = async (
    id: string,
    address: PracticeAddress,
    tell: (step: PracticeStep) => void,
  ): Promise<Result<void>> => {
    tell({ step: 'key', state: 'running' })
    const made = await makeSigningRequest({ commonName: 'practice', keyType: 'rsa-2048' })
    if (!made.ok) return made
    const { keyPem, csrPem } = made.value
    const saved = await identities.savePendingKey(id, made.value)
    if (!saved.ok) return saved
    tell({ step: 'key', state: 'done' })
    tell({ step: 'request', state: 'done' })
    const signed = await signWithPractice(address, csrPem)
    if (!signed.ok) return signed
    tell({ step: 'signed', state: 'done' })
    const imported = await identities.saveIdentity(id, {
      certificatePem: signed.value,
      keyPem,
    })
    if (!imported.ok) return imported
    tell({ step: 'imported', state: 'done' })
    return identities.clearPendingKey(id)
  }

  return {
    prepare: async (id, tell) => {
      tell({ step: 'service', state: 'running' })
      const address = await service()
      if (!address.ok) return address
      tell({ step: 'service', state: 'done' })
      const identity = await hasIdentity(id, address.value.caPem)
      if (!identity.ok) return identity
      if (!identity.value) {
        const enrolled = await enrol(id, address.value, tell)
        if (!enrolled.ok) return enrolled
      }
      return ok(connectionOf(id, address.value))
    },
    queue: () => running?.address.queue ?? null,
    stop: () => {
      running?.port.kill()
      // Somebody who enters again at once must not be given the address of the process that is ending.
      running = null
    },
  }
}
