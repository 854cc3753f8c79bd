import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BulkOperation, BulkRun } from '../../shared/domain/bulk'
import { createDisturber } from './bulk-disturb'
import { ended, startEngine, type Engine } from './bulk-engine'
import { randomOf, soakLimits, strikeAtRandom } from './bulk-faults'
import { judgeChanges, saysTheTruth } from './bulk-judge'
import { startRelay } from './bulk-relay'
import { mayStayInDoubt, providerOf, zipcodeOf } from './bulk-values'
import { startPracticeForTests, type PracticeForTests } from './practice'
import { valueOf } from './session'

/** After this many retries a person would give up. */
const maxRetries = 40

export const clientOf = ({ service, caPem, certificatePem, keyPem }: PracticeForTests) => ({
  baseUrl: service.apiUrl,
  identity: { certificatePem, keyPem },
  ca: [caPem],
  oaepHash: 'sha1' as const,
})

/** Runs the operation to its end and retries what failed, as a person would, until nothing more can be done. */
export const runToTheEnd = async (
  { bulk, until }: Engine,
  started: BulkRun,
  beforeRetry: () => Promise<void> = () => Promise.resolve(),
): Promise<BulkRun> => {
  let run = await until(started.id, ended)
  const inDoubt = mayStayInDoubt(run.operation)
  for (let tried = 0; tried < maxRetries; tried += 1) {
    const { failed, unknown } = run.counts
    if (failed + (inDoubt ? 0 : unknown) === 0) break
    await beforeRetry()
    valueOf(await bulk.retry(run.id))
    run = await until(run.id, ended)
  }
  return run
}

export interface SoakResult {
  readonly faults: number
  readonly runs: number
  /** Changes that were carried out twice in one run. */
  readonly duplicates: number
  /** Profiles whose state contradicts their run, or that the run left open. */
  readonly lost: number
}

export interface SoakOptions {
  readonly faults: number
  readonly seed: number
  /** Profiles in each run, except for those that delete. */
  readonly profiles: number
  readonly progress?: (faults: number) => void
  /** Called with a line about each profile whose state contradicts its run. */
  readonly tell?: (line: string) => void
}

/** Deleted a few at a time, from the end of the others. */
const deletedAtOnce = 10
const deletable = 1_500

/** Rounds of every kind of run, against a network, a service and a store that break at random. */
export const soak = async (options: SoakOptions): Promise<SoakResult> => {
  const { seed, profiles, progress = () => undefined, tell = () => undefined } = options
  const practice = await startPracticeForTests({ profiles: profiles + deletable, speed: 1000 })
  const { service } = practice
  const folder = await mkdtemp(join(tmpdir(), 'soak-'))
  const address = new URL(service.apiUrl)
  const relay = await startRelay(Number(address.port))
  address.port = String(relay.port)
  const disturber = createDisturber(relay, randomOf(seed + 1))
  const engine = await startEngine({
    folder,
    client: { ...clientOf(practice), baseUrl: address.href },
    limits: soakLimits,
    hurry: 100,
    written: disturber.written,
    storeEntry: 'test/support/bulk-store-process.ts',
  })
  disturber.use(engine)
  const struck = strikeAtRandom(service, seed)
  const faults = (): number => struck.count() + disturber.met()
  const ids = Array.from({ length: profiles }, (_, at) => at + 1)
  let deleted = profiles
  let runs = 0
  let duplicates = 0
  let lost = 0

  const profile = (id: number) => service.world().profiles.get(id)

  /** Starts a run, waits for its end, and compares its report with what was carried out. */
  const run = async (
    operation: BulkOperation,
    isThere: (id: number, changed: boolean) => boolean,
    of: readonly number[] = ids,
  ): Promise<BulkRun> => {
    service.log.clear()
    const confirmed = operation.kind === 'delete' ? String(of.length) : undefined
    const started = valueOf(await engine.bulk.start(operation, of, confirmed))
    const last = await disturber.during(started.id, of.length, () => runToTheEnd(engine, started))
    const { doubled, changed } = judgeChanges(service)
    const page = { run: last.id, from: 0, count: of.length }
    const items = valueOf(await engine.store.bulk.items(page))
    const states = new Map(items.map(({ profileId, state }) => [profileId, state]))
    const isRight = (id: number): boolean => {
      const state = states.get(id)
      if (state === 'unknown') return mayStayInDoubt(operation)
      const isEnd = state === 'done' || state === 'unchanged' || operation.kind === 'job-start'
      return isEnd && saysTheTruth(state, changed.has(id)) && isThere(id, changed.has(id))
    }
    runs += 1
    duplicates += doubled
    // An undo only has items for profiles that its run changed.
    const wrong = (operation.kind === 'undo' ? [...states.keys()] : of).filter((id) => !isRight(id))
    lost += wrong.length
    for (const id of wrong) {
      const item = items.find(({ profileId }) => profileId === id)
      tell(JSON.stringify({ operation, changed: changed.has(id), item, profile: profile(id) }))
    }
    return last
  }

  const has = (id: number, tag: string): boolean => profile(id)?.tags.includes(tag) === true

  const round = async (n: number): Promise<void> => {
    await run({ kind: 'tag-add', tags: [`a${n}`] }, (id) => has(id, `a${n}`))
    const renamed = await run(
      { kind: 'tag-rename', from: [`a${n}`], to: `b${n}` },
      (id) => has(id, `b${n}`) && !has(id, `a${n}`),
    )
    const before = ids.map((id) => profile(id)?.label)
    const changed = await run(
      { kind: 'change', label: `r${n} {label}` },
      (id) => profile(id)?.label === `r${n} ${before[id - 1] ?? ''}`,
    )
    await run({ kind: 'undo', runId: changed.id }, (id) => profile(id)?.label === before[id - 1])
    const providerId = providerOf(n)
    await run({ kind: 'change', providerId }, (id) => profile(id)?.providerId === providerId)
    const zipcode = zipcodeOf(n)
    await run({ kind: 'change', zipcode }, (id) => profile(id)?.zipcode === zipcode)
    await run({ kind: 'job-start', mode: 'bill', sendNotification: false }, () => true)
    await run({ kind: 'undo', runId: renamed.id }, (id) => has(id, `a${n}`) && !has(id, `b${n}`))
    await run({ kind: 'tag-remove', tags: [`a${n}`] }, (id) => !has(id, `a${n}`))
    const gone = Array.from({ length: deletedAtOnce }, (_, at) => deleted + at + 1)
    deleted += deletedAtOnce
    const { savedTo } = await run({ kind: 'delete' }, (id) => profile(id) === undefined, gone)
    const saved = await readFile(savedTo ?? '', 'utf8')
    lost += gone.filter((id) => !saved.includes(`\r\n${id},`)).length
  }

  for (let n = 1; faults() < options.faults; n += 1) {
    await round(n)
    progress(faults())
  }
  struck.stop()
  await engine.close()
  await relay.close()
  await practice.close()
  await rm(folder, { recursive: true, force: true })
  return { faults: faults(), runs, duplicates, lost }
}
