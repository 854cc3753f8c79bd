import type { FaultRequest } from '../../electron/practice/faults'
import type { PracticeService } from '../../electron/practice/service'

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

const kinds: readonly FaultRequest[] = [
  { kind: 'delay', milliseconds: 20 },
  { kind: 'stall', at: 'headers' },
  { kind: 'stall', at: 'body' },
  { kind: 'reset', at: 'headers' },
  { kind: 'reset', at: 'body' },
  { kind: 'truncate' },
  { kind: 'portal' },
  { kind: 'status', status: 429, retryAfter: '0', done: false },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 502, body: '<html>Bad Gateway</html>' },
  { kind: 'status', status: 503, retryAfter: '0' },
  { kind: 'status', status: 504, body: '' },
  { kind: 'body', body: '{"broken": ' },
  { kind: 'redirect', status: 302, location: 'https://elsewhere.invalid/' },
  { kind: 'certificate', as: 'close', done: false },
  { kind: 'certificate', as: 'page', done: false },
]

const comesAfter = (fault: FaultRequest): boolean =>
  fault.kind === 'delay' ||
  fault.kind === 'truncate' ||
  fault.kind === 'body' ||
  ('at' in fault && fault.at === 'body')

/** Strikes a share of all requests with a fault of any kind, before or after the change was carried out; counts them. */
export const strikeAtRandom = ({ faults }: PracticeService, seed: number) => {
  const random = randomOf(seed)
  let struck = 0
  let on = true
  const take: PracticeService['faults']['take'] = (method) => {
    if (!on || random() >= (method === 'GET' ? 0.08 : 0.4)) return undefined
    const request = kinds[Math.floor(random() * kinds.length)]
    if (!request) return undefined
    struck += 1
    return { request, done: request.done ?? (comesAfter(request) || random() < 0.5) }
  }
  Object.assign(faults, { take })
  return {
    struck: () => struck,
    stop: () => {
      on = false
    },
  }
}
