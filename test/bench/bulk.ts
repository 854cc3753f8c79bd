import type { PracticeAddress } from '../../electron/practice/messages'
import { maxPerSecond, withConsole, withService } from './console-bench'
import type { TagResult } from './console-client'
import { control } from './enrol'
import { rowOf, type Row } from './row'

interface Run extends TagResult {
  /** The number of profiles that did not have the tag. */
  readonly needed: number
  /** Requests of any kind that reached the service during the run. */
  readonly requests: number
}

interface Round {
  /** Every second profile, by a console that has just been opened and begins with few connections. */
  readonly first: Run
  /** All profiles after that. */
  readonly second: Run
}

/** The service keeps the latest 10,000 requests, twice what is needed here. */
const requestsSeen = async (address: PracticeAddress): Promise<number> => {
  const { requests } = (await control(address, 'GET', 'log')).json as { requests: readonly unknown[] }
  return requests.length
}

const rate = ({ requests, seconds }: Run) => ({ ours: requests / seconds, theirs: maxPerSecond })

const rowsOf = (rounds: readonly Round[]): readonly Row[] => [
  rowOf(
    'bulk: requests, against differences',
    'requests',
    rounds.map(({ second: { requests, needed } }) => ({ ours: requests, theirs: needed })),
    { at: 'most', ratio: 1.02 },
  ),
  rowOf(
    'bulk: against connections/RTT',
    'requests/s',
    rounds.map(({ second }) => rate(second)),
    { at: 'least', ratio: 0.8 },
  ),
  rowOf(
    'bulk: just opened, against connections/RTT',
    'requests/s',
    rounds.map(({ first }) => rate(first)),
    { at: 'least', ratio: 0.8 },
  ),
]

/**
 * Adds a tag to 10,000 profiles, half of which have it already; measured from the first request until the run is done.
 */
export const benchBulk = (rounds = 5): Promise<readonly Row[]> =>
  withService((address, service) =>
    withConsole(async (call) => {
      const run = async (tag: string, half: boolean, needed: number): Promise<Run> => {
        await control(address, 'DELETE', 'log')
        const result = await call('tag', { tag, half })
        const requests = await requestsSeen(address)
        const { done } = result.counts
        if (done !== needed) throw new Error(`bulk: ${done} done, ${needed} needed`)
        console.log(`bulk: ${needed} needed, ${requests} requests, ${result.seconds.toFixed(1)} s`)
        return { ...result, needed, requests }
      }
      const { profiles } = await call('fill', service)
      const half = Math.ceil(profiles / 2)
      const measured: Round[] = []
      for (let round = 0; round < rounds; round += 1) {
        const tag = `bench-${round}`
        await call('reopen', null)
        const first = await run(tag, true, half)
        measured.push({ first, second: await run(tag, false, profiles - half) })
      }
      return rowsOf(measured)
    }),
  )
