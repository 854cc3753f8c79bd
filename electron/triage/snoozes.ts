import { ok, type Result } from '../../shared/errors/failure'
import type { Snoozed } from '../directory/index/triage-index'
import type { Store } from '../store/store'
import type { StoredSnooze } from '../store/triage-store'

/** Cases that a person has put off. A snooze belongs to one failed job: the next failure is another case. */
export interface Snoozes {
  /** Null if there is none, if its time is over, or if it belongs to another job. */
  readonly of: (profileId: number, jobId: string) => StoredSnooze | null
  readonly active: () => Snoozed
  readonly put: (snoozes: readonly StoredSnooze[]) => Promise<Result<void>>
  readonly wake: (profileIds: readonly number[]) => Promise<Result<void>>
  /** Called from then on when the time of one or more snoozes is over. */
  readonly onReturn: (listener: () => void) => void
  readonly close: () => void
}

/** The longest time that a timer can wait. */
const longestTimerMs = 2_000_000_000

/** If the store cannot be read, there are none. */
export const openSnoozes = async (
  store: Pick<Store, 'triage' | 'readOnly'>,
  now: () => Date,
): Promise<Snoozes> => {
  const stored = await store.triage.snoozes()
  const snoozes = new Map(stored.ok ? stored.value.map((snooze) => [snooze.profileId, snooze]) : [])
  let timer: NodeJS.Timeout | undefined
  let returned = (): void => undefined

  const isOver = ({ until }: StoredSnooze): boolean => Date.parse(until) <= now().getTime()

  const dropOver = (): void => {
    const over = [...snoozes.values()].filter(isOver).map(({ profileId }) => profileId)
    over.forEach((profileId) => snoozes.delete(profileId))
    if (over.length > 0 && !store.readOnly) void store.triage.wake(over)
  }

  const waitForNext = (): void => {
    clearTimeout(timer)
    let next = Infinity
    for (const { until } of snoozes.values()) next = Math.min(next, Date.parse(until))
    if (next === Infinity) return
    const wait = Math.min(longestTimerMs, Math.max(0, next - now().getTime()))
    timer = setTimeout(() => {
      dropOver()
      waitForNext()
      returned()
    }, wait)
  }

  dropOver()
  waitForNext()

  return {
    of: (profileId, jobId) => {
      const snooze = snoozes.get(profileId)
      return snooze?.jobId === jobId && !isOver(snooze) ? snooze : null
    },
    active: () => {
      const active = [...snoozes.values()].filter((snooze) => !isOver(snooze))
      return {
        ids: Int32Array.from(active, ({ profileId }) => profileId),
        jobIds: active.map(({ jobId }) => jobId),
      }
    },
    put: async (added) => {
      const put = await store.triage.snooze(added)
      if (!put.ok) return put
      for (const snooze of added) snoozes.set(snooze.profileId, snooze)
      waitForNext()
      return ok(undefined)
    },
    wake: async (profileIds) => {
      const woken = await store.triage.wake(profileIds)
      if (!woken.ok) return woken
      profileIds.forEach((profileId) => snoozes.delete(profileId))
      waitForNext()
      return ok(undefined)
    },
    onReturn: (listener) => {
      returned = listener
    },
    close: () => clearTimeout(timer),
  }
}
