import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { anchorOf } from '../activity/anchor'
import { openActivity } from '../activity/open-activity'
import type { ActivityReader } from '../activity/activity-reader'
import type { ActivityLog } from '../activity/activity-log'
import { deletesAllowedBy } from '../bulk/administrator'
import { openBulk, type Bulk } from '../bulk/bulk'
import { createCredentialChanges, type CredentialChanges } from '../changes/credentials'
import { createJournal, type Journal } from '../changes/journal'
import { settleOpenChanges } from '../changes/recovery'
import type { Job } from '../../shared/domain/job'
import { listRow } from '../../shared/domain/list-row'
import { openDirectory, type Directory } from '../directory/directory'
import type { IdentityStore } from '../identity/identity-store'
import type { Keychain } from '../identity/keychain'
import type { Emit } from './emit'
import { createLastJob, type ReadLastJob } from '../jobs/last-job'
import { createLauncher, type Launcher } from '../jobs/launcher'
import { createLedger, type Ledger } from '../jobs/ledger'
import { createLockout, type Lockout } from '../jobs/lockout'
import { openNoAgent, type NoAgent } from '../jobs/no-agent'
import { openNotices, type EndNotice, type Notices } from '../jobs/notices'
import { createStarts } from '../jobs/starts'
import { createWatcher, type Watcher } from '../jobs/watcher'
import { createLinkClient, type LinkClient, type LinkClientOptions } from '../link/link-client'
import { createTurns, type ProfileTurns } from '../lib/turns'
import type { Logger } from '../logging/logger'
import { createPlace, type Place } from './place'
import { openNotifications, type Notifications } from '../notifications/notifications'
import { createEndRecorder } from '../notifications/reported-ends'
import type { QueueAddress } from '../practice/messages'
import type { ProcessPort } from '../processes/port'
import { createBillRecords, type BillRecords } from '../records/bill-records'
import { createIntervalRecords, type IntervalRecords } from '../records/interval-records'
import { createPlaceZones } from '../records/place-zone'
import { createIntervalReader } from '../records/read-intervals'
import { openStore } from '../store/store-client'
import type { Store } from '../store/store'
import { openHolds } from '../jobs/holds'
import { openTriage, type Triage } from '../triage/triage'
import type { Connection } from './connection-file'
import { createReachWatch, type ReachWatch } from './reach'
import { createScope, type Scope } from './scope'

/** Everything that lives and ends with the active connection. */
export interface Session {
  readonly connection: Connection
  readonly link: LinkClient
  readonly reach: ReachWatch
  readonly store: Store
  readonly ledger: Ledger
  readonly lockout: Lockout
  readonly activity: ActivityLog
  readonly activityReader: ActivityReader
  readonly journal: Journal
  readonly turns: ProfileTurns
  readonly directory: Directory
  readonly watcher: Watcher
  readonly notices: Notices
  readonly lastJob: ReadLastJob
  readonly launcher: Launcher
  /** Follows a job, and tells that it is there. */
  readonly followJob: (job: Job) => void
  readonly noAgent: NoAgent
  readonly credentials: CredentialChanges
  readonly bulk: Bulk
  readonly triage: Triage
  readonly bills: BillRecords
  readonly intervals: IntervalRecords
  readonly notifications: Notifications
  readonly place: Place
  /** What to say about the local database, though it works: opened read-only, its log cut off. */
  readonly notice: Failure | null
  readonly close: () => Promise<void>
}

export interface SessionParts {
  /** Holds a database and a folder of sealed files per connection. */
  readonly folder: string
  readonly identities: IdentityStore
  readonly keychain: Keychain
  readonly startStore: () => ProcessPort
  readonly startReader: () => Worker
  readonly startDirectory: () => Worker
  readonly proxyFor: (url: string) => Promise<string | undefined>
  readonly practiceQueue: () => QueueAddress | null
  readonly emit: Emit
  readonly desktop: {
    readonly jobsEnded: (notice: EndNotice, connection: string) => void
    readonly onResume: (listener: () => void) => () => void
  }
  readonly logger: Logger
  readonly now: () => Date
}

/** The client's options for a connection whose identity is at hand. */
export const linkOptionsOf = (
  connection: Connection,
  identity: LinkClientOptions['identity'],
  proxyFor: SessionParts['proxyFor'],
): LinkClientOptions => ({
  baseUrl: connection.baseUrl,
  identity,
  ca: connection.caPem ? [connection.caPem] : [],
  oaepHash: connection.oaepHash,
  proxy: () => proxyFor(connection.baseUrl),
})

export const storeFilesOf = (folder: string, id: string) => ({
  file: join(folder, `${id}.db`),
  filesFolder: join(folder, `${id}.files`),
})

