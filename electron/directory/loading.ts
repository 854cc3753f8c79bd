import type { Result } from '../../shared/errors/failure'
import type { MonthsPage, PeriodsPage, Store, StoredProfile } from '../store/store'
import type { IndexClient } from './index-client'
import type { PackedProfiles } from './index/bill-facts'

/** Loads the stored rows into the index: at a start, and after the index's worker was restarted. */
export interface Loading {
  readonly begin: () => void
  /** Resolves once all rows are in. */
  readonly all: () => Promise<void>
  /** Resolves once these rows are in: a person's change does not wait for 100,000 others. */
  readonly first: (ids: readonly number[]) => Promise<void>
  readonly isDone: () => boolean
}

interface LoadingParts {
  readonly store: Pick<Store, 'profiles' | 'bills' | 'intervals' | 'triage'>
  readonly call: IndexClient['call']
  /** The profile is gone: its row, read from the store before that, must not come back. */
  readonly isGone: (id: number) => boolean
  /** Profiles whose stored row may be older than their last change. They count as read long ago, and are read again. */
  readonly doubtful: () => Promise<readonly number[]>
  readonly onProgress: () => void
}

const longAgo = new Date(0).toISOString()

/** At most this many rows are loaded ahead of the others: a page of a bulk run, or what is on screen. */
const maxOutOfTurn = 1_000

/** What is packed of records, sent in one message, by number of profiles: a few hundred bytes each. */
const recordsAtOnce = 500

export const createLoading = ({ store, call, isGone, doubtful, onProgress }: LoadingParts): Loading => {
  let done = false
  let doubted: Promise<ReadonlySet<number>> = Promise.resolve(new Set())
  let loaded: Promise<void> = Promise.resolve()

  // If the index's worker ends, a new one is started and loaded from the beginning.
  const ignoreEnd = (reply: Promise<unknown>): Promise<unknown> => reply.catch(() => undefined)

  const load = async (rows: readonly StoredProfile[]): Promise<unknown> => {
    const inDoubt = await doubted
    const there = rows.filter(({ id }) => !isGone(id))
    const news = there.map(({ readAt, lastJob, ...profile }) => ({
      id: profile.id,
      profile,
      lastJob,
      readAt: inDoubt.has(profile.id) ? longAgo : readAt,
    }))
    return ignoreEnd(call('load', news))
  }

  const thoseThere = ({ ids, packed }: PackedProfiles): PackedProfiles => {
    const there = ids.map((id) => !isGone(id))
    return { ids: ids.filter((_, at) => there[at]), packed: packed.filter((_, at) => there[at]) }
  }

  const loadBills = async (): Promise<void> => {
    for (let after: number | null = 0; after !== null;) {
      const page: Result<PeriodsPage> = await store.bills.periods(after, recordsAtOnce)
      if (!page.ok) return
      await ignoreEnd(call('loadBills', thoseThere(page.value)))
      after = page.value.next
    }
  }

  const loadMonths = async (): Promise<void> => {
    for (let after: string | null = ''; after !== null;) {
      const page: Result<MonthsPage> = await store.intervals.months(after, recordsAtOnce)
      if (!page.ok) return
      await ignoreEnd(call('loadMonths', thoseThere(page.value)))
      after = page.value.next
    }
  }

  const loadAll = async (): Promise<void> => {
    done = false
    const pages: Promise<unknown>[] = []
    await store.profiles.each((rows) => {
      pages.push(load(rows))
      onProgress()
    })
    await Promise.all(pages)
    await loadBills()
    await loadMonths()
    const ends = await store.triage.ends()
    if (ends.ok) await ignoreEnd(call('ends', { ids: ends.value.profileIds, times: ends.value.endedAt }))
    done = true
    onProgress()
  }

  return {
    begin: () => {
      doubted = doubtful().then((ids) => new Set(ids))
      loaded = loadAll()
    },
    all: () => loaded,
    first: async (ids) => {
      if (done) return
      const rows = ids.length > maxOutOfTurn ? null : await store.profiles.get(ids)
      if (rows?.ok) await load(rows.value)
      else await loaded
    },
    isDone: () => done,
  }
}
