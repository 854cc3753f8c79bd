import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openConnections, type Connections } from '../../electron/connection/connections'
import { createPractice } from '../../electron/connection/practice'
import type { Session } from '../../electron/connection/session'
import { createIdentityStore } from '../../electron/identity/identity-store'
import { createImporter } from '../../electron/identity/import/importer'
import { memoryKeychain, type MemoryKeychain } from '../../electron/identity/keychain-memory'
import type { Emit } from '../../electron/connection/emit'
import { credentialHandlers } from '../../electron/ipc/handlers/credentials'
import { historyHandlers } from '../../electron/ipc/handlers/history'
import { jobHandlers } from '../../electron/ipc/handlers/jobs'
import { planHandlers } from '../../electron/ipc/handlers/plans'
import { profileHandlers } from '../../electron/ipc/handlers/profiles'
import { tagHandlers } from '../../electron/ipc/handlers/tags'
import { triageHandlers } from '../../electron/ipc/handlers/triage'
import { viewHandlers } from '../../electron/ipc/handlers/views'
import { withSessionOf } from '../../electron/ipc/handlers/with-session'
import type { HandlersOf } from '../../electron/ipc/registrar'
import type { EndNotice } from '../../electron/jobs/notices'
import { createLogger } from '../../electron/logging/logger'
import type { EventChannel } from '../../shared/ipc/channels'
import type { Events } from '../../shared/ipc/contract'
import { ok, type Result } from '../../shared/errors/failure'
import { startNodeProcess } from './node-process'
import type { PracticeForTests } from './practice'
import { startWorker } from './programs'
import { makeTable } from './tables'

/** What remains when the console is closed: its folder and its keychain. */
export interface Machine {
  readonly folder: string
  readonly keychain: MemoryKeychain
  /** How much its clock is ahead: negative if it was set back. */
  readonly clock: { aheadMs: number }
  /** The content of every file in the folder, by path. */
  readonly files: () => ReadonlyMap<string, Buffer>
  readonly remove: () => void
}

export const makeMachine = (): Machine => {
  const folder = mkdtempSync(join(tmpdir(), 'console-'))
  return {
    folder,
    keychain: memoryKeychain(),
    clock: { aheadMs: 0 },
    files: () =>
      new Map(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => [path, readFileSync(path)]),
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

type Calls = HandlersOf<'profiles'> &
  HandlersOf<'tags'> &
  HandlersOf<'credentials'> &
  HandlersOf<'history'> &
  HandlersOf<'jobs'> &
  HandlersOf<'triage'> &
  HandlersOf<'views'> &
  HandlersOf<'plans'>

/**
 * The main process without a window: services, handlers and real processes, with the events that they would send to the
 * page.
 */
export interface ConsoleForTests {
  readonly connections: Connections
  readonly calls: Calls
  /** The payloads of an event that were sent so far. */
  readonly told: <E extends EventChannel>(event: E) => readonly Events[E][]
  readonly logged: () => string
  /** The desktop notifications of ended jobs so far. */
  readonly notices: readonly EndNotice[]
  /** The profiles whose windows were closed because they were forgotten. */
  readonly closedFor: readonly number[]
  /** The profiles of which a PDF counts as open in a window of its own. */
  readonly inWindows: Set<number>
  readonly session: () => Promise<Session>
  /** As if the computer had slept. */
  readonly resume: () => void
  readonly close: () => Promise<void>
}

/** Answers for a person who cancels every file dialog. */
const save = async (): Promise<Result<{ readonly savedTo: null }>> => ok({ savedTo: null })

/** The context of a handler that is not called by a page. */
export const context = { signal: new AbortController().signal, window: null }

/** The value of a result that must not be a failure. */
export const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`)
  return result.value
}

export const startConsole = async ({ folder, keychain, clock }: Machine): Promise<ConsoleForTests> => {
  const events: { readonly event: EventChannel; readonly payload: unknown }[] = []
  const lines: string[] = []
  const notices: EndNotice[] = []
  const closedFor: number[] = []
  const inWindows = new Set<number>()
  const identities = createIdentityStore(keychain)
  const now = (): Date => new Date(Date.now() + clock.aheadMs)
  const resumed = new Set<() => void>()
  const emit: Emit = (event, payload) => void events.push({ event, payload })
  const connections = await openConnections({
    file: join(folder, 'connections.json'),
    folder: join(folder, 'connections'),
    identities,
    keychain,
    importer: createImporter(() => startNodeProcess('electron/identity/import/process.ts')),
    practice: createPractice({
      userData: folder,
      start: () => startNodeProcess('electron/practice/process.ts'),
      identities,
      now,
      options: { profiles: 30, speed: 20 },
    }),
    startStore: () => startNodeProcess('electron/store/process.ts'),
    startReader: () => startWorker('electron/records/worker.ts'),
    startDirectory: () => startWorker('electron/directory/worker.ts'),
    proxyFor: () => Promise.resolve(undefined),
    emit,
    desktop: {
      jobsEnded: (notice) => void notices.push(notice),
      onResume: (listener) => {
        resumed.add(listener)
        return () => resumed.delete(listener)
      },
      closeWindows: () => undefined,
      isInWindow: (id) => inWindows.has(id),
    },
    logger: createLogger((line) => lines.push(line)),
    now,
  })
  const withSession = withSessionOf(connections)
  return {
    connections,
    calls: {
      ...profileHandlers(withSession, { save }, makeTable, (id) => void closedFor.push(id)),
      ...tagHandlers(withSession),
      ...credentialHandlers(withSession),
      ...historyHandlers(withSession, now),
      ...jobHandlers(withSession),
      ...triageHandlers(withSession, { saveFolder: save }, '1.2.3'),
      ...viewHandlers(withSession, emit),
      ...planHandlers(withSession),
    },
    told: <E extends EventChannel>(event: E) =>
      events.filter((one) => one.event === event).map(({ payload }) => payload as Events[E]),
    notices,
    logged: () => lines.join('\n'),
    closedFor,
    inWindows,
    session: async () => valueOf(await connections.session()),
    resume: () => resumed.forEach((listener) => listener()),
    close: connections.close,
  }
}

/** Creates and activates a connection to this service, with its certificate and key. Returns its id. */
export const connectTo = async (
  { connections }: ConsoleForTests,
  { service, caPem, certificatePem, keyPem }: PracticeForTests,
): Promise<string> => {
  const { id } = valueOf(
    await connections.create({ name: 'Test', baseUrl: service.apiUrl, caPem, oaepHash: 'sha1' }),
  )
  valueOf(await connections.importIdentity(id, [Buffer.from(certificatePem), Buffer.from(keyPem)], undefined))
  return id
}