/** The parts with whom nothing is heard any more once the scope is closed: a closed session tells nobody anything. */
const within = (scope: Scope, parts: SessionParts): SessionParts => ({
  ...parts,
  emit: (event, payload) => {
    if (scope.isOpen()) parts.emit(event, payload)
  },
  desktop: {
    ...parts.desktop,
    jobsEnded: (notice, connection) => {
      if (scope.isOpen()) parts.desktop.jobsEnded(notice, connection)
    },
  },
})

/**
 * Opens keychain, database and client of a connection. Nothing is sent before the first call. Where a part does not open, or
 * throws, those before it are closed again: a session is whole or not there.
 */
export const openSession = async (connection: Connection, parts: SessionParts): Promise<Result<Session>> => {
  const { logger } = parts
  const scope = createScope((part, error) =>
    logger.error('a part of a session did not close', { part, error }),
  )
  const opened = await openParts(connection, within(scope, parts), scope).catch((error: unknown) => {
    logger.error('a session did not open', { error })
    return fail('internal', { detail: 'session' })
  })
  if (!opened.ok) await scope.close()
  return opened.ok ? ok({ ...opened.value, close: scope.close }) : opened
}

/** What is kept of the connection: its identity, database and activity log. */
const openStored = async (connection: Connection, parts: SessionParts, scope: Scope) => {
  const { identities, keychain, emit, logger, now } = parts
  const identity = await identities.loadIdentity(connection.id)
  if (!identity.ok) return identity
  const key = await identities.storeKey(connection.id)
  if (!key.ok) return key
  const anchor = anchorOf(keychain, connection.id)
  const anchored = await anchor.read()
  if (!anchored.ok) return anchored
  const opened = await openStore(parts.startStore, {
    ...storeFilesOf(parts.folder, connection.id),
    key: key.value,
  })
  key.value.fill(0)
  if (!opened.ok) return opened
  const store = opened.value
  scope.add('store', store.close)
  if (store.copy)
    logger.info('the database was brought to a new form; as it was it is kept beside', { copy: store.copy })
  store.onDamage(({ table, id }) => logger.error('a sealed row does not open', { table, id }))

  const { activity, activityReader, trouble } = await openActivity({
    store,
    anchor,
    emit: (head) => emit('activity:changed', { head }),
    now,
  })
  scope.add('activity', activity.flush)
  scope.add('activity reader', activityReader.close)
  return ok({ identity: identity.value, store, activity, activityReader, notice: store.readOnly ?? trouble })
}

type Stored = Extract<Awaited<ReturnType<typeof openStored>>, { readonly ok: true }>['value']

/** What goes to the server and what watches it: the client, the directory, the jobs that run. */
const openWatched = async (
  connection: Connection,
  parts: SessionParts,
  scope: Scope,
  { identity, store }: Pick<Stored, 'identity' | 'store'>,
  /** The directory has learned something that a search may find. */
  onSearchable: () => void,
) => {
  const { emit, now } = parts
  const link = createLinkClient({
    ...linkOptionsOf(connection, identity, parts.proxyFor),
    heard: (failure) => reach.heard(failure),
  })
  const reach = createReachWatch({
    probe: link.reach,
    emit: (state) => emit('connection:reach-changed', state),
    now,
  })
  scope.add('link', link.close)
  scope.add('reach', reach.close)
  const ledger = createLedger(store, now, userInfo().username)
  const directory = await openDirectory({
    link,
    store,
    ledger,
    start: parts.startDirectory,
    emit: ({ rows, removed }) => emit('profiles:changed', { rows: rows.map(listRow), removed }),
    emitState: (state, searchable) => {
      emit('directory:changed', { state, searchable })
      if (searchable) onSearchable()
    },
    now,
  })
  if (!directory.ok) return directory
  scope.add('directory', directory.value.close)
  const notices = await openNotices({
    store,
    tell: (notice) => parts.desktop.jobsEnded(notice, connection.name),
    now,
  })
  scope.add('notices', notices.close)
  const watcher: Watcher = createWatcher({
    link,
    ledger,
    onChange: (job) => {
      directory.value.sawJob(job.profileId, job)
      emit('jobs:changed', { jobs: [job] })
      if (job.finished) notices.ended(job, watcher.isOnScreen(job.profileId))
    },
  })
  scope.add('watcher', watcher.close)
  // Whoever reads a job: one that runs is followed, one at its end is not asked for again.
  ledger.onSeen((job) => (job.finished ? watcher.ended(job) : watcher.watch(job)))
  const followJob = (job: Job): void => {
    watcher.watch(job)
    directory.value.sawJob(job.profileId, job)
    emit('jobs:changed', { jobs: [job] })
  }
  const lastJob = createLastJob({ link, ledger, onRead: directory.value.sawJob })
  return ok({
    link,
    reach,
    ledger,
    directory: directory.value,
    notices,
    watcher,
    lastJob,
    followJob,
  })
}

type Watched = Extract<Awaited<ReturnType<typeof openWatched>>, { readonly ok: true }>['value']

