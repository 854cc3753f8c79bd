import { mostPerSecond, withConsole, withService } from './console-bench'
import type { FillResult } from './console-client'
import { rowOf, type Row } from './row'

const mostDelayMs = 50

const rowsOf = (rounds: readonly FillResult[]): readonly Row[] => [
  rowOf(
    'fill: against connections/RTT',
    'requests/s',
    rounds.map(({ requests, seconds }) => ({ ours: requests / seconds, theirs: mostPerSecond })),
    { at: 'least', ratio: 0.85 },
  ),
  rowOf(
    'fill: p99 delay of the event loop of main, against 50 ms',
    'ms',
    rounds.map(({ delay }) => ({ ours: delay.p99, theirs: mostDelayMs })),
    { at: 'most', ratio: 1 },
  ),
]

/** The directory of a new connection, 10,000 profiles: details and last job of each, from the first request until idle. */
export const benchFill = (rounds = 3): Promise<readonly Row[]> =>
  withService(async (_address, service) => {
    const measured: FillResult[] = []
    for (let round = 0; round < rounds; round += 1) {
      const result = await withConsole((call) => call('fill', service))
      const { profiles, requests, seconds, delay } = result
      const { p50, p99, max } = delay
      console.log(
        `fill: ${profiles} profiles, ${requests} requests, ${seconds.toFixed(1)} s; event loop p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, most ${max.toFixed(1)} ms`,
      )
      measured.push(result)
    }
    return rowsOf(measured)
  })
