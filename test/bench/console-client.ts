import { subscribe } from 'node:diagnostics_channel'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { BulkCounts } from '../../shared/domain/bulk'
import { parentPort } from '../../electron/processes/parent'
import { serve } from '../../electron/processes/port'
import { makeMachine, startConsole, valueOf, type ConsoleForTests, type Machine } from '../support/session'

/** Entry of the process that runs the console's main process, without a window; its service runs in another. */

export interface ServiceToFill {
  readonly apiUrl: string
  readonly caPem: string
  readonly certificatePem: string
  readonly keyPem: string
}

export interface FillResult {
  readonly profiles: number
  /** Details and last jobs that were asked for. */
  readonly requests: number
  /** From the first of them until the directory is idle, all of it on disk. */
  readonly seconds: number
  /** Of the event loop meanwhile, in milliseconds, the 10 of the clock that measures it included. */
  readonly delay: { readonly p50: number; readonly p99: number; readonly max: number }
}

export interface TagResult {
  readonly counts: BulkCounts
  /** From the first request until the run is done, every outcome on disk. */
  readonly seconds: number
}

// A type, not an interface: `Methods` wants an index signature.
export type ConsoleMethods = {
  readonly fill: (service: ServiceToFill) => Promise<FillResult>
  /** Tags these by a run, every second one alone where `half` says so. */
  readonly tag: (asked: { readonly tag: string; readonly half: boolean }) => Promise<TagResult>
  /**
   * Closes it and starts it again with what it remembers, its pace where a new one begins; resolves once its directory is
   * idle and it watches no job, so that nothing but what is asked of it sends requests.
   */
  readonly reopen: (argument: null) => Promise<void>
  readonly close: (argument: null) => Promise<void>
}

/** Asks so often whether it has ended. */
const lookMs = 20

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

const methods: ConsoleMethods = {
  fill: async ({ apiUrl, caPem, certificatePem, keyPem }) => {
    const machine = makeMachine()
    running = { console: await startConsole(machine), machine }
    const histogram = monitorEventLoopDelay({ resolution: 10 })
    sent = 0
    onFirst = () => void histogram.enable()
    const { connections } = running.console
    const { id } = valueOf(
      await connections.create({ name: 'Bench', baseUrl: apiUrl, caPem, oaepHash: 'sha1' }),
    )
    const identity = [Buffer.from(certificatePem), Buffer.from(keyPem)]
    valueOf(await connections.importIdentity(id, identity, undefined))
    await untilIdle()
    const seconds = secondsSinceFirst()
    histogram.disable()
    const { total, read } = await (await session()).directory.state()
    if (read < total) throw new Error(`fill: ${total - read} of ${total} were not read`)
    const at = (percentile: number): number => histogram.percentile(percentile) / 1e6
    return {
      profiles: total,
      requests: sent,
      seconds,
      delay: { p50: at(50), p99: at(99), max: histogram.max / 1e6 },
    }
  },
  reopen: async () => {
    if (!running) throw new Error('No console runs')
    const { machine, console } = running
    await console.close()
    running = { console: await startConsole(machine), machine }
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
