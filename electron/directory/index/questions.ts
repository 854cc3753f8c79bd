import type { LabelTwins, Suggestion } from '../../../shared/domain/directory'
import { parseQuery } from '../../../shared/domain/query'
import type { TriageQueue } from '../../../shared/domain/triage'
import { createCoverageIndex, type CoverageIndex, type CoverageParts } from './coverage-index'
import type { Entry } from './entry'
import { labelHolders, type LabelHolders } from './label-holders'
import { labelTwins } from './label-twins'
import type { Test } from './match'
import { resolveLines, type ResolvedLines } from './resolve'
import { suggestionsFor } from './suggest'
import type { TagCount } from './tag-counts'
import type { ChosenCases, CountsQuestion, QueueCounts, QueueQuestion, TriageIndex } from './triage-index'

export interface SearchCount {
  readonly count: number
  readonly unread: number
}

/**
 * What may be asked of the index through `Directory.ask`: nothing is changed by it. A question takes one argument, since it
 * travels to the worker in a message. A new one is written here and in `indexQuestions`, and nowhere else between handler and
 * index; one whose answer would be wrong while rows are still being loaded belongs into `needsAllRows` as well.
 */
export interface IndexQuestions extends CoverageIndex {
  readonly suggest: (at: { readonly text: string; readonly caret: number }) => readonly Suggestion[]
  /** How many each search finds, and how many it may find besides once they have been read. */
  readonly counted: (texts: readonly string[]) => readonly SearchCount[]
  readonly tags: (all?: undefined) => readonly TagCount[]
  /** The profiles that pasted lines name. */
  readonly resolve: (lines: readonly string[]) => ResolvedLines
  /** The profiles whose label has one of these keys: `twinKeys`. */
  readonly labelHolders: (keys: readonly string[]) => readonly LabelHolders[]
  /** Profiles that have been read, but for one, whose label can hardly be told from this one. */
  readonly labelTwins: (of: Parameters<typeof labelTwins>[0]) => LabelTwins
  /** Profiles whose last job ended, grouped and counted. */
  readonly triageQueue: (question: QueueQuestion) => TriageQueue
  readonly triageCounts: (question: CountsQuestion) => QueueCounts
  readonly chosenCases: (ids: Int32Array) => ChosenCases
}

export type IndexQuestion = keyof IndexQuestions

export const needsAllRows: ReadonlySet<IndexQuestion> = new Set<IndexQuestion>([
  'resolve',
  'labelHolders',
  'labelTwins',
  'triageQueue',
  'chosenCases',
  'coverage',
  'recordsDue',
  'recordsWanted',
  'gapPlan',
  'gaps',
  'gapsSince',
])

const countFound = (matches: Test, entries: Iterable<Entry>): SearchCount => {
  let count = 0
  let unread = 0
  for (const entry of entries) {
    const verdict = matches(entry)
    if (verdict) count += 1
    else if (verdict === null) unread += 1
  }
  return { count, unread }
}

interface QuestionParts extends CoverageParts {
  readonly tags: () => readonly TagCount[]
  readonly triage: Pick<TriageIndex, 'queue' | 'counts' | 'chosen'>
}

export const indexQuestions = ({
  entries,
  tags,
  triage,
  matcher,
  orders,
  bills,
  months,
}: QuestionParts): IndexQuestions => ({
  suggest: ({ text, caret }) => suggestionsFor(text, caret, entries.values(), tags),
  counted: (texts) =>
    texts.map((text) => countFound(matcher(text, parseQuery(text).terms), entries.values())),
  tags,
  resolve: (lines) => resolveLines(lines, entries),
  labelHolders: (keys) => labelHolders(keys, entries.values()),
  labelTwins: (of) => labelTwins(of, entries.values()),
  ...createCoverageIndex({ entries, orders, bills, months, matcher }),
  triageQueue: triage.queue,
  triageCounts: triage.counts,
  chosenCases: triage.chosen,
})
