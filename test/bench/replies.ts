import { defaultLimits } from '../../electron/link/transport/limits'
import { callerOf } from '../../electron/processes/port'
import { optionsFor, startScripted, type Scripted } from '../link/client-servers'
import { startNodeProcess } from '../support/node-process'
import type { ReadKind, RepliesMethods, ReplyRead } from './replies-client'
import { rowOf, type Row } from './row'

const maxDelayMs = 50

/** A JSON list of `item` that has nearly `bytes` bytes. */
const listOf = (item: (at: number) => string, bytes: number, most = Number.MAX_SAFE_INTEGER): string => {
  const items: string[] = []
  for (let size = 2; items.length < most;) {
    const next = item(items.length)
    size += next.length + 1
    if (size > bytes) break
    items.push(next)
  }
  return `[${items.join(',')}]`
}

const bill = (at: number): string =>
  JSON.stringify({
    bill_id: `bill-${at}`,
    type: at % 2 ? 'gas' : 'electricity',
    account_number: '42626522-7',
    service_address: '123 J. Random Road, Randomtown, RI 00007',
    meter_number: '67563764',
    start_date: '2016-10-01T00:00:00',
    end_date: '2016-10-31T23:59:59',
    cost: 21.25 + at,
    currency: 'USD',
    usage: 13.72,
    units: 'therms',
    pdf: `/link/4.0/data/bills/1/bill-${at}/pdf`,
  })

const month = (at: number): string =>
  `{"meter_id":"m${at}","month_id":"2015-01","first_interval":1420088400,"last_interval":1422763200,"complete":true}`

/** Replies at their limits of size and number, one of each kind. */
const bodies = (): Readonly<Record<ReadKind, Scripted>> => ({
  ids: { body: listOf((at) => String(1_000_000 + at), defaultLimits.list, 499_000) },
  bills: { body: listOf(bill, defaultLimits.list, 10_000) },
  months: { body: listOf(month, defaultLimits.list, 10_000) },
  tags: { body: listOf((at) => `"tag ${at}"`, defaultLimits.json, 49_000) },
  error: { status: 500, body: `{"error":"${'words '.repeat(170_000)}"}` },
})

const kindOf = (url: string): ReadKind | null => {
  if (url.includes('/bills/')) return 'bills'
  if (url.includes('/intervals/')) return 'months'
  if (url.includes('/tags/')) return 'tags'
  if (url.includes('/echo/')) return 'error'
  return url.includes('/profiles/') ? 'ids' : null
}

/**
 * How long the largest replies block the event loop of the process that reads them. The server runs in this process.
 */
export const benchReplies = async (rounds = 5): Promise<readonly Row[]> => {
  const replies = bodies()
  const server = await startScripted(({ url }) => {
    const kind = kindOf(url)
    return kind ? replies[kind] : { body: { zipcode: '00007' } }
  })
  try {
    const rows: Row[] = []
    for (const kind of Object.keys(replies) as ReadKind[]) {
      const measured: ReplyRead[] = []
      for (let round = 0; round < rounds; round += 1) {
        const child = startNodeProcess('test/bench/replies-client.ts')
        measured.push(await callerOf<RepliesMethods>(child)('read', { client: optionsFor(server.url), kind }))
        child.kill()
      }
      console.log(
        `replies: ${kind}: ${measured.map(({ ok, longest }) => `${ok ? '' : 'refused '}${longest.toFixed(0)} ms`).join(', ')}`,
      )
      rows.push(
        rowOf(
          `replies: longest delay while the largest reply (${kind}) is read, against 50 ms`,
          'ms',
          measured.map(({ longest }) => ({ ours: longest, theirs: maxDelayMs })),
          { at: 'most', ratio: 1 },
        ),
      )
    }
    return rows
  } finally {
    await server.close()
  }
}
