import { subscribe } from 'node:diagnostics_channel'
import { monitorEventLoopDelay, performance, type IntervalHistogram } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { BulkCounts } from '../../shared/domain/bulk'
import { parentPort } from '../../electron/processes/parent'
import { serve } from '../../electron/processes/port'
import type { StoredProfile } from '../../electron/store/store'
import { makeMachine, startConsole, valueOf, type ConsoleForTests, type Machine } from '../support/session'

/** Entry of the process that runs the console's main process without a window. Its service runs in another process. */

export interface ServiceToFill {
  readonly apiUrl: string
  readonly caPem: string
  readonly certificatePem: string
  readonly keyPem: string
}

/** Delays of the event loop in milliseconds, including the 10 of the clock that measures them. */
export interface LoopDelay {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export interface OpenResult {
  /** From the start of the console until all remembered profiles can be searched. */
  readonly opening: LoopDelay & { readonly seconds: number }
  /** While all ids are listed again and compared. */
  readonly listing: LoopDelay & { readonly seconds: number }
}

export interface FillResult {
  readonly profiles: number
  /** The number of requests for details and last jobs. */
  readonly requests: number
  /** From the first of them until the directory is idle and all of it is on disk. */
  readonly seconds: number
  /** During that time. */
  readonly delay: LoopDelay
}

export interface TagResult {
  readonly counts: BulkCounts
  /** From the first request until the run is done and every outcome is on disk. */
  readonly seconds: number
}

// A type and not an interface, because `Methods` requires an index signature.
export type ConsoleMethods = {
  readonly fill: (service: ServiceToFill) => Promise<FillResult>
  /** Remembers every profile of the service without reading it there, closes the console, and opens it again. */
  readonly openRemembered: (service: ServiceToFill) => Promise<OpenResult>
  /** Adds the tag to all profiles by a run, or to every second one with `half`. */
  readonly tag: (asked: { readonly tag: string; readonly half: boolean }) => Promise<TagResult>
  /**
   * Closes the console and starts it again with what it remembers, with as few connections as a new one. Resolves once
   * its directory is idle and it watches no job, so that only requested work sends requests.
   */
  readonly reopen: (argument: null) => Promise<void>
  readonly close: (argument: null) => Promise<void>
}

/** How often it checks whether it has ended. */
const lookMs = 20
const rowsAtOnce = 1_000

let running: { readonly console: ConsoleForTests; readonly machine: Machine } | undefined
let sent = 0
let firstAt = 0
let onFirst: (() => void) | undefined

subscribe('undici:request:create', (message) => {
  const { path } = (message as { readonly request: { readonly path: string } }).request
  if (!/\/profiles\/\d+\/|\/jobs\//.test(path)) return
  sent += 1
  if (sent > 1) return
  firstAt = performance.now()
  onFirst?.()
})

const secondsSinceFirst = (): number => (performance.now() - firstAt) / 1_000

const session = () => {
  if (!running) throw new Error('No console runs')
  return running.console.session()
}

const untilIdle = async (): Promise<void> => {
  const { directory } = await session()
  for (;;) {
    const { phase, failure } = await directory.state()
    if (failure) throw new Error(`fill: ${failure.code} ${failure.detail ?? ''}`)
    if (phase === 'idle') return
    await wait(lookMs)
  }
}

const connect = async ({ apiUrl, caPem, certificatePem, keyPem }: ServiceToFill): Promise<void> => {
  const machine = makeMachine()
  running = { console: await startConsole(machine), machine }
  const { connections } = running.console
  const { id } = valueOf(
    await connections.create({ name: 'Bench', baseUrl: apiUrl, caPem, oaepHash: 'sha1' }),
  )
  const identity = [Buffer.from(certificatePem), Buffer.from(keyPem)]
  valueOf(await connections.importIdentity(id, identity, undefined))
}

/** Closes the console and returns a function that starts it again. */
const closeConsole = async (): Promise<() => Promise<void>> => {
  if (!running) throw new Error('No console runs')
  const { machine, console } = running
  await console.close()
  return async () => {
    running = { console: await startConsole(machine), machine }
  }
}

const delayOf = (histogram: IntervalHistogram): LoopDelay => ({
  p50: histogram.percentile(50) / 1e6,
  p99: histogram.percentile(99) / 1e6,
  max: histogram.max / 1e6,
})

const measured = async (work: () => Promise<void>): Promise<LoopDelay & { readonly seconds: number }> => {
  const histogram = monitorEventLoopDelay({ resolution: 10 })
  const began = performance.now()
  histogram.enable()
  await work()
  histogram.disable()
  return { ...delayOf(histogram), seconds: (performance.now() - began) / 1_000 }
}

/** A profile in its stored form, as if it had just been read. */
const rememberedOf = (id: number): StoredProfile => ({
  id,
  label: `CASE-${id}`,
  provider: 'A Utility of the Bench',
  providerId: 3150,
  zipcode: '94301',
  tags: ['solar', 'Budget Billing', `batch ${id % 50}`],
  created: '2026-03-01T08:30:00.000Z',
  modified: '2026-03-02T08:30:00.000Z',
  readAt: new Date().toISOString(),
  lastJob: { jobId: `job-${id}`, status: 'success', finished: true, detail: null },
})

const methods: ConsoleMethods = {
  fill: async (service) => {
    const histogram = monitorEventLoopDelay({ resolution: 10 })
    sent = 0
    onFirst = () => void histogram.enable()
    await connect(service)
    await untilIdle()
    const seconds = secondsSinceFirst()
    histogram.disable()
    const { total, read } = await (await session()).directory.state()
    if (read < total) throw new Error(`fill: ${total - read} of ${total} were not read`)
    return { profiles: total, requests: sent, seconds, delay: delayOf(histogram) }
  },
  openRemembered: async (service) => {
    await connect(service)
    const first = await session()
    first.directory.pause(true)
    const ids = valueOf(await first.link.profiles.list({}))
    for (let at = 0; at < ids.length; at += rowsAtOnce) {
      valueOf(await first.store.profiles.put(ids.slice(at, at + rowsAtOnce).map(rememberedOf)))
    }
    const start = await closeConsole()
    const opening = await measured(async () => {
      await start()
      const { directory } = await session()
      while ((await directory.state()).read < ids.length) await wait(lookMs)
    })
    const listing = await measured(async () => {
      const { directory } = await session()
      directory.refresh()
      while ((await directory.state()).phase === 'paused') await wait(lookMs)
      await untilIdle()
    })
    return { opening, listing }
  },
  reopen: async () => {
    const start = await closeConsole()
    await start()
    await untilIdle()
    const { watcher } = await session()
    while (watcher.running().length > 0) await wait(lookMs)
  },
  tag: async ({ tag, half }) => {
    const { bulk, directory } = await session()
    const { ids } = valueOf(await directory.search('', null, null))
    const asked = [...ids].filter((_, at) => !half || at % 2 === 0)
    sent = 0
    onFirst = undefined
    const { id } = valueOf(await bulk.start({ kind: 'tag-add', tags: [tag] }, asked, undefined))
    for (;;) {
      const run = bulk.list().find((one) => one.id === id)
      if (run?.held) throw new Error(`bulk: ${run.held.code} ${run.held.detail ?? ''}`)
      if (run?.state === 'done') return { counts: run.counts, seconds: secondsSinceFirst() }
      await wait(lookMs)
    }
  },
  close: async () => {
    await running?.console.close()
    running?.machine.remove()
    running = undefined
  },
}

serve(parentPort(), methods)
