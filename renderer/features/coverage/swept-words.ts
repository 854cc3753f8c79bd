import type { SweptKind } from '../../../shared/domain/coverage'

interface Words {
  /** In the status bar, where room is scarce. */
  readonly short: string
  /** At the beginning of a line, and within a sentence. */
  readonly first: string
  readonly within: string
}

/** What is read in the background. */
export const sweptWords: Readonly<Record<SweptKind, Words>> = {
  bills: { short: 'Bills', first: 'Bills', within: 'bills' },
  intervals: { short: 'Intervals', first: 'Interval months', within: 'interval months' },
}
