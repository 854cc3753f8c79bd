import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createIntervalReader, readerLimits } from '../../electron/records/read-intervals'
import { startWorker } from './programs'

/** A process that reads one hostile file of 64 MB as main does, and reports what that cost. */

const size = 64 * 1024 * 1024
const repeated = (text: string, before = ''): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size)
  const unit = Buffer.from(text)
  Buffer.from(bytes.buffer).fill(unit)
  Buffer.from(before).copy(bytes)
  return bytes
}

export const hostileFiles = {
  commas: () => repeated(','),
  'empty objects': () => repeated('{},', '['),
  'quoted empty cells': () => repeated('"",'),
  'line ends': () => repeated('\n', 'Date,kWh'),
  semicolons: () => repeated('2025-01-01;'),
  'opening brackets': () => repeated('['),
  'one long string': () => repeated('a', '{"a":"'),
  'one long number': () => repeated('1', '['),
  'one long cell': () => repeated('x', 'Date,kWh\n2025-01-01,'),
  'empty elements': () => repeated('<UsagePoint/>', '<feed>'),
  'one open tag': () => repeated('a="b" ', '<feed '),
  'rows of one date': () =>
    repeated('2025-01-01 00:00,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5\n', 'Date,a,b,c,d,e,f,g,h\n'),
  'long rows': () => repeated(`2025-01-01 00:00,1.5${' '.repeat(200)}\n`, 'Date,kWh\n'),
  'letters of two bytes': () => repeated('ż', 'Date,kWh\n'),
  zeros: () => repeated('\0'),
} satisfies Record<string, () => Uint8Array<ArrayBuffer>>

export interface Cost {
  readonly outcome: string
  /** MB more than the process had before, including the file. */
  readonly memory: number
  /** Seconds. */
  readonly took: number
  /** The longest time for which the event loop of the process was blocked, in milliseconds. */
  readonly stood: number
}

const read = async (kind: keyof typeof hostileFiles, deadlineMs: number | undefined): Promise<Cost> => {
  const startWith = () => startWorker('electron/records/worker.ts', { resourceLimits: readerLimits })
  // If a compiler is needed, it does its work before anything is measured.
  await createIntervalReader(startWith).read(Buffer.from('Date,kWh\n'), {}, new AbortController().signal)
  const before = process.resourceUsage().maxRSS
  const file = hostileFiles[kind]()
  const delays = monitorEventLoopDelay({ resolution: 5 })
  delays.enable()
  const begun = performance.now()
  const options = deadlineMs === undefined ? {} : { deadlineMs }
  const result = await createIntervalReader(startWith, options).read(file, {}, new AbortController().signal)
  const took = (performance.now() - begun) / 1000
  delays.disable()
  return {
    outcome: result.ok ? 'read' : `${result.error.code}: ${result.error.detail ?? ''}`,
    memory: (process.resourceUsage().maxRSS - before) / 1024,
    took,
    stood: delays.max / 1e6,
  }
}

const [kind, deadlineMs] = process.argv.slice(2)
if (kind !== undefined && process.send) {
  const limit = deadlineMs === undefined ? undefined : Number(deadlineMs)
  process.send(await read(kind as keyof typeof hostileFiles, limit))
  process.disconnect()
}
