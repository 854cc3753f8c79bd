import { gzipSync } from 'node:zlib'
import { alwaysDone, type FaultRequest } from '../../electron/practice/faults'
import type { PracticeService } from '../../electron/practice/service'

/**
 * Short limits, so that a run meets all of them. The largest reply that a run needs is far smaller than the last one.
 */
export const soakLimits = { connect: 300, headers: 300, body: 300, overall: 1_000, json: 65_536 }

/** The same numbers for the same seed (mulberry32). */
export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'
/** 8 MB of blanks when unpacked, which a client must not keep in memory. */
const bomb = gzipSync(Buffer.alloc(8_000_000, ' ')).toString('latin1')

const kinds: readonly FaultRequest[] = [
  { kind: 'delay', milliseconds: 20 },
  { kind: 'stall', at: 'headers' },
  { kind: 'stall', at: 'body' },
  { kind: 'drip' },
  { kind: 'reset', at: 'headers' },
  { kind: 'reset', at: 'body' },
  { kind: 'truncate' },
  { kind: 'portal' },
  { kind: 'status', status: 429, retryAfter: '0', done: false },
  { kind: 'status', status: 429, retryAfter: '-1', done: false },
  { kind: 'status', status: 429, retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT', done: false },
  { kind: 'status', status: 403, body: '<html>Blocked by policy</html>' },
  { kind: 'status', status: 404, body: '<html>Not Found</html>' },
  { kind: 'status', status: 407, body: '<html>Proxy</html>', done: false },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 502, body: '<html>Bad Gateway</html>' },
  { kind: 'status', status: 503, retryAfter: '0' },
  { kind: 'status', status: 504, body: '' },
  { kind: 'body', body: '{"broken": ' },
  { kind: 'body', body: '['.repeat(10_000) + ']'.repeat(10_000) },
  { kind: 'body', body: JSON.stringify({ filler: 'x'.repeat(soakLimits.json) }) },
  { kind: 'body', body: '{"status": "ok"}', method: 'GET' },
  { kind: 'redirect', status: 302, location: 'https://elsewhere.invalid/' },
  { kind: 'redirect', status: 307, location: 'http://169.254.169.254/latest/' },
  { kind: 'certificate', as: 'close', done: false },
  { kind: 'certificate', as: 'page', done: false },
  { kind: 'raw', bytes: `${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}` },
  { kind: 'raw', bytes: `${head}transfer-encoding: chunked\r\n\r\n40\r\n{}` },
  { kind: 'raw', bytes: `${head}x-long: ${'x'.repeat(70_000)}\r\n\r\n{}` },
  { kind: 'raw', bytes: `${head}connection: close\r\n\r\n{"tags": ["a` },
  { kind: 'raw', bytes: `${head}content-encoding: gzip\r\nconnection: close\r\n\r\n${bomb}` },
  {
    kind: 'raw',
    bytes: `${head}content-encoding: gzip, gzip, gzip, gzip, gzip\r\ncontent-length: 2\r\n\r\n{}`,
  },
]

/** Breaks a share of all requests with a random fault, before or after the change was carried out, and counts them. */
export const strikeAtRandom = ({ faults }: PracticeService, seed: number) => {
  const random = randomOf(seed)
  let struck = 0
  let on = true
  const next: PracticeService['faults']['next'] = (method) => {
    if (!on || random() >= (method === 'GET' ? 0.08 : 0.4)) return undefined
    const request = kinds[Math.floor(random() * kinds.length)]
    if (!request || (request.method ?? method) !== method) return undefined
    struck += 1
    return { request, done: request.done ?? (alwaysDone(request) || random() < 0.5) }
  }
  Object.assign(faults, { next } satisfies Partial<typeof faults>)
  return {
    count: () => struck,
    stop: () => {
      on = false
    },
  }
}
