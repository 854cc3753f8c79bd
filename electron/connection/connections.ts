import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { CertificateInfo } from '../../shared/domain/certificate'
import type { ConnectionsView, ConnectionSummary, PracticeStep, Rung } from '../../shared/domain/connection'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { judgeCertificate, keyMatches } from '../identity/certificate'
import type { Identity } from '../identity/identity'
import { createMutex } from '../lib/mutex'
import type { Importer } from '../identity/import/importer'
import { makeSigningRequest, type SigningRequestInput } from '../identity/signing-request'
import { checkConnection } from '../link/check'
import { readConnections, writeConnections, type Connection, type ConnectionFile } from './connection-file'
import type { Practice } from './practice'
import { copiesOf } from '../store/copies'
import { linkOptionsOf, openSession, storeFilesOf, type Session, type SessionParts } from './session'

export type ConnectionFields = Pick<Connection, 'name' | 'baseUrl' | 'caPem' | 'oaepHash'>

/** The connections, and the session of the active one. */
export interface Connections {
  readonly view: () => Promise<ConnectionsView>
  readonly create: (fields: ConnectionFields) => Promise<Result<ConnectionSummary>>
  readonly change: (id: string, fields: ConnectionFields) => Promise<Result<ConnectionSummary>>
  readonly forget: (id: string) => Promise<Result<null>>
  readonly activate: (id: string) => Promise<Result<ConnectionsView>>
  readonly enterPractice: () => Promise<Result<ConnectionsView>>
  readonly leavePractice: () => Promise<Result<ConnectionsView>>
  readonly makeRequest: (id: string, input: SigningRequestInput) => Promise<Result<{ csrPem: string }>>
  readonly pendingRequest: (id: string) => Promise<Result<string>>
  readonly importIdentity: (
    id: string,
    inputs: readonly Uint8Array[],
    passphrase: string | undefined,
  ) => Promise<Result<CertificateInfo>>
  readonly check: (
    id: string,
    onRung: (rung: Rung) => void,
    signal: AbortSignal,
    text?: string,
  ) => Promise<Result<readonly Rung[]>>
  /** The active session, or `not-connected` with what is in its way. */
  readonly session: () => Promise<Result<Session>>
  readonly close: () => Promise<void>
}

interface ConnectionsParts extends Omit<SessionParts, 'practiceQueue'> {
  readonly file: string
  readonly importer: Pick<Importer, 'read'>
  readonly practice: Practice
}

