import { randomUUID } from 'node:crypto'
import type { ConnectionsView, ConnectionSummary, CheckStep } from '../../shared/domain/connection'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { IdentityStore } from '../identity/identity-store'
import type { Importer } from '../identity/import/importer'
import { createMutex } from '../lib/mutex'
import { checkConnection } from '../link/check'
import { createActiveConnection } from './active-connection'
import type { Connection } from './connection-file'
import { createConnectionIdentity, type ConnectionIdentity } from './connection-identity'
import { openConnectionList } from './connection-list'
import { forgetConnection } from './forget-connection'
import type { Practice } from './practice'
import { createPracticeConnection } from './practice-connection'
import { openSession, type Session } from './session'
import { linkOptionsOf, type SessionParts } from './session-parts'

export type ConnectionFields = Pick<Connection, 'name' | 'baseUrl' | 'caPem' | 'oaepHash'>

/** The connections, and the session of the active one. */
export interface Connections extends ConnectionIdentity {
  readonly view: () => Promise<ConnectionsView>
  readonly create: (fields: ConnectionFields) => Promise<Result<ConnectionSummary>>
  readonly change: (id: string, fields: ConnectionFields) => Promise<Result<ConnectionSummary>>
  readonly forget: (id: string) => Promise<Result<null>>
  readonly activate: (id: string) => Promise<Result<ConnectionsView>>
  readonly enterPractice: () => Promise<Result<ConnectionsView>>
  readonly leavePractice: () => Promise<Result<ConnectionsView>>
  readonly check: (
    id: string,
    onStep: (step: CheckStep) => void,
    signal: AbortSignal,
    text?: string,
  ) => Promise<Result<readonly CheckStep[]>>
  /** The active session, or `not-connected` with the reason why there is none. */
  readonly session: () => Promise<Result<Session>>
  readonly close: () => Promise<void>
}

interface ConnectionsParts extends Omit<SessionParts, 'practiceQueue'> {
  readonly file: string
  readonly importer: Pick<Importer, 'read'>
  readonly practice: Practice
}

const summaryOf = async (identities: IdentityStore, connection: Connection): Promise<ConnectionSummary> => {
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

/** The connection that was active when the console was last closed is opened at once. */
export const openConnections = async (parts: ConnectionsParts): Promise<Connections> => {
  const { identities, importer, practice, emit, now } = parts
  const sessionParts: SessionParts = { ...parts, practiceQueue: practice.queue }
  const list = await openConnectionList(parts.file)
  const active = createActiveConnection(list, (connection) => openSession(connection, sessionParts))
  const practising = createPracticeConnection({
    list,
    active,
    practice,
    onStep: (step) => emit('connection:practice-step', step),
  })

  const view = async (): Promise<ConnectionsView> => {
    const session = await active.session()
    const connections: ConnectionSummary[] = []
    for (const connection of list.all()) connections.push(await summaryOf(identities, connection))
    return {
      connections,
      activeId: list.activeId(),
      session: active.number(),
      ready: session?.ok ?? false,
      trouble: list.trouble ?? (session && !session.ok ? session.error : null),
      notice: session?.ok ? session.value.notice : null,
    }
  }

  /**
   * Whatever changes which connection is in use, or what it consists of, runs in this mutex, one at a time. The page is
   * told the state after each, whether it succeeded or not.
   */
  const turns = createMutex()
  const ended = new AbortController()
  const inTurn = <T>(work: () => Promise<Result<T>>): Promise<Result<T>> =>
    turns(async () => {
      if (ended.signal.aborted) return fail('cancelled', { detail: 'the console is closing' })
      try {
        return await work()
      } finally {
        emit('connection:changed', await view())
      }
    })

  const withView = async (done: Promise<Result<unknown>>): Promise<Result<ConnectionsView>> => {
    const result = await done
    return result.ok ? ok(await view()) : result
  }

  const lastActive = list.all().find(({ id }) => id === list.activeId())
  if (lastActive) {
    active.begin(
      turns(async () => {
        const usable = await practising.usable(lastActive.id)
        return usable.ok ? openSession(usable.value, sessionParts) : usable
      }),
    )
  }

  return {
    view,
    create: (fields) =>
      inTurn(async () => {
        const connection: Connection = { id: randomUUID(), ...fields, practice: false }
        const saved = await list.put(connection)
        return saved.ok ? ok(await summaryOf(identities, connection)) : saved
      }),
    change: (id, fields) =>
      inTurn(async () => {
        const found = list.byId(id)
        if (!found.ok) return found
        if (found.value.practice) return fail('invalid-input', { detail: 'Practice sets itself up' })
        const connection: Connection = { ...found.value, ...fields }
        const saved = await list.put(connection)
        if (!saved.ok) return saved
        await active.reopen(connection)
        return ok(await summaryOf(identities, connection))
      }),
    forget: (id) =>
      inTurn(async () => {
        const found = list.byId(id)
        if (!found.ok) return found
        const removed = await forgetConnection(
          { list, active, identities, folder: parts.folder },
          found.value,
        )
        if (removed.ok && found.value.practice) practice.stop()
        return removed
      }),
    activate: (id) =>
      withView(
        inTurn(async () => {
          const found = await practising.usable(id)
          return found.ok ? active.use(found.value) : found
        }),
      ),
    enterPractice: () => withView(inTurn(practising.enter)),
    leavePractice: () => withView(inTurn(practising.leave)),
    ...createConnectionIdentity({ list, active, identities, importer, inTurn, now }),
    check: async (id, onStep, signal, text) => {
      const found = await turns(() => practising.usable(id))
      if (!found.ok) return found
      const identity = await identities.loadIdentity(id)
      if (!identity.ok && identity.error.code !== 'keychain-nothing-stored') return identity
      // Without an identity the steps below still show something.
      const used = identity.ok ? identity.value : { certificatePem: '', keyPem: '' }
      const options = linkOptionsOf(found.value, used, parts.proxyFor)
      return ok(await checkConnection(options, onStep, signal, undefined, text))
    },
    session: async () => active.session() ?? fail('not-connected'),
    close: () =>
      turns(async () => {
        ended.abort()
        await active.close()
        practice.stop()
      }),
  }
}