/** What changes something at the server: the journal of changes, and what stands before each start of a job. */
const openChanging = async (
  { store, activity }: Pick<Stored, 'store' | 'activity'>,
  { link, ledger, directory, lastJob, followJob }: Watched,
  { logger, now }: Pick<SessionParts, 'logger' | 'now'>,
) => {
  const labelOf = (id: number): Promise<string | undefined> =>
    directory.known([id]).then(
      ([row]) => row?.profile?.label,
      () => undefined,
    )
  const journal = createJournal(store, activity, logger, labelOf)
  const turns: ProfileTurns = createTurns()
  const credentials = createCredentialChanges({ link, store, journal, turns })
  const lockout = createLockout({
    ledger,
    store: { credentials: { ofProfile: credentials.history } },
    now,
  })
  const holds = await openHolds(store, now)
  const providerOf = async (id: number): Promise<number | null> =>
    (await directory.known([id]))[0]?.profile?.providerId ?? null
  const noAgent = await openNoAgent(store, providerOf, now)
  const starts = createStarts({
    link: { jobs: { start: noAgent.remembering(link.jobs.start), status: link.jobs.status } },
    ledger,
    lastJob,
    follow: followJob,
  })
  const launcher = createLauncher({ starts, lastJob, journal, lockout, holds, turns, directory })
  return { journal, turns, credentials, lockout, holds, noAgent, starts, launcher }
}

const openParts = async (
  connection: Connection,
  parts: SessionParts,
  scope: Scope,
): Promise<Result<Omit<Session, 'close'>>> => {
  const { keychain, emit, logger, now } = parts
  const stored = await openStored(connection, parts, scope)
  if (!stored.ok) return stored
  const { store, activity, activityReader, notice } = stored.value
  let settling: Promise<unknown> = Promise.resolve()
  scope.add('settling', () => settling)
  let triage: Triage | null = null
  const watched = await openWatched(connection, parts, scope, stored.value, () => triage?.directoryChanged())
  if (!watched.ok) return watched
  const { link, reach, ledger, directory, notices, watcher, lastJob, followJob } = watched.value

  const { journal, turns, credentials, lockout, holds, noAgent, starts, launcher } = await openChanging(
    stored.value,
    watched.value,
    parts,
  )
  const bulk = await openBulk({
    link,
    noAgent,
    store,
    directory,
    lastJob,
    starts,
    lockout,
    holds,
    turns,
    activity,
    emit: (runs) => emit('bulk:changed', { runs }),
    logger,
    now,
    deletedFolder: join(parts.folder, 'deleted'),
    deletesAllowed: () => deletesAllowedBy(join(dirname(parts.folder), 'administrator.json')),
  })
  if (!bulk.ok) return bulk
  scope.add('bulk', bulk.value.close)
  const notifications = await openNotifications({
    connection,
    keychain,
    store,
    practice: connection.practice ? parts.practiceQueue() : null,
    proxyFor: parts.proxyFor,
    onReported: createEndRecorder({
      ledger,
      directory,
      onEnd: (job) => emit('jobs:changed', { jobs: [job] }),
      onMore: (job) => emit('jobs:changed', { jobs: [job] }),
      now,
    }),
    emit: (view) => emit('notifications:changed', view),
    now,
  })
  scope.add('notifications', notifications.close)
  const opened = await openTriage({
    link,
    store,
    directory,
    ledger,
    credentials,
    holds,
    noAgent,
    lockout: lockout.verdict,
    lastJob,
    launcher,
    emit: (state) => emit('triage:changed', state),
    emitStep: (step) => emit('triage:starting-again', step),
    playbookFile: join(dirname(parts.folder), 'playbooks.json'),
    now,
  })
  triage = opened
  scope.add('triage', opened.close)
  if (!store.readOnly) {
    settling = settleOpenChanges({ link, store, activity, logger }).catch((error: unknown) =>
      logger.error('open changes were not settled', { error }),
    )
  }

  // What still ran when the console was last closed is watched again.
  const running = await ledger.running()
  if (running.ok) running.value.forEach(watcher.watch)
  watcher.wake()
  const wake = (): void => {
    watcher.wake()
    if (reach.state().state === 'offline') void reach.tryNow()
  }
  scope.add('resume', parts.desktop.onResume(wake))

  return ok({
    connection,
    link,
    reach,
    store,
    ledger,
    lockout,
    activity,
    activityReader,
    journal,
    turns,
    directory,
    watcher,
    notices,
    bulk: bulk.value,
    credentials,
    triage: opened,
    lastJob,
    launcher,
    followJob,
    noAgent,
    bills: createBillRecords(link, store, now),
    intervals: createIntervalRecords(
      link,
      store,
      createIntervalReader(parts.startReader),
      createPlaceZones(link, directory),
    ),
    notifications,
    place: createPlace(store),
    notice,
  })
}
