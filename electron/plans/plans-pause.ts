import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'

/** Whether a person has stopped all planned starts and refreshes for the time being. */
export interface PlansPause {
  readonly isPaused: () => boolean
  readonly set: (paused: boolean) => Promise<Result<void>>
}

const setting = 'plans-paused'

/** If it cannot be read, nothing is started. */
export const openPlansPause = async (store: Pick<Store, 'settings'>): Promise<PlansPause> => {
  const stored = await store.settings.get(setting)
  let paused = !stored.ok || stored.value === true
  return {
    isPaused: () => paused,
    set: async (on) => {
      const put = await store.settings.put(setting, on)
      if (!put.ok) return put
      paused = on
      return ok(undefined)
    },
  }
}
