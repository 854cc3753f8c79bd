import type { Sort, SortColumn } from '../../../shared/domain/directory'
import type { Term } from '../../../shared/domain/query'
import type { CountsQuestion, QueueQuestion, Ends } from './triage-index'
import type { Named } from './named'
import type { ProfileIndex } from './profile-index'
import type { RowNews } from './news'

/** The calls that main makes to the index in its worker: one argument each. */
export const indexMethods = (index: ProfileIndex) => ({
  merge: (news: readonly RowNews[]) => index.merge(news),
  /**
   * The same for what was remembered: main wants none of it back. What was learned meanwhile is newer, and stays.
   */
  load: (news: readonly RowNews[]): void =>
    void index.merge(
      news.flatMap((one) => {
        const [known] = index.rows([one.id])
        if (known?.readAt) return []
        return [known?.lastJob === undefined ? one : { ...one, lastJob: known.lastJob }]
      }),
    ),
  add: (ids: Int32Array) => index.add(ids),
  retain: (ids: Int32Array) => index.retain(ids),
  remove: (ids: readonly number[]) => index.remove(ids),
  due: (staleBefore: string) => index.due(staleBefore),
  rows: (ids: readonly number[]) => index.rows(ids),
  order: (column: SortColumn) => index.order(column),
  counts: () => index.counts(),
  search: (asked: {
    readonly text: string
    readonly sort: Sort | null
    readonly within: Int32Array | null
  }) => index.search(asked.text, asked.sort, asked.within),
  counted: (texts: readonly string[]) => texts.map((text) => index.count(text)),
  unclear: (asked: {
    readonly ids: Int32Array
    readonly terms: readonly Term[]
    readonly readBefore: string
  }) => index.unclear(asked.ids, asked.terms, asked.readBefore),
  named: (answer: Named) => index.named(answer),
  providersNamed: (part: string) => index.providersNamed(part),
  has: (id: number) => index.has(id),
  tags: () => index.tags(),
  labelHolders: (keys: readonly string[]) => index.labelHolders(keys),
  labelTwins: (asked: Parameters<ProfileIndex['labelTwins']>[0]) => index.labelTwins(asked),
  tagged: (asked: { readonly names: readonly string[]; readonly named: Int32Array | null }) =>
    index.tagged(asked.names, asked.named),
  resolve: (lines: readonly string[]) => index.resolve(lines),
  suggest: (asked: { readonly text: string; readonly caret: number }) =>
    index.suggest(asked.text, asked.caret),
  ends: (ends: Ends) => index.triage.ends(ends),
  triageQueue: (question: QueueQuestion) => index.triage.queue(question),
  triageCounts: (question: CountsQuestion) => index.triage.counts(question),
})

export type IndexMethods = ReturnType<typeof indexMethods>
