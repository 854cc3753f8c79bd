import { listLabel } from '../../shared/domain/list-row'
import {
  isOpenPlan,
  type PlanIds,
  type PlanRow,
  type PlannedStart,
  type PlansState,
  type ShownPlan,
} from '../../shared/domain/planned-starts'
import type { ProfileRow } from '../../shared/domain/profile'
import type { PlanBook } from './plan-book'

/** Planned starts as the window shows them. */
export interface PlanViews {
  readonly state: () => PlansState
  readonly of: (profileId: number) => ShownPlan | null
  readonly ids: () => PlanIds
  /** In the order of the ids; a profile without a planned start is left out. */
  readonly rows: (ids: readonly number[]) => Promise<readonly PlanRow[]>
}

interface ViewParts {
  readonly book: PlanBook
  readonly rowsOf: (ids: readonly number[]) => Promise<readonly ProfileRow[]>
  readonly isLate: (plan: PlannedStart) => boolean
  readonly isPaused: () => boolean
}

const byTime = (a: PlannedStart, b: PlannedStart): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)
const newestFirst = (a: PlannedStart, b: PlannedStart): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)
const idsOf = (plans: readonly PlannedStart[]) => Int32Array.from(plans, ({ profileId }) => profileId)

export const createPlanViews = ({ book, rowsOf, isLate, isPaused }: ViewParts): PlanViews => {
  const of = (profileId: number): ShownPlan | null => {
    const plan = book.of(profileId)
    return plan && { ...plan, late: isLate(plan) }
  }
  return {
    of,
    state: () => {
      const counts = { waiting: 0, late: 0, inDoubt: 0 }
      let next: string | null = null
      for (const plan of book.all()) {
        if (!isOpenPlan(plan)) continue
        if (plan.state === 'in-doubt') counts.inDoubt += 1
        else if (isLate(plan)) counts.late += 1
        else {
          counts.waiting += 1
          if (next === null || plan.due < next) next = plan.due
        }
      }
      return { revision: book.revision(), paused: isPaused(), ...counts, next }
    },
    ids: () => {
      const all = [...book.all()]
      const late = all.filter(isLate).sort(byTime)
      const inDoubt = all.filter(({ state }) => state === 'in-doubt').sort(byTime)
      const waiting = all.filter(
        (plan) => (plan.state === 'waiting' && !isLate(plan)) || plan.state === 'sent',
      )
      return {
        asking: idsOf([...late, ...inDoubt]),
        waiting: idsOf(waiting.sort(byTime)),
        over: idsOf(all.filter((plan) => !isOpenPlan(plan)).sort(newestFirst)),
      }
    },
    rows: async (ids) => {
      const rows = await rowsOf(ids.filter((id) => book.of(id) !== null))
      return rows.flatMap(({ id, profile, lastJob }) => {
        const plan = of(id)
        if (!plan) return []
        const overtaken = plan.state === 'waiting' && lastJob !== undefined && lastJob?.jobId !== plan.jobId
        const label = profile && listLabel(profile.label)
        return [{ plan, label, provider: profile?.provider ?? null, overtaken }]
      })
    },
  }
}
