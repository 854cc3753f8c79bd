import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { join } from 'node:path'
import { terminalStatuses } from '../../shared/domain/status'
import { fail } from '../../shared/errors/failure'
import { openDirectory } from '../../electron/directory/directory'
import { createLedger } from '../../electron/jobs/ledger'
import { createLockout } from '../../electron/jobs/lockout'
import type { LinkClient } from '../../electron/link/link-client'
import { parentPort } from '../../electron/processes/parent'
import { serve } from '../../electron/processes/port'
import { openStore } from '../../electron/store/store-client'
import type { Store } from '../../electron/store/store'
import { openHolds } from '../../electron/jobs/holds'
import { openSnoozes } from '../../electron/triage/snoozes'
import { openTriage } from '../../electron/triage/triage'
import { startNodeProcess } from '../support/node-process'
import { startWorker } from '../support/programs'
import { makeMachine, valueOf } from '../support/session'

/** Entry of a process in place of main, with the directory's worker and the store's process as in the program. */

export interface OpenResult {
  readonly cases: number
  readonly groups: number
  /** Milliseconds from the request until the groups and the first cases are there. */
  readonly took: number
  /**
   * The time for which main's thread was busy during this, and the longest time in which it could answer nothing else.
   */
  readonly busy: number
  readonly longest: number
}

export type TriageMethods = {
  readonly open: (failures: number) => Promise<OpenResult>
}

const providers = 40
const failed = terminalStatuses.filter((status) => status !== 'success' && status !== 'partial_success')
const pageSize = 1_000
/** The number of visible cases when the queue opens. */
const inView = 40
const clockMs = 1

const fill = async (store: Store, count: number): Promise<void> => {
  const at = new Date().toISOString()
  for (let from = 1; from <= count; from += pageSize) {
    const ids = Array.from({ length: Math.min(pageSize, count - from + 1) }, (_, index) => from + index)
    const jobOf = (id: number) => ({
      jobId: `job-${id}`,
      status: failed[id % failed.length] ?? 'site_error',
      finished: true,
      detail: 'The page did not load',
    })
    await Promise.all(ids.map((id) => store.jobs.observe({ ...jobOf(id), profileId: id, at })))
    valueOf(
      await store.profiles.put(
        ids.map((id) => ({
          id,
          label: `CASE-${id}`,
          provider: `Utility ${(id * 7) % providers}`,
          providerId: 100 + ((id * 7) % providers),
          zipcode: '00007',
          tags: ['solar'],
          created: at,
          modified: at,
          readAt: at,
          lastJob: jobOf(id),
        })),
      ),
    )
  }
  // Nothing is listed again, because there is no service.
  valueOf(await store.settings.put('directory', { listedAt: at, filled: true, paused: true, closed: true }))
}

const nobody = () => Promise.resolve(fail('unreachable'))
const link = {
  profiles: { list: nobody, get: nobody },
  jobs: { lastOfProfile: nobody },
  utilities: { get: nobody },
} as unknown as LinkClient

const now = (): Date => new Date()

const methods: TriageMethods = {
  open: async (failures) => {
    const machine = makeMachine()
    const location = {
      file: join(machine.folder, 'triage.db'),
      filesFolder: join(machine.folder, 'triage.files'),
      key: new Uint8Array(32).fill(7),
    }
    const store = valueOf(await openStore(() => startNodeProcess('electron/store/process.ts'), location))
    await fill(store, failures)
    const ledger = createLedger(store, now, 'someone')
    const directory = valueOf(
      await openDirectory({
        link,
        store,
        ledger,
        start: () => startWorker('electron/directory/worker.ts'),
        emit: () => undefined,
        emitState: () => undefined,
        now,
      }),
    )
    const snoozes = await openSnoozes(store, now)
    const triage = await openTriage({
      link,
      store,
      directory,
      ledger,
      credentials: { add: nobody, set: nobody, remove: nobody, fits: nobody, history: nobody },
      holds: await openHolds(store, now),
      snoozes,
      noAgent: { since: () => null },
      planOf: () => null,
      lockout: createLockout({ ledger, store, now }).verdict,
      lastJob: nobody,
      launcher: { holdOf: async () => null, start: nobody },
      emit: () => undefined,
      emitStep: () => undefined,
      administratorFolder: machine.folder,
      now,
    })
    // Answers once all rows are loaded.
    await directory.ask('labelHolders', [])
    // By then the work after a start (the first check for trouble) is over.
    await wait(6_000)

    const histogram = monitorEventLoopDelay({ resolution: clockMs })
    histogram.enable()
    const began = performance.now()
    const before = performance.eventLoopUtilization()
    const [state, queue] = await Promise.all([triage.state(), triage.queue({})])
    const { groups, ids } = valueOf(queue)
    const shown = valueOf(await triage.cases([...ids.subarray(0, inView)]))
    const took = performance.now() - began
    const busy = performance.eventLoopUtilization(before).active
    await wait(20)
    histogram.disable()
    if (valueOf(state).counts.open !== failures || shown.length !== inView)
      throw new Error('triage: the queue is not what was written')
    await triage.close()
    snoozes.close()
    await directory.close()
    await store.close()
    machine.remove()
    const count = groups.flatMap((group) => group.providers.flatMap(({ statuses }) => statuses)).length
    return { cases: ids.length, groups: count, took, busy, longest: histogram.max / 1e6 - clockMs }
  },
}

serve(parentPort(), methods)
