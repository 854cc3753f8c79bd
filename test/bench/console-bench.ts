import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PracticeAddress, PracticeMethods } from '../../electron/practice/messages'
import { callerOf, type Caller } from '../../electron/processes/port'
import { startNodeProcess } from '../support/node-process'
import type { ConsoleMethods, ServiceToFill } from './console-client'
import { enrol } from './enrol'

export const profiles = 10_000
const replyDelayMs = 80
/** The most connections of the console's own client, without those that are kept for clicks. */
const connections = 64

/** The requests per second of so many connections if only waiting for replies took time. */
export const maxPerSecond = connections / (replyDelayMs / 1_000)

/** A service in a process of its own that delays each reply by 80 ms. */
export const withService = async <T>(
  measure: (address: PracticeAddress, service: ServiceToFill) => Promise<T>,
  size = profiles,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'link-console-bench-'))
  const practice = startNodeProcess('electron/practice/process.ts')
  try {
    const call = callerOf<PracticeMethods>(practice)
    // Jobs with which the world begins end soon. If they were watched, their requests would be counted.
    const address = await call('start', { folder, profiles: size, replyDelayMs, speed: 20 })
    const identity = await enrol(address)
    return await measure(address, { ...identity, apiUrl: address.apiUrl, caPem: address.caPem })
  } finally {
    practice.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The console's main process in a new process, with nothing remembered. */
export const withConsole = async <T>(measure: (call: Caller<ConsoleMethods>) => Promise<T>): Promise<T> => {
  const child = startNodeProcess('test/bench/console-client.ts')
  try {
    const call = callerOf<ConsoleMethods>(child)
    const measured = await measure(call)
    await call('close', null)
    return measured
  } finally {
    child.kill()
  }
}
