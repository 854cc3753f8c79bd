import type { SweptKind } from '../../../shared/domain/coverage'

interface Nouns {
  readonly one: string
  readonly several: string
  /** Neither here nor missing. */
  readonly late: string
}

/** What gaps are gaps of. */
export const gapNouns: Readonly<Record<SweptKind, Nouns>> = {
  bills: { one: 'bill', several: 'bills', late: 'late' },
  intervals: { one: 'interval month', several: 'interval months', late: 'not complete' },
}
