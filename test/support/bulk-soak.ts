import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BulkOperation, BulkRun } from '../../shared/domain/bulk'
import { ended, startEngine, type Engine } from './bulk-engine'
import { strikeAtRandom } from './bulk-faults'
import { startPracticeForTests, type PracticeForTests } from './practice'
import { valueOf } from './session'

/** A person's patience with what failed. */
const mostRetries = 40

export const clientOf = ({ service, caPem, certificatePem, keyPem }: PracticeForTests) => ({
  baseUrl: service.apiUrl,
  identity: { certificatePem, keyPem },
  ca: [caPem],
  oaepHash: 'sha1' as const,
})

/** Runs it to its end, and again what failed, as a person would, until nothing is left that can be had. */
export const runToTheEnd = async (
  { bulk, until }: Engine,
  started: BulkRun,
  beforeRetry: () => Promise<void> = () => Promise.resolve(),
): Promise<BulkRun> => {
  let run = await until(started.id, ended)
  const isJob = run.operation.kind === 'job-start'
  for (let tried = 0; tried < mostRetries; tried += 1) {
    const { failed, unknown } = run.counts
    if (failed + (isJob ? 0 : unknown) === 0) break
    await beforeRetry()
    valueOf(await bulk.retry(run.id))
    run = await until(run.id, ended)
  }
  return run
}

export interface SoakResult {
  readonly faults: number
  readonly duplicates: number
  readonly lost: number
}

/** Rounds of every kind of run against a service that breaks at random, counted against what it carried out. */
export const soak = async (
  wanted: number,
  seed: number,
  progress: (faults: number) => void,
): Promise<SoakResult> => {
  const practice = await startPracticeForTests({ profiles: 160, speed: 1000 })
  const folder = await mkdtemp(join(tmpdir(), 'soak-'))
  const engine = await startEngine({
    folder,
    client: clientOf(practice),
    limits: { headers: 300, body: 300, overall: 1_000 },
    hurry: 100,
  })
  const { log, world } = practice.service
  const faults = strikeAtRandom(practice.service, seed)
  const ids = Array.from({ length: 150 }, (_, at) => at + 1)
  let duplicates = 0
  let lost = 0

  const run = async (operation: BulkOperation): Promise<BulkRun> =>
    runToTheEnd(engine, valueOf(await engine.bulk.start(operation, ids, undefined)))

  /** Of each change no more than `most` may have been carried out. */
  const countDuplicates = (most: number): void => {
    for (const count of log.changes().values()) duplicates += Math.max(0, count - most)
    log.clear()
  }
  const countLost = ({ counts }: BulkRun, isThere: (id: number) => boolean): void => {
    const open = counts.waiting + counts.failed + counts.unknown
    lost += Math.max(open, ids.filter((id) => !isThere(id)).length)
  }
  const hasTag = (tag: string) => (id: number) => world().profiles.get(id)?.tags.includes(tag) === true

  for (let round = 1; faults.struck() < wanted; round += 1) {
    countLost(await run({ kind: 'tag-add', tags: [`a${round}`] }), hasTag(`a${round}`))
    countDuplicates(1)
    const renamed = await run({ kind: 'tag-rename', from: [`a${round}`], to: `b${round}` })
    countLost(renamed, (id) => hasTag(`b${round}`)(id) && !hasTag(`a${round}`)(id))
    countDuplicates(1)
    const before = ids.map((id) => world().profiles.get(id)?.label)
    const changed = await run({ kind: 'change', label: `r${round} {label}` })
    countLost(changed, (id) => world().profiles.get(id)?.label === `r${round} ${before[id - 1] ?? ''}`)
    countDuplicates(1)
    const undone = await run({ kind: 'undo', runId: changed.id })
    countLost(undone, (id) => world().profiles.get(id)?.label === before[id - 1])
    countDuplicates(1)
    const started = await run({ kind: 'job-start', mode: 'bill', sendNotification: false })
    lost += started.counts.waiting
    countDuplicates(1)
    countLost(await run({ kind: 'tag-remove', tags: [`b${round}`] }), (id) => !hasTag(`b${round}`)(id))
    countDuplicates(1)
    progress(faults.struck())
  }
  faults.stop()
  await engine.close()
  await practice.close()
  await rm(folder, { recursive: true, force: true })
  return { faults: faults.struck(), duplicates, lost }
}
