import { between, chance } from '../random'
import { brings, isEnd, type End, type InProgress, type Mode } from './statuses'
import type { Wish } from './credentials'

/** One stage of a job, from `at` (seconds after the start) on. */
interface Step {
  readonly status: InProgress | End
  readonly at: number
}

/** How a job will go, from its start to its end. It is computed ahead, so no timer is needed. */
export interface Plan {
  readonly steps: readonly Step[]
  readonly end: End
  /** Seconds after the start. */
  readonly finished: number
  /**
   * Seconds after the start from which the first and the last record can be read; undefined if there are no records.
   */
  readonly data?: { readonly first: number; readonly last: number }
}

/** Seconds that each stage takes in a successful run, in order; about 40 in all. */
const opening: readonly (readonly [InProgress, number])[] = [
  ['queued', 3],
  ['init', 2],
  ['start', 2],
  ['login', 6],
]
const work: Record<Mode, readonly (readonly [InProgress, number])[]> = {
  // The second extraction shows that stages can come back ("rough order of the sequence").
  bill: [
    ['account_navigation', 4],
    ['bill_extract', 6],
    ['bill_processing', 4],
    ['bill_extract', 3],
    ['bill_processing', 4],
  ],
  interval: [
    ['account_navigation', 4],
    ['interval_extract', 9],
    ['interval_processing', 7],
  ],
}
const closing: readonly (readonly [InProgress, number])[] = [
  ['logout', 2],
  ['worker_wait', 4],
]

type Stages = readonly (readonly [InProgress, number])[]

const through = (stages: Stages, last: InProgress, longer = 0): Stages => {
  const index = stages.findIndex(([stage]) => stage === last)
  return stages
    .slice(0, index + 1)
    .map(([stage, seconds], i) => [stage, i === index ? seconds + longer : seconds])
}

/** The stages of a run with this end, up to the stage in which it breaks off. */
const stagesFor = (mode: Mode, end: End): Stages => {
  const all = [...opening, ...work[mode], ...closing]
  const extracting = mode === 'bill' ? 'bill_extract' : 'interval_extract'
  const processing = mode === 'bill' ? 'bill_processing' : 'interval_processing'
  switch (end) {
    case 'success':
    case 'partial_success':
    case 'new_status_2027':
      return all
    case 'credential_error':
    case 'action_needed':
      return opening
    case 'incomplete_parameters':
      return through(all, 'start')
    case 'timeout_site':
      return through(all, 'account_navigation', 25)
    case 'site_error':
      return through(all, 'account_navigation')
    case 'unexpected_presentation':
    case 'terminated':
      return through(all, extracting)
    case 'agent_failure':
      return through(all, processing)
    case 'timeout_agent':
      return through(all, extracting, 60)
  }
}

/** A user name that asks for a stage keeps the job there for ten minutes, until the agent times out. */
const heldAt = (mode: Mode, stage: InProgress): Stages => {
  const all = [...opening, ...work[mode], ...closing]
  const known = all.some(([each]) => each === stage)
  return known ? through(all, stage, 600) : [...through(all, 'login'), [stage, 600]]
}

/** Plans a run. `key` (the job's) varies its pace and whether records come before the end. */
export const planRun = (mode: Mode, wish: Wish, key: string): Plan => {
  const end: End = wish === 'early_data' ? 'success' : isEnd(wish) ? wish : 'timeout_agent'
  const stages = isEnd(wish) || wish === 'early_data' ? stagesFor(mode, end) : heldAt(mode, wish)
  const steps: Step[] = []
  let at = 0
  stages.forEach(([status, seconds], index) => {
    steps.push({ status, at })
    at += seconds * (between(85, 115, key, index) / 100)
  })
  steps.push({ status: end, at })
  const processing = steps.find((step) => step.status.endsWith('_processing'))
  const cleanUp = steps.find((step) => step.status === 'logout')
  if (!processing || !cleanUp || !brings(end)) return { steps, end, finished: at }
  const early = wish === 'early_data' || chance(0.4, key, 'early')
  const data = early ? { first: processing.at, last: cleanUp.at } : { first: at, last: at }
  return { steps, end, finished: at, data }
}
