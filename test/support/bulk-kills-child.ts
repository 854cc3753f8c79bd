import type { LinkClientOptions } from '../../electron/link/link-client'
import type { ItemChange, StoredItem } from '../../electron/store/bulk-store'
import type { BulkOperation, BulkRun, ItemState } from '../../shared/domain/bulk'
import { ended, startEngine } from './bulk-engine'
import { idsOf, isToBeCancelled, operationAfter } from './bulk-kills-operations'
import { runToTheEnd } from './bulk-soak'
import { valueOf } from './session'

/** Entry of the process that is killed: it goes on with the run that it finds, then starts one after the other. */

export interface ChildOptions {
  readonly folder: string
  readonly client: LinkClientOptions
  readonly profileIds: readonly number[]
  /** Ends by itself once the open run is finished, and tells where everything stands. */
  readonly finish: boolean
}

export type ItemsOfRun = readonly [run: string, items: readonly Pick<StoredItem, 'place' | 'state'>[]]

export interface LatestRun {
  readonly run: BulkRun
  /** In the order of their places. */
  readonly profileIds: readonly number[]
  /** Of an undo: what it takes back. */
  readonly undone: BulkOperation | undefined
}

export type ChildMessage =
  /** What was on disk at the start, and again before a child that finishes ends: its latest runs, or all of them. */
  | {
      readonly news: 'stands' | 'finished'
      readonly runs: readonly BulkRun[]
      readonly items: readonly ItemsOfRun[]
    }
  /** An item's state has been acknowledged by the store. */
  | { readonly news: 'outcome'; readonly run: string; readonly place: number; readonly state: ItemState }
  /** What failed in a run is about to be tried again; waits for a word. */
  | { readonly news: 'retrying'; readonly run: string }
  /** Nothing is under way, the latest run is over; waits for a word. */
  | { readonly news: 'between'; readonly latest: LatestRun | undefined }

const say = (news: ChildMessage): void => void process.send?.(news)

/** Says it, and waits until the parent has taken note. */
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
