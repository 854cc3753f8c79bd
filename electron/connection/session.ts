import { dirname } from 'node:path'
import type { SweptKind } from '../../shared/domain/coverage'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import type { ActivityReader } from '../activity/activity-reader'
import type { ActivityLog } from '../activity/activity-log'
import type { Bulk } from '../bulk/bulk'
import type { CredentialChanges } from '../changes/credentials'
import type { Journal } from '../changes/journal'
import { settleOpenChanges } from '../changes/recovery'
import type { Job } from '../../shared/domain/job'
import type { Directory } from '../directory/directory'
import type { ReadLastJob } from '../jobs/last-job'
import type { Launcher } from '../jobs/launcher'
import type { Ledger } from '../jobs/ledger'
import type { Lockout } from '../jobs/lockout'
import type { NoAgent } from '../jobs/no-agent'
import type { Notices } from '../jobs/notices'
import type { Watcher } from '../jobs/watcher'
import type { LinkClient } from '../link/link-client'
import type { ProfileTurns } from '../lib/turns'
import { createUnderWay, type UnderWay } from '../lib/under-way'
import { createPlace, type Place } from './place'
import { createNotes, type Notes } from '../notes/notes'
import { openNotifications, type Notifications } from '../notifications/notifications'
import { createEndRecorder } from '../notifications/reported-ends'
import type { Sweep } from '../coverage/sweep'
import type { BillRecords } from '../records/bill-records'
import type { PdfSaves } from '../records/pdf-saves'
import { createMeterMatches, type MeterMatches } from '../records/meter-matches'
import { createIntervalRecords, type IntervalRecords } from '../records/interval-records'
import { createPlaceZones } from '../records/place-zone'
import { createIntervalReader } from '../records/read-intervals'
import type { Store } from '../store/store'
import type { Plans } from '../plans/plans'
import { openTriage, type Triage } from '../triage/triage'
import type { Connection } from './connection-file'
import type { ReachWatch } from './reach'
import { createScope, type Scope } from './scope'
import { openChanging } from './open-changing'
import { openStarting } from './open-starting'
import { openStored } from './open-stored'
import { openWatched } from './open-watched'
import type { SessionParts } from './session-parts'

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
  /** Watches a job that has just been seen, and shows it in the list and on the page. */
  readonly followJob: (job: Job) => void
  readonly noAgent: NoAgent
  readonly plans: Plans
  readonly credentials: CredentialChanges
  readonly bulk: Bulk
  readonly triage: Triage
  readonly bills: BillRecords
  /** Profiles whose PDFs are being saved as files. */
  readonly savingPdfs: UnderWay<number>
  readonly pdfSaves: PdfSaves
  readonly sweeps: Readonly<Record<SweptKind, Sweep>>
  readonly intervals: IntervalRecords
  readonly meterMatches: MeterMatches
  readonly notifications: Notifications
  readonly notes: Notes
  readonly place: Place
  /** A notice about the local database, although it works: it was opened read-only, or its log was cut off. */
  readonly notice: Failure | null
  readonly close: () => Promise<void>
}

/**
 * The same parts, silenced once the scope is closed: a closed session must not send anything to the page or the
 * desktop.
 */
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
 * Opens the keychain, database and client of a connection. Nothing is sent before the first call. If a part fails to
 * open, those opened before it are closed again: there is never half a session.
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
  const { link, reach, ledger, directory, watcher, lastJob, tellEnd } = watched.value

  const changing = await openChanging(stored.value, watched.value, parts)
  const { journal, turns, credentials, lockout, holds, snoozes, noAgent, launcher } = changing
  scope.add('snoozes', snoozes.close)
  const starting = await openStarting(stored.value, watched.value, changing, parts, scope)
  if (!starting.ok) return starting
  const { bulk, plans } = starting.value
  const notifications = await openNotifications({
    connection,
    keychain,
    store,
    practice: connection.practice ? parts.practiceQueue() : null,
    proxyFor: parts.proxyFor,
    onReported: createEndRecorder({
      ledger,
      directory,
      onEnd: tellEnd,
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
    snoozes,
    noAgent,
    planOf: plans.of,
    lockout: lockout.verdict,
    lastJob,
    launcher,
    emit: (state) => emit('triage:changed', state),
    emitStep: (step) => emit('triage:starting-again', step),
    administratorFolder: dirname(parts.folder),
    now,
  })
  triage = opened
  scope.add('triage', opened.close)
  if (!store.readOnly) {
    settling = settleOpenChanges({ link, store, activity, logger }).catch((error: unknown) =>
      logger.error('open changes were not settled', { error }),
    )
  }

  // Jobs that were running when the console was closed are watched again.
  const running = await ledger.running()
  if (running.ok) running.value.forEach(watcher.watch)
  watcher.wake()
  const wake = (): void => {
    watcher.wake()
    plans.wake()
    if (reach.state().state === 'offline') void reach.tryNow()
  }
  scope.add('resume', parts.desktop.onResume(wake))
  scope.add('windows', parts.desktop.closeWindows)

  return ok({
    connection,
    ...watched.value,
    store,
    lockout,
    activity,
    activityReader,
    journal,
    turns,
    bulk,
    credentials,
    triage: opened,
    launcher,
    noAgent,
    plans,
    savingPdfs: createUnderWay(),
    intervals: createIntervalRecords(
      link,
      store,
      watched.value.intervalMonths,
      createIntervalReader(parts.startReader),
      createPlaceZones(link, directory),
      directory,
    ),
    meterMatches: createMeterMatches(store, directory, turns),
    notes: createNotes({ store, now, emit: (profileId) => emit('notes:changed', { profileId }) }),
    notifications,
    place: createPlace(store),
    notice,
  })
}
