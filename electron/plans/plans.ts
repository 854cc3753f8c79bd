import type { PlansState } from '../../shared/domain/planned-starts'
import type { ProfileRow } from '../../shared/domain/profile'
import { ok, type Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
import type { Launcher } from '../jobs/launcher'
import type { Ledger } from '../jobs/ledger'
import type { NoAgent } from '../jobs/no-agent'
import type { Spacing } from '../jobs/spacing'
import { coalesce } from '../lib/coalesce'
import type { Store } from '../store/store'
import { openPlanBook } from './plan-book'
import { createPlanRequests, type PlanRequests } from './plan-requests'
import { createPlanRunner } from './plan-runner'
import { createPlanViews, type PlanViews } from './plan-views'
import { openPlansPause } from './plans-pause'

/** Starts that are made at a time, or after a pause, although nobody presses a key: docs/guide/planned-starts.md. */
export interface Plans extends PlanViews, PlanRequests {
  readonly pause: (paused: boolean) => Promise<Result<PlansState>>
  /** Looks what is due: the computer has slept. */
  readonly wake: () => void
  readonly close: () => Promise<void>
}

export interface PlansParts {
  readonly store: Pick<Store, 'plans' | 'settings' | 'readOnly'>
  readonly directory: Pick<Directory, 'known'>
  readonly ledger: Pick<Ledger, 'some'>
  readonly launcher: Pick<Launcher, 'startPlanned'>
  readonly spacing: Spacing
  readonly noAgent: Pick<NoAgent, 'since'>
  readonly isSnoozed: (profileId: number, jobId: string) => boolean
  /** Whether the server can be reached. */
  readonly isOnline: () => boolean
  readonly emit: (state: PlansState) => void
  readonly now: () => Date
}

const emitEveryMs = 250
/** Rows that are asked for at a time. */
const pageSize = 1000

export const openPlans = async (parts: PlansParts): Promise<Plans> => {
  const { store, directory, ledger, now } = parts
  const telling = coalesce(emitEveryMs, () => parts.emit(views.state()))
  const book = await openPlanBook({ store, onChange: telling.soon, now })
  const pausing = await openPlansPause(store)
  const runner = createPlanRunner({
    ...parts,
    book,
    providerOf: async (id) => (await directory.known([id]))[0]?.profile?.providerId ?? null,
    notByItself: ({ profileId, jobId }, providerId) => {
      if (parts.isSnoozed(profileId, jobId)) return 'snoozed'
      return parts.noAgent.since(providerId) === null ? null : 'no-agent'
    },
    maySend: () => !pausing.isPaused() && store.readOnly === null && parts.isOnline(),
    onChange: telling.soon,
  })
  const rowsOf = async (ids: readonly number[]): Promise<readonly ProfileRow[]> => {
    const rows: ProfileRow[] = []
    for (let from = 0; from < ids.length; from += pageSize)
      rows.push(...(await directory.known(ids.slice(from, from + pageSize))))
    return rows
  }
  const { isLate, look } = runner
  const views = createPlanViews({ book, rowsOf, isLate, isPaused: pausing.isPaused })
  look()

  return {
    ...views,
    ...createPlanRequests({ book, ledger, rowsOf, isLate, look, now }),
    pause: async (paused) => {
      const set = await pausing.set(paused)
      if (!set.ok) return set
      telling.soon()
      look()
      return ok(views.state())
    },
    wake: look,
    close: async () => {
      await runner.close()
      telling.close()
    },
  }
}
