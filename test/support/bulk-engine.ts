import { join } from 'node:path'
import { createActivityLog } from '../../electron/activity/activity-log'
import { openBulk, type Bulk } from '../../electron/bulk/bulk'
import { createLastJob } from '../../electron/jobs/last-job'
import { createLedger } from '../../electron/jobs/ledger'
import { createSpacing } from '../../electron/jobs/spacing'
import { createStarts } from '../../electron/jobs/starts'
import { createLockout } from '../../electron/jobs/lockout'
import { createLinkClient, type LinkClientOptions } from '../../electron/link/link-client'
import { defaultLimits, type Limits } from '../../electron/link/transport/limits'
import { createTurns, type ProfileTurns } from '../../electron/lib/turns'
import { createLogger } from '../../electron/logging/logger'
import { openStore } from '../../electron/store/store-client'
import type { ItemChange } from '../../electron/store/bulk-store'
import type { Store } from '../../electron/store/store'
import type { ProcessPort } from '../../electron/processes/port'
import type { BulkRun } from '../../shared/domain/bulk'
import { memoryDirectory, type MemoryDirectory } from './bulk-directory'
import { startNodeProcess } from './node-process'
import { valueOf } from './session'
import { fail } from '../../shared/errors/failure'

export interface EngineOptions {
  readonly folder: string
  readonly client: LinkClientOptions
  readonly limits?: Partial<Limits>
  /** Divides the time for which a silent server is waited for. */
  readonly hurry?: number
  /** Called for every state of an item that the store has acknowledged. */
  readonly written?: (change: ItemChange) => void
  readonly storeEntry?: string
}

/** Bulk runs over the real client and a real store process, with a directory in memory. */
export interface Engine {
  readonly bulk: Bulk
  readonly store: Store
  readonly directory: MemoryDirectory
  /** Other changes of a profile take their turn here. */
  readonly turns: ProfileTurns
  readonly killStore: () => void
  /** Only with `test/support/bulk-store-process.ts` as the entry of the store. */
  readonly diskFull: (full: boolean) => void
  /** Resolves with the run once `wanted` accepts it. */
  readonly until: (id: string, wanted: (run: BulkRun) => boolean) => Promise<BulkRun>
  readonly close: () => Promise<void>
}

const heard = (store: Store, written: Required<EngineOptions>['written']): Store => ({
  ...store,
  bulk: {
    ...store.bulk,
    changeItem: async (change) => {
      const done = await store.bulk.changeItem(change)
      if (done.ok) written(change)
      return done
    },
  },
})

export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  const { folder, client, limits, hurry = 1, written = () => undefined } = options
  const { storeEntry = 'electron/store/process.ts' } = options
  let port: ProcessPort | null = null
  const opened = valueOf(
    await openStore(
      () => {
        port = startNodeProcess(storeEntry)
        return port
      },
      {
        file: join(folder, 'bulk.db'),
        filesFolder: join(folder, 'bulk.files'),
        key: new Uint8Array(32).fill(7),
      },
    ),
  )
  const store = heard(opened, written)
  const now = (): Date => new Date()
  const link = createLinkClient(client, { ...defaultLimits, ...limits })
  const directory = memoryDirectory(link, now)
  const ledger = createLedger(store, now, 'tester')
  const lastJob = createLastJob({ link, ledger, onRead: directory.sawJob })
  const turns: ProfileTurns = createTurns()
  const listeners = new Set<(runs: readonly BulkRun[]) => void>()
  const bulk = valueOf(
    await openBulk({
      link,
      store,
      directory,
      ledger,
      askGaps: () => Promise.resolve(fail('internal', { detail: 'no bills here' })),
      lastJob,
      starts: createStarts({ link, ledger, lastJob, follow: () => undefined }),
      lockout: createLockout({ ledger, store, now }),
      holds: { isHeld: () => false, all: () => [] },
      isSnoozed: () => false,
      turns,
      spacing: createSpacing(),
      noAgent: { since: () => null },
      activity: createActivityLog(store, { who: 'tester', now, anchor: () => Promise.resolve() }),
      emit: (runs) => listeners.forEach((listener) => listener(runs)),
      logger: createLogger(() => undefined),
      now,
      deletedFolder: join(folder, 'deleted'),
      deletesAllowed: () => Promise.resolve({ maxPerRun: 500, problem: null }),
      wait: (milliseconds, signal) =>
        new Promise((resolve) => {
          const timer = setTimeout(resolve, milliseconds / hurry)
          signal.addEventListener('abort', () => {
            clearTimeout(timer)
            resolve()
          })
        }),
    }),
  )
  return {
    bulk,
    store,
    directory,
    turns,
    killStore: () => port?.kill(),
    // No reply is expected; an id that is not a number cannot be that of another call.
    diskFull: (full) => port?.postMessage({ id: 'disk', method: 'diskFull', argument: full }),
    until: (id, wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          const run = bulk.list().find((one) => one.id === id)
          if (!run || !wanted(run)) return
          listeners.delete(look)
          resolve(run)
        }
        listeners.add(look)
        look()
      }),
    close: async () => {
      await bulk.close()
      await link.close()
      await store.close()
    },
  }
}

export const ended = ({ state }: BulkRun): boolean => state === 'done' || state === 'cancelled'
