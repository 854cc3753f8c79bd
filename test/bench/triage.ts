import { callerOf } from '../../electron/processes/port'
import { startNodeProcess } from '../support/node-process'
import { rowOf, type Row } from './row'
import type { OpenResult, TriageMethods } from './triage-client'

const failures = 20_000
const maxBusyMs = 100
const maxBlockMs = 50

const rowsOf = (rounds: readonly OpenResult[]): readonly Row[] => [
  rowOf(
    'triage: time of main for opening 20,000 failures, against 100 ms',
    'ms',
    rounds.map(({ busy }) => ({ ours: busy, theirs: maxBusyMs })),
    { at: 'most', ratio: 1 },
  ),
  rowOf(
    'triage: longest block of main meanwhile, against 50 ms',
    'ms',
    rounds.map(({ longest }) => ({ ours: longest, theirs: maxBlockMs })),
    { at: 'most', ratio: 1 },
  ),
]

/** The queue of 20,000 failures, opened and grouped for the first time in a process. */
export const benchTriage = async (rounds = 5): Promise<readonly Row[]> => {
  const measured: OpenResult[] = []
  for (let round = 0; round < rounds; round += 1) {
    const child = startNodeProcess('test/bench/triage-client.ts')
    try {
      const result = await callerOf<TriageMethods>(child)('open', failures)
      const { cases, groups, took, busy, longest } = result
      console.log(
        `triage: ${cases} cases in ${groups} groups, ${took.toFixed(1)} ms; main busy ${busy.toFixed(1)}, longest block ${longest.toFixed(1)} ms`,
      )
      measured.push(result)
    } finally {
      child.kill()
    }
  }
  return rowsOf(measured)
}
