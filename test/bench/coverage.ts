import { callerOf } from '../../electron/processes/port'
import { startNodeProcess } from '../support/node-process'
import type { CoverageMethods, CoverageResult } from './coverage-client'
import { rowOf, type Row } from './row'

const profiles = 100_000
const maxTookMs = 3_000
const maxBlockMs = 50

const rowsOf = (rounds: readonly CoverageResult[]): readonly Row[] => [
  rowOf(
    'coverage: 100,000 profiles with 24 bills each judged in the worker, against 3,000 ms',
    'ms',
    rounds.map(({ took }) => ({ ours: took, theirs: maxTookMs })),
    { at: 'most', ratio: 1 },
  ),
  rowOf(
    'coverage: longest block of main meanwhile, against 50 ms',
    'ms',
    rounds.map(({ longest }) => ({ ours: longest, theirs: maxBlockMs })),
    { at: 'most', ratio: 1 },
  ),
]

/** From what is stored about the bills of each profile to the numbers for all of them. */
export const benchCoverage = async (rounds = 3): Promise<readonly Row[]> => {
  const measured: CoverageResult[] = []
  for (let round = 0; round < rounds; round += 1) {
    const child = startNodeProcess('test/bench/coverage-client.ts')
    try {
      const result = await callerOf<CoverageMethods>(child)('judge', profiles)
      const { took, longest, missing, bytes } = result
      console.log(
        `coverage: ${took.toFixed(0)} ms, longest block of main ${longest.toFixed(1)} ms; ${missing} with a bill missing, ${bytes.toFixed(1)} bytes a bill`,
      )
      measured.push(result)
    } finally {
      child.kill()
    }
  }
  return rowsOf(measured)
}
