import { answerDoubts } from './doubt-answer-views'
import { connectionDoubts } from './doubt-connection-views'
import { searchDoubts } from './doubt-search-views'
import type { DoubtView } from './doubt-steps'

/** States with a connection. Their order within each list matters: each state leaves what the next one needs. */
export const doubtViews = {
  'search and lists': searchDoubts,
  'credentials, jobs and failures': answerDoubts,
  'readings and connection': connectionDoubts,
} as const satisfies Readonly<Record<string, readonly DoubtView[]>>
