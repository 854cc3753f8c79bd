import type { BulkRun } from '../../shared/domain/bulk'
import type { Failure } from '../../shared/errors/failure'
import { ended, type Engine } from './bulk-engine'
import type { Relay, RelayMode } from './bulk-relay'

/**
 * Disturbances of the network that last until the run has met them, and those of the store. Faults of single requests
 * are in bulk-faults.ts.
 */
type Disturbance = Exclude<RelayMode, 'through'> | 'store-killed' | 'disk-full'

const disturbances: readonly Disturbance[] = [
  'store-killed',
  'refused',
  'disk-full',
  'silent',
  'store-killed',
  'plain',
  'disk-full',
  'stranger',
]

interface Pending {
  readonly what: Disturbance
  readonly run: string
  /** The number of states that are still written before it begins. */
  after: number
  over: Promise<void> | null
}

const isFull = (failure: Failure | null): boolean => failure?.code === 'store-full'

/**
 * Disturbs each run once, with one kind after the other, at a random moment. Counts the disturbances that a run has
 * met.
 */
export const createDisturber = (relay: Relay, random: () => number) => {
  let engine: Engine | null = null
  let pending: Pending | null = null
  let next = 0
  let met = 0

  const whileFull = async ({ until, diskFull }: Engine, run: string): Promise<void> => {
    diskFull(true)
    const { state } = await until(run, (one) => isFull(one.held) || ended(one))
    if (state === 'held') met += 1
    diskFull(false)
  }

  const whileAway = async ({ until }: Engine, run: string, mode: RelayMode): Promise<void> => {
    await relay.set(mode)
    const { state } = await until(run, (one) => one.state === 'held' || ended(one))
    if (state === 'held') met += 1
    await relay.set('through')
  }

  const begin = (on: Engine, { what, run }: Pending): Promise<void> => {
    if (what === 'disk-full') return whileFull(on, run)
    if (what !== 'store-killed') return whileAway(on, run, what)
    on.killStore()
    met += 1
    return Promise.resolve()
  }

  return {
    met: () => met,
    use: (one: Engine) => {
      engine = one
    },
    /** Must be called whenever a state was written. */
    written: (): void => {
      if (!engine || !pending) return
      pending.after -= 1
      if (pending.after === 0) pending.over = begin(engine, pending)
    },
    /** Disturbs this run at one of its first `states` states. `end` resolves with the run once it has ended. */
    during: async (run: string, states: number, end: () => Promise<BulkRun>): Promise<BulkRun> => {
      const what = disturbances[next % disturbances.length] ?? 'store-killed'
      next += 1
      const mine: Pending = { what, run, after: 1 + Math.floor(random() * states), over: null }
      pending = mine
      const last = await end()
      pending = null
      await mine.over
      return last
    },
  }
}
