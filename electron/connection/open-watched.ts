import { userInfo } from 'node:os'
import { sweptKinds, type SweptKind } from '../../shared/domain/coverage'
import { ok } from '../../shared/errors/failure'
import type { Job } from '../../shared/domain/job'
import { listRow } from '../../shared/domain/list-row'
import { createAfterJobs } from '../coverage/after-jobs'
import { createWasRead } from '../coverage/was-read'
import { openSweep, type Sweep } from '../coverage/sweep'
import { createBillRecords } from '../records/bill-records'
import { createPdfSaves } from '../records/pdf-saves'
import { createIntervalMonths } from '../records/interval-months'
import { openDirectory } from '../directory/directory'
import { createLastJob } from '../jobs/last-job'
import { createLedger } from '../jobs/ledger'
import { openNotices } from '../jobs/notices'
import { createWatcher, type Watcher } from '../jobs/watcher'
import { createLinkClient } from '../link/link-client'
import type { Connection } from './connection-file'
import { createReachWatch } from './reach'
import type { Scope } from './scope'
import { linkOptionsOf, type SessionParts } from './session-parts'
import type { Stored } from './open-stored'

/** Opens the client and what follows the server's state: the directory, and the watcher of running jobs. */
export const openWatched = async (
  connection: Connection,
  parts: SessionParts,
  scope: Scope,
  { identity, store }: Pick<Stored, 'identity' | 'store'>,
  /** Called when a search may find something else than before. */
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
    emit: ({ rows, ...gone }) => emit('profiles:changed', { rows: rows.map(listRow), ...gone }),
    emitState: (state, searchable) => {
      emit('directory:changed', { state, searchable })
      if (searchable) onSearchable()
    },
    isInWindow: parts.desktop.isInWindow,
    now,
  })
  if (!directory.ok) return directory
  scope.add('directory', directory.value.close)
  const bills = createBillRecords(link, store, directory.value, now)
  const pdfSaves = createPdfSaves()
  scope.add('saves of PDFs', pdfSaves.close)
  const intervalMonths = createIntervalMonths(link, store, directory.value, now)
  const readers = { bills: bills.refresh, intervals: intervalMonths.refresh }
  const afterJobs = createAfterJobs({
    kinds: sweptKinds,
    wasRead: createWasRead({ directory: directory.value, store }),
    read: (what, id, signal) => readers[what](id, signal),
  })
  scope.add('records after jobs', afterJobs.close)
  const openSweepOf = (what: SweptKind): Promise<Sweep> =>
    openSweep({
      what,
      store,
      read: readers[what],
      due: (ids, since) => directory.value.ask('recordsDue', { what, ids, since }),
      emit: (state) => emit('coverage:swept', state),
      now,
    })
  const sweeps = { bills: await openSweepOf('bills'), intervals: await openSweepOf('intervals') }
  for (const what of sweptKinds) scope.add(`sweep of ${what}`, sweeps[what].close)
  /** Of a job that ended without being watched here. */
  const tellEnd = (job: Job): void => {
    emit('jobs:changed', { jobs: [job] })
    afterJobs.ended(job.profileId)
  }
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
      if (!job.finished) return
      notices.ended(job, watcher.isOnScreen(job.profileId))
      afterJobs.ended(job.profileId)
    },
  })
  scope.add('watcher', watcher.close)
  // Whatever reads a job reports it here: a running one is watched from now on, an ended one no longer.
  ledger.onSeen((job) => (job.finished ? watcher.ended(job) : watcher.watch(job)))
  const followJob = (job: Job): void => {
    watcher.watch(job)
    directory.value.sawJob(job.profileId, job)
    emit('jobs:changed', { jobs: [job] })
  }
  const lastJob = createLastJob({
    link,
    ledger,
    onRead: directory.value.sawJob,
    forgettingOf: directory.value.forgettingOf,
  })
  return ok({
    link,
    reach,
    ledger,
    directory: directory.value,
    notices,
    watcher,
    lastJob,
    followJob,
    bills,
    pdfSaves,
    intervalMonths,
    sweeps,
    tellEnd,
  })
}

export type Watched = Extract<Awaited<ReturnType<typeof openWatched>>, { readonly ok: true }>['value']
