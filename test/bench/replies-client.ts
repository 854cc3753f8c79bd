import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parentPort } from '../../electron/processes/parent'
import { serve } from '../../electron/processes/port'
import { createLinkClient, type LinkClient, type LinkClientOptions } from '../../electron/link/link-client'

/**
 * Entry of the process that reads the largest replies that are allowed: while the client processes them, main's loop is
 * blocked.
 */

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
  /** The longest delay of the event loop in milliseconds, including the 5 of the clock that measures it. */
  readonly longest: number
}

// A type and not an interface, because `Methods` requires an index signature.
export type RepliesMethods = {
  readonly read: (asked: {
    readonly client: LinkClientOptions
    readonly kind: ReadKind
  }) => Promise<ReplyRead>
}

const methods: RepliesMethods = {
  read: async ({ client: options, kind }) => {
    const client = createLinkClient(options)
    // Not counted: opens the connection and loads the code.
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
