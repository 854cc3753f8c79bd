import type { LinkClientOptions } from '../../electron/link/link-client'
import type { BulkOperation, BulkRun } from '../../shared/domain/bulk'
import { ended, startEngine } from './bulk-engine'
import { runToTheEnd } from './bulk-soak'
import { valueOf } from './session'

/** Entry of the process that is killed: it goes on with the run that it finds, or starts the next. */

export interface ChildOptions {
  readonly folder: string
  readonly client: LinkClientOptions
  readonly profileIds: readonly number[]
  /** Ends by itself: the open run is finished, what failed is tried again as a person would, and all is told. */
  readonly finish: boolean
}

export type ChildNews =
  | { readonly news: 'runs'; readonly runs: readonly BulkRun[] }
  | {
      readonly news: 'finished'
      readonly runs: readonly BulkRun[]
      /** Profiles that a run says it has done, by the run. */
      readonly done: readonly (readonly [string, readonly number[]])[]
    }

const say = (news: ChildNews): void => void process.send?.(news)

const operations = (n: number): BulkOperation => {
  switch (n % 4) {
    case 0:
      return { kind: 'tag-add', tags: [`k${n}`, `l${n}`] }
    case 1:
      return { kind: 'tag-rename', from: [`k${n - 1}`], to: `m${n}` }
    case 2:
      return { kind: 'change', label: `n${n} {id}` }
    default:
      return { kind: 'job-start', mode: 'bill', sendNotification: false }
  }
}

const main = async ({ folder, client, profileIds, finish }: ChildOptions): Promise<void> => {
  const engine = await startEngine({ folder, client, hurry: 20 })
  const { bulk, until } = engine
  say({ news: 'runs', runs: bulk.list() })
  const tell = setInterval(() => say({ news: 'runs', runs: bulk.list() }), 10)
  const current = bulk.list().find((run) => !ended(run))
  if (!finish) {
    if (current) await until(current.id, ended)
    for (;;) {
      const started = await bulk.start(operations(bulk.list().length), profileIds, undefined)
      await until(valueOf(started).id, ended)
    }
  }
  for (const run of bulk.list().toReversed()) await runToTheEnd(engine, run)
  clearInterval(tell)
  const done = await Promise.all(
    bulk.list().map(async ({ id }) => [id, [...valueOf(await bulk.profiles(id, ['done'])).ids]] as const),
  )
  say({ news: 'finished', runs: bulk.list(), done })
  await engine.close()
  process.disconnect()
}

process.once('message', (options) => void main(options as ChildOptions))
