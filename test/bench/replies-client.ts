import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parentPort } from '../../electron/processes/parent'
import { serve } from '../../electron/processes/port'
import { createLinkClient, type LinkClient, type LinkClientOptions } from '../../electron/link/link-client'

/** Entry of the process that reads replies as large as they may be: what a client makes of them keeps main's loop for so long. */

const reads = {
  ids: (client: LinkClient) => client.profiles.list({}),
  bills: (client: LinkClient) => client.bills.list(1),
  months: (client: LinkClient) => client.intervals.list(1),
  tags: (client: LinkClient) => client.tags.list(1),
  error: (client: LinkClient) => client.basic.echoGet('x'),
} satisfies Record<string, (client: LinkClient) => Promise<{ readonly ok: boolean }>>

export type ReadKind = keyof typeof reads

export interface ReplyRead {
  readonly ok: boolean
  /** Longest delay of the event loop meanwhile, in milliseconds, the 5 of the clock that measures it included. */
  readonly longest: number
}

// A type, not an interface: `Methods` wants an index signature.
export type RepliesMethods = {
  readonly read: (asked: {
    readonly client: LinkClientOptions
    readonly kind: ReadKind
  }) => Promise<ReplyRead>
}

const methods: RepliesMethods = {
  read: async ({ client: options, kind }) => {
    const client = createLinkClient(options)
    // Uncounted: the connection, and the first look at the code.
    await client.zips.get('00007')
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const { ok } = await reads[kind](client)
    delay.disable()
    await client.close()
    return { ok, longest: delay.max / 1e6 }
  },
}

serve(parentPort(), methods)
