import { performance } from 'node:perf_hooks'
import { createLinkClient, type LinkClientOptions } from '../../electron/link/link-client'
import { parentPort } from '../../electron/processes/parent'
import { serve } from '../../electron/processes/port'

/**
 * Entry of the process that reads. There is a new one in each round, with a new client and new connections at each
 * call.
 */

export interface ReadsOptions {
  readonly client: LinkClientOptions
  readonly profileIds: readonly number[]
}

export interface ReadsResult {
  /** From creating the client and its connections to reading the last reply. */
  readonly seconds: number
  readonly cpuSeconds: number
}

// A type and not an interface, because `Methods` requires an index signature.
export type ReadsMethods = {
  readonly read: (options: ReadsOptions) => Promise<ReadsResult>
}

const methods: ReadsMethods = {
  read: async ({ client: options, profileIds }) => {
    const begun = performance.now()
    const cpu = process.cpuUsage()
    const client = createLinkClient(options)
    const replies = await Promise.all(profileIds.map((id) => client.profiles.get(id, { priority: 'bulk' })))
    const seconds = (performance.now() - begun) / 1_000
    const { user, system } = process.cpuUsage(cpu)
    await client.close()
    const failures = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
    if (failures.length > 0) throw new Error(`reads: ${failures.length} failed: ${failures[0] ?? ''}`)
    return { seconds, cpuSeconds: (user + system) / 1_000_000 }
  },
}

serve(parentPort(), methods)
