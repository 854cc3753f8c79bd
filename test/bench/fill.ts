import { maxPerSecond, withConsole, withService } from './console-bench'
import type { FillResult, LoopDelay, OpenResult } from './console-client'
import { rowOf, type Row } from './row'

const maxDelayMs = 50
const manyProfiles = 100_000

const delayRow = (name: string, delays: readonly LoopDelay[]): Row =>
  rowOf(
    name,
    'ms',
    delays.map(({ max }) => ({ ours: max, theirs: maxDelayMs })),
    { at: 'most', ratio: 1 },
  )

const rowsOf = (rounds: readonly FillResult[]): readonly Row[] => [
  rowOf(
    'fill: against connections/RTT',
    'requests/s',
    rounds.map(({ requests, seconds }) => ({ ours: requests / seconds, theirs: maxPerSecond })),
    { at: 'least', ratio: 0.85 },
  ),
  rowOf(
    'fill: p99 delay of the event loop of main, against 50 ms',
    'ms',
    rounds.map(({ delay }) => ({ ours: delay.p99, theirs: maxDelayMs })),
    { at: 'most', ratio: 1 },
  ),
  delayRow(
    'fill: longest delay of the event loop of main, against 50 ms',
    rounds.map(({ delay }) => delay),
  ),
]

const openRows = (rounds: readonly OpenResult[]): readonly Row[] => [
  delayRow(
    'open: longest delay of main with 100,000 remembered, against 50 ms',
    rounds.map(({ opening }) => opening),
  ),
  delayRow(
    'open: longest delay of main as 100,000 ids are listed, against 50 ms',
    rounds.map(({ listing }) => listing),
  ),
]

const inWords = ({ p50, p99, max }: LoopDelay): string =>
  `event loop p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, most ${max.toFixed(1)} ms`

/** A console that remembers 100,000 profiles: opening it, and listing all ids. */
const benchOpen = (rounds: number): Promise<readonly Row[]> =>
  withService(async (_address, service) => {
    const results: OpenResult[] = []
    for (let round = 0; round < rounds; round += 1) {
      const result = await withConsole((call) => call('openRemembered', service))
      const { opening, listing } = result
      console.log(`open: ${opening.seconds.toFixed(1)} s, ${inWords(opening)}`)
      console.log(`list: ${listing.seconds.toFixed(1)} s, ${inWords(listing)}`)
      results.push(result)
    }
    return openRows(results)
  }, manyProfiles)

/**
 * The directory of a new connection with 10,000 profiles: the details and the last job of each, from the first request
 * until it is idle.
 */
const benchEmpty = (rounds: number): Promise<readonly Row[]> =>
  withService(async (_address, service) => {
    const results: FillResult[] = []
    for (let round = 0; round < rounds; round += 1) {
      const result = await withConsole((call) => call('fill', service))
      const { profiles, requests, seconds, delay } = result
      console.log(
        `fill: ${profiles} profiles, ${requests} requests, ${seconds.toFixed(1)} s; ${inWords(delay)}`,
      )
      results.push(result)
    }
    return rowsOf(results)
  })

/** Filling and opening. */
export const benchFill = async (rounds = 3): Promise<readonly Row[]> => [
  ...(await benchEmpty(rounds)),
  ...(await benchOpen(rounds)),
]
