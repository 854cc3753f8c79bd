import { packMonths } from '../../shared/coverage/months'
import type { IntervalMonth } from '../../shared/domain/interval'
import { ok, type Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
import { createReadings } from '../lib/readings'
import type { CallOptions } from '../link/call-options'
import type { LinkClient } from '../link/link-client'
import type { Store } from '../store/store'

/** Lists of interval months. How complete the months are is kept, so that it is known of many profiles at once. */
export interface IntervalMonths {
  readonly list: (profileId: number, signal: AbortSignal) => Promise<Result<readonly IntervalMonth[]>>
  /** Reads the list in the background, when nobody waits for it. */
  readonly refresh: (profileId: number, signal: AbortSignal) => Promise<Result<void>>
}

export const createIntervalMonths = (
  link: Pick<LinkClient, 'intervals'>,
  store: Pick<Store, 'intervals'>,
  directory: Pick<Directory, 'monthsRead' | 'isGone' | 'forgettingOf'>,
  now: () => Date,
): IntervalMonths => {
  const readings = createReadings()

  /** If the profile was forgotten meanwhile, nothing is stored. */
  const keep = async (
    profileId: number,
    months: readonly IntervalMonth[],
    isForgotten: () => boolean,
  ): Promise<void> => {
    if (isForgotten() || directory.isGone(profileId)) return
    const packed = packMonths(months, now().toISOString())
    await store.intervals.putMonths(profileId, packed)
    // If the database cannot be written, it is at least known until the console is closed.
    if (!isForgotten() && !directory.isGone(profileId)) directory.monthsRead(profileId, packed)
  }

  /** Keeps only a list that no later request has overtaken. */
  const read = (profileId: number, options: CallOptions): Promise<Result<readonly IntervalMonth[]>> => {
    // It may have been read anew since it was forgotten: this answer is of before.
    const isForgotten = directory.forgettingOf(profileId)
    return readings.latest(
      profileId,
      () => link.intervals.list(profileId, options),
      async (months) => {
        if (months.ok) await keep(profileId, months.value, isForgotten)
        return months
      },
      (months) => months.ok,
    )
  }

  return {
    list: (profileId, signal) => read(profileId, { signal }),
    refresh: async (profileId, signal) => {
      const months = await read(profileId, { signal, priority: 'fill' })
      return months.ok ? ok(undefined) : months
    },
  }
}
