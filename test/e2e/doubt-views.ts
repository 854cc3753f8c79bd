import { answerDoubts } from './doubt-answer-views'
import { connectionDoubts } from './doubt-connection-views'
import { searchDoubts } from './doubt-search-views'
import type { DoubtView } from './doubt-steps'

/** With a connection. Within each of them in this order: each state leaves behind what the next one needs. */
export const doubtViews = {
  'search and lists': searchDoubts,
  'credentials, jobs and failures': answerDoubts,
  'readings and connection': connectionDoubts,
} as const satisfies Readonly<Record<string, readonly DoubtView[]>>
