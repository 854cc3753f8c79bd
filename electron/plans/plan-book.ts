import { isOpenPlan, type PlannedStart } from '../../shared/domain/planned-starts'
import { ok, type Result } from '../../shared/errors/failure'
import { createMutex, type Mutex } from '../lib/mutex'
import type { Store } from '../store/store'

/** The planned starts in memory, each as it is on disk. */
export interface PlanBook {
  readonly of: (profileId: number) => PlannedStart | null
  readonly all: () => Iterable<PlannedStart>
  /** Each takes the place of an earlier one of its profile. If they cannot be written, nothing changes. */
  readonly put: (plans: readonly PlannedStart[]) => Promise<Result<void>>
  readonly drop: (profileIds: readonly number[]) => Promise<Result<void>>
  /** What decides by a planned start and then writes it takes its turn: it must not be cancelled in between. */
  readonly inTurn: Mutex
  /** Grows with each change. */
  readonly revision: () => number
}

/** What became of a planned start is shown for so long. */
const shownMs = 7 * 86_400_000

interface BookParts {
  readonly store: Pick<Store, 'plans' | 'readOnly'>
  readonly onChange: () => void
  readonly now: () => Date
}

/** If they cannot be read there are none, but then nothing can be started either. */
export const openPlanBook = async ({ store, onChange, now }: BookParts): Promise<PlanBook> => {
  const stored = await store.plans.all()
  const plans = new Map(stored.ok ? stored.value.map((plan) => [plan.profileId, plan]) : [])
  let revision = 0

  const changed = (): void => {
    revision += 1
    onChange()
  }
  const put: PlanBook['put'] = async (added) => {
    const written = await store.plans.put(added)
    if (!written.ok) return written
    for (const plan of added) plans.set(plan.profileId, plan)
    changed()
    return ok(undefined)
  }
  const drop: PlanBook['drop'] = async (profileIds) => {
    const dropped = await store.plans.drop(profileIds)
    if (!dropped.ok) return dropped
    for (const id of profileIds) plans.delete(id)
    changed()
    return ok(undefined)
  }

  const since = new Date(now().getTime() - shownMs).toISOString()
  const old = [...plans.values()].filter((plan) => !isOpenPlan(plan) && plan.at < since)
  // It was being sent as the program ended: whether a job was started is for a person to find out.
  const sent = [...plans.values()].filter(({ state }) => state === 'sent')
  if (!store.readOnly && old.length > 0) await drop(old.map(({ profileId }) => profileId))
  const doubted = sent.map((plan): PlannedStart => ({ ...plan, state: 'in-doubt' }))
  for (const plan of doubted) plans.set(plan.profileId, plan)
  if (!store.readOnly && doubted.length > 0) await put(doubted)

  return {
    of: (profileId) => plans.get(profileId) ?? null,
    all: () => plans.values(),
    put,
    drop,
    inTurn: createMutex(),
    revision: () => revision,
  }
}
