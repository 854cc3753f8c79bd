import type { LinkClientOptions } from '../../electron/link/link-client'
import type { ItemChange, StoredItem } from '../../electron/store/bulk-store'
import type { BulkOperation, BulkRun, ItemState } from '../../shared/domain/bulk'
import { ended, startEngine } from './bulk-engine'
import { idsOf, isToBeCancelled, operationAfter } from './bulk-kills-operations'
import { runToTheEnd } from './bulk-soak'
import { valueOf } from './session'

/** Entry of the process that is killed. It continues the run that it finds, and then starts one run after the other. */

export interface ChildOptions {
  readonly folder: string
  readonly client: LinkClientOptions
  readonly profileIds: readonly number[]
  /** Whether it ends by itself once the open run is finished, and reports the state of everything. */
  readonly finish: boolean
}

export type ItemsOfRun = readonly [run: string, items: readonly Pick<StoredItem, 'place' | 'state'>[]]

export interface LatestRun {
  readonly run: BulkRun
  /** In the order of the items. */
  readonly profileIds: readonly number[]
  /** For an undo: the operation that it reverts. */
  readonly undone: BulkOperation | undefined
}

export type ChildMessage =
  /** What was on disk at the start, and again before a finishing child ends: the latest runs, or all of them. */
  | {
      readonly news: 'stands' | 'finished'
      readonly runs: readonly BulkRun[]
      readonly items: readonly ItemsOfRun[]
    }
  /** The store has acknowledged an item's state. */
  | { readonly news: 'outcome'; readonly run: string; readonly place: number; readonly state: ItemState }
  /** Failed items of a run are about to be retried; the process waits for permission. */
  | { readonly news: 'retrying'; readonly run: string }
  /** Nothing is in progress and the latest run is over; the process waits for permission. */
  | { readonly news: 'between'; readonly latest: LatestRun | undefined }

const say = (news: ChildMessage): void => void process.send?.(news)

/** Sends the message, and waits until the parent has confirmed it. */
const ask = (news: ChildMessage): Promise<void> =>
  new Promise((resolve) => {
    process.once('message', () => resolve())
    say(news)
  })

const tellOutcome = ({ run, place, state }: ItemChange): void => {
  if (state !== 'sent' && state !== 'waiting') say({ news: 'outcome', run, place, state })
}

const main = async ({ folder, client, profileIds, finish }: ChildOptions): Promise<void> => {
  const engine = await startEngine({ folder, client, hurry: 20, written: tellOutcome })
  const { bulk, store, until } = engine

  const tell = async (news: 'stands' | 'finished', newest: number): Promise<void> => {
    const runs = bulk.list()
    const items = runs.slice(0, newest).map(async ({ id }) => {
      const kept = valueOf(await store.bulk.items({ run: id, from: 0, count: profileIds.length }))
      return [id, kept.map(({ place, state }) => ({ place, state }))] as const
    })
    say({ news, runs, items: await Promise.all(items) })
  }
  const between = async (): Promise<void> => {
    const [run, ...before] = bulk.list()
    if (!run) return ask({ news: 'between', latest: undefined })
    const { id, operation } = run
    const undone = operation.kind === 'undo' ? before.find((one) => one.id === operation.runId) : undefined
    const ids = valueOf(await store.bulk.profileIds({ run: id }))
    return ask({ news: 'between', latest: { run, profileIds: ids, undone: undone?.operation } })
  }
  const toTheEnd = (run: BulkRun): Promise<BulkRun> =>
    runToTheEnd(engine, run, () => ask({ news: 'retrying', run: run.id }))

  await tell('stands', 2)
  for (const run of bulk.list().toReversed()) await toTheEnd(run)
  await between()
  while (!finish) {
    const runs = bulk.list()
    const operation = operationAfter(runs)
    const ids = idsOf(operation, runs.length, profileIds)
    const confirmed = operation.kind === 'delete' ? String(ids.length) : undefined
    const run = valueOf(await bulk.start(operation, ids, confirmed))
    if (isToBeCancelled(operation)) {
      await until(run.id, (one) => ended(one) || one.counts.done > profileIds.length / 4)
      valueOf(await bulk.cancel(run.id))
    }
    await toTheEnd(run)
    await between()
  }
  await tell('finished', Infinity)
  await engine.close()
  process.disconnect()
}

process.once('message', (options) => void main(options as ChildOptions))
