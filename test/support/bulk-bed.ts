import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BulkItem, BulkOperation, BulkRun } from '../../shared/domain/bulk'
import { ended, startEngine, type Engine } from './bulk-engine'
import { clientOf } from './bulk-soak'
import { startPracticeForTests, type PracticeForTests } from './practice'
import { valueOf } from './session'

/** A practice service together with the engine of bulk runs. */
export interface BulkBed {
  readonly practice: PracticeForTests
  readonly engine: () => Engine
  readonly profile: (
    id: number,
  ) => ReturnType<ReturnType<PracticeForTests['service']['world']>['profiles']['get']>
  /** Starts a run and waits for its end. */
  readonly run: (operation: BulkOperation, of?: readonly number[]) => Promise<BulkRun>
  readonly retry: (run: BulkRun) => Promise<BulkRun>
  readonly items: (run: BulkRun) => Promise<readonly BulkItem[]>
  /** Closes the engine and opens it again, as the next start of the program does. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

export const openBulkBed = async (): Promise<BulkBed> => {
  const practice = await startPracticeForTests({ profiles: 60, speed: 0 })
  const folder = await mkdtemp(join(tmpdir(), 'bulk-'))
  const start = (): Promise<Engine> => startEngine({ folder, client: clientOf(practice), hurry: 50 })
  let engine = await start()
  return {
    practice,
    engine: () => engine,
    profile: (id) => practice.service.world().profiles.get(id),
    run: async (operation, of = []) => {
      const confirmed = operation.kind === 'delete' ? String(of.length) : undefined
      const started = valueOf(await engine.bulk.start(operation, of, confirmed))
      return engine.until(started.id, ended)
    },
    retry: async ({ id }) => {
      valueOf(await engine.bulk.retry(id))
      return engine.until(id, ended)
    },
    items: async ({ id, counts }) => valueOf(await engine.bulk.items(id, undefined, 0, counts.total)).items,
    restart: async () => {
      await engine.close()
      engine = await start()
    },
    close: async () => {
      await engine.close()
      await practice.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
