import type { PracticeAddress } from '../../electron/practice/messages'
import { mostPerSecond, withConsole, withService } from './console-bench'
import type { TagResult } from './console-client'
import { control } from './enrol'
import { rowOf, type Row } from './row'

interface Round extends TagResult {
  /** Profiles that did not have the tag. */
  readonly needed: number
  /** Requests that reached the service meanwhile, of any kind. */
  readonly requests: number
}

/** The service keeps the latest 10,000: twice what is needed here. */
const requestsSeen = async (address: PracticeAddress): Promise<number> => {
  const { requests } = (await control(address, 'GET', 'log')).json as { requests: readonly unknown[] }
  return requests.length
}

const rowsOf = (rounds: readonly Round[]): readonly Row[] => [
  rowOf(
    'bulk: requests, against differences',
    'requests',
    rounds.map(({ requests, needed }) => ({ ours: requests, theirs: needed })),
    { at: 'most', ratio: 1.02 },
  ),
  rowOf(
    'bulk: against connections/RTT',
    'requests/s',
    rounds.map(({ requests, seconds }) => ({ ours: requests / seconds, theirs: mostPerSecond })),
    { at: 'least', ratio: 0.8 },
  ),
]

/** A tag for all of 10,000 profiles, half of which have it already, from the first request until the run is done. */
export const benchBulk = (rounds = 5): Promise<readonly Row[]> =>
  withService((address, service) =>
    withConsole(async (call) => {
      await call('fill', service)
      const measured: Round[] = []
      for (let round = 0; round < rounds; round += 1) {
        const tag = `bench-${round}`
        const half = await call('tag', { tag, half: true })
        await control(address, 'DELETE', 'log')
        const all = await call('tag', { tag, half: false })
        const requests = await requestsSeen(address)
        const needed = all.counts.total - half.counts.done
        if (all.counts.done !== needed) throw new Error(`bulk: ${all.counts.done} done, ${needed} needed`)
        console.log(`bulk: ${needed} needed, ${requests} requests, ${all.seconds.toFixed(1)} s`)
        measured.push({ ...all, needed, requests })
      }
      return rowsOf(measured)
    }),
  )