export const openConnections = async (parts: ConnectionsParts): Promise<Connections> => {
  const { file, identities, importer, practice, emit, now } = parts
  const sessionParts: SessionParts = { ...parts, practiceQueue: practice.queue }
  const read = await readConnections(file)
  let content: ConnectionFile = read.ok ? read.value : { version: 1, activeId: null, connections: [] }
  const fileTrouble: Failure | null = read.ok ? null : read.error
  let opening: Promise<Result<Session>> | null = null
  let sessions = 0
  let previousId: string | null = null

  const byId = (id: string): Result<Connection> => {
    const found = content.connections.find((connection) => connection.id === id)
    return found ? ok(found) : fail('not-found', { subject: 'connection' })
  }

  const save = async (next: ConnectionFile): Promise<Result<void>> => {
    // What could not be read is not written over.
    if (fileTrouble) return { ok: false, error: fileTrouble }
    const written = await writeConnections(file, next)
    if (written.ok) content = next
    return written
  }

  const withConnection = (connection: Connection): ConnectionFile => ({
    ...content,
    connections: [...content.connections.filter(({ id }) => id !== connection.id), connection],
  })

  const summaryOf = async (connection: Connection): Promise<ConnectionSummary> => {
    const certificate = await identities.certificateOf(connection.id)
    const nothing = !certificate.ok && certificate.error.code === 'keychain-nothing-stored'
    const pending = certificate.ok || nothing ? await identities.loadPendingKey(connection.id) : certificate
    return {
      ...connection,
      certificate: certificate.ok ? certificate.value : null,
      pendingCsrPem: pending.ok ? (pending.value?.csrPem ?? null) : null,
      trouble: certificate.ok || nothing ? (pending.ok ? null : pending.error) : certificate.error,
    }
  }

  const view = async (): Promise<ConnectionsView> => {
    const session = opening ? await opening : null
    const connections: ConnectionSummary[] = []
    for (const connection of content.connections) connections.push(await summaryOf(connection))
    return {
      connections,
      activeId: content.activeId,
      session: sessions,
      ready: session?.ok ?? false,
      trouble: fileTrouble ?? (session && !session.ok ? session.error : null),
      notice: session?.ok ? session.value.notice : null,
    }
  }

  const tell = async (): Promise<void> => emit('connection:changed', await view())

  /**
   * The life of connections happens in one turn at a time: what changes which connection is in use, or what it consists of.
   * Whatever came of it, the page is told how things stand then.
   */
  const turns = createMutex()
  const ended = new AbortController()
  const turn = <T>(work: () => Promise<Result<T>>): Promise<Result<T>> =>
    turns(async () => {
      if (ended.signal.aborted) return fail('cancelled', { detail: 'the console is closing' })
      try {
        return await work()
      } finally {
        await tell()
      }
    })

  const closeSession = async (): Promise<void> => {
    const session = await opening
    opening = null
    if (session?.ok) await session.value.close()
  }

  /** Closes the session that was, and opens the one of this connection. Whoever asks meanwhile waits for the new one. */
  const swap = async (connection: Connection): Promise<void> => {
    const before = opening
    const next = async (): Promise<Result<Session>> => {
      const session = await before
      if (session?.ok) await session.value.close()
      return openSession(connection, sessionParts)
    }
    opening = next()
    sessions += 1
    await opening
  }

  const preparePractice = async (onStep: (step: PracticeStep) => void): Promise<Result<Connection>> => {
    // An id of this data folder's own: another folder's Practice has its own key, certificate and anchor in the keychain.
    const id = content.connections.find((connection) => connection.practice)?.id ?? randomUUID()
    const prepared = await practice.prepare(id, onStep)
    if (!prepared.ok) return prepared
    const saved = await save(withConnection(prepared.value))
    return saved.ok ? prepared : saved
  }

  /** The connection, and where it is Practice, its service running. */
  const usable = async (id: string): Promise<Result<Connection>> => {
    const found = byId(id)
    return found.ok && found.value.practice ? preparePractice(() => undefined) : found
  }

  /** The one before stays in use until this one is known to be the active one on disk as well. */
  const use = async (connection: Connection): Promise<Result<null>> => {
    const saved = await save({ ...content, activeId: connection.id })
    if (!saved.ok) return saved
    await swap(connection)
    return ok(null)
  }

  /** After a change of what a session was opened with: no connection of the old identity may live on. */
  const reopenIfActive = async (connection: Connection): Promise<void> => {
    if (content.activeId === connection.id) await swap(connection)
  }

  const withView = async (done: Promise<Result<unknown>>): Promise<Result<ConnectionsView>> => {
    const result = await done
    return result.ok ? ok(await view()) : result
  }

  const importFor = async (
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

  /** The connection that was active when the console was last closed. */
  const resume = async (active: Connection): Promise<Result<Session>> => {
    const prepared = await usable(active.id)
    return prepared.ok ? openSession(prepared.value, sessionParts) : prepared
  }

  /** Everything of a connection on this computer. Its session is closed: its last words would write entries anew. */
  const remove = async (connection: Connection): Promise<Result<null>> => {
    const removed = await identities.removeAll(connection.id)
    if (!removed.ok) return removed
    const { file: database, filesFolder } = storeFilesOf(parts.folder, connection.id)
    try {
      const besides = [`${database}-wal`, `${database}-shm`, filesFolder, ...copiesOf(database)]
      for (const path of [database, ...besides]) {
        await rm(path, { recursive: true, force: true })
      }
    } catch (error) {
      return fail('file-unwritable', { detail: (error as NodeJS.ErrnoException).code })
    }
    const saved = await save({
      ...content,
      activeId: content.activeId === connection.id ? null : content.activeId,
      connections: content.connections.filter(({ id }) => id !== connection.id),
    })
    return saved.ok ? ok(null) : saved
  }

  const forget = async (connection: Connection): Promise<Result<null>> => {
    const wasActive = content.activeId === connection.id
    if (wasActive) await closeSession()
    const removed = await remove(connection)
    // What could not be forgotten is in use as before, as far as it is still whole; why not is then said by the page.
    if (!removed.ok && wasActive) await swap(connection)
    if (removed.ok && connection.practice) practice.stop()
    return removed
  }

  const enterPractice = async (): Promise<Result<null>> => {
    const left = content.activeId && byId(content.activeId)
    if (!left || !left.ok || !left.value.practice) previousId = content.activeId
    const prepared = await preparePractice((step) => emit('connection:practice-step', step))
    if (!prepared.ok) return prepared
    const used = await use(prepared.value)
    if (used.ok) emit('connection:practice-step', { step: 'connected', state: 'done' })
    return used
  }

  const leavePractice = async (): Promise<Result<null>> => {
    const back = previousId === null ? null : byId(previousId)
    if (back?.ok && !back.value.practice) {
      const used = await use(back.value)
      if (used.ok) practice.stop()
      return used
    }
    const saved = await save({ ...content, activeId: null })
    if (!saved.ok) return saved
    await closeSession()
    practice.stop()
    return ok(null)
  }

  const active = content.connections.find(({ id }) => id === content.activeId)
  if (active) opening = turns(() => resume(active))

  return {
    view,
    create: (fields) =>
      turn(async () => {
        const connection: Connection = { id: randomUUID(), ...fields, practice: false }
        const saved = await save(withConnection(connection))
        return saved.ok ? ok(await summaryOf(connection)) : saved
      }),
    change: (id, fields) =>
      turn(async () => {
        const found = byId(id)
        if (!found.ok) return found
        if (found.value.practice) return fail('invalid-input', { detail: 'Practice sets itself up' })
        const connection: Connection = { ...found.value, ...fields }
        const saved = await save(withConnection(connection))
        if (!saved.ok) return saved
        await reopenIfActive(connection)
        return ok(await summaryOf(connection))
      }),
    forget: (id) =>
      turn(async () => {
        const found = byId(id)
        return found.ok ? forget(found.value) : found
      }),
    activate: (id) =>
      withView(
        turn(async () => {
          const found = await usable(id)
          return found.ok ? use(found.value) : found
        }),
      ),
    enterPractice: () => withView(turn(enterPractice)),
    leavePractice: () => withView(turn(leavePractice)),
    makeRequest: async (id, input) => {
      const found = byId(id)
      if (!found.ok) return found
      const made = await makeSigningRequest(input)
      if (!made.ok) return made
      return turn(async () => {
        const still = byId(id)
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
      const found = byId(id)
      if (!found.ok) return found
      const identity = await importFor(id, inputs, passphrase)
      if (!identity.ok) return identity
      const judged = judgeCertificate(identity.value.certificatePem, now())
      if (!judged.ok) return judged
      if (!keyMatches(identity.value.certificatePem, identity.value.keyPem))
        return fail('import-key-mismatch')
      return turn(async () => {
        const still = byId(id)
        if (!still.ok) return still
        const saved = await identities.saveIdentity(id, identity.value)
        if (!saved.ok) return saved
        await identities.clearPendingKey(id)
        if (content.activeId === null) await save({ ...content, activeId: id })
        await reopenIfActive(still.value)
        return judged
      })
    },
    check: async (id, onRung, signal, text) => {
      const found = await turns(() => usable(id))
      if (!found.ok) return found
      const identity = await identities.loadIdentity(id)
      if (!identity.ok && identity.error.code !== 'keychain-nothing-stored') return identity
      // Without an identity the lower rungs still tell something.
      const used = identity.ok ? identity.value : { certificatePem: '', keyPem: '' }
      const options = linkOptionsOf(found.value, used, parts.proxyFor)
      return ok(await checkConnection(options, onRung, signal, undefined, text))
    },
    session: async () => {
      if (!opening) return fail('not-connected')
      return opening
    },
    close: () =>
      turns(async () => {
        ended.abort()
        await closeSession()
        practice.stop()
      }),
  }
}
