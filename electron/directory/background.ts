import { sortColumns, wasListed, type DirectoryState } from '../../shared/domain/directory'
import type { Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { Store } from '../store/store'
import { createFiller, type FillerParts } from './filler'
import { indexResult, type IndexClient } from './index-client'
import type { Learning } from './learning'
import { createListing, type Listing } from './listing'
import { createLoading, type Loading } from './loading'
import type { Memory } from './remembered'
import type { StateReports } from './state-reports'

/** Fills the directory in the background: first what was remembered, then the ids, then each profile that is due. */
export interface Background {
  /** At a start, and whenever the index's worker was restarted. */
  readonly begin: () => void
  readonly loaded: Pick<Loading, 'all' | 'first'>
  readonly state: () => Promise<DirectoryState>
  readonly pause: (paused: boolean) => void
  readonly refresh: () => void
  readonly add: Listing['add']
  /** The profile was read for another reason, so that it need not be read here. */
  readonly saw: (id: number) => void
  /** Nothing is read any more. */
  readonly stop: () => void
}

interface BackgroundParts {
  readonly link: { readonly profiles: Pick<LinkClient['profiles'], 'list'> }
  readonly store: Pick<Store, 'profiles' | 'bills' | 'intervals' | 'triage'>
  readonly memory: Memory
  readonly index: Pick<IndexClient, 'call'>
  /** Calls the index after what was learned just before has reached it. */
  readonly call: IndexClient['call']
  readonly learning: Pick<Learning, 'isGone' | 'gone' | 'lost' | 'settle'>
  readonly read: (id: number, signal: AbortSignal) => Promise<Result<unknown>>
  readonly reports: Pick<StateReports, 'searchable' | 'soon'>
  readonly now: () => Date
  readonly pace: Pick<FillerParts, 'every' | 'backoff'>
}

/** A row that is older than this is read again in the background. */
const staleMs = 24 * 60 * 60_000

export const createBackground = (parts: BackgroundParts): Background => {
  const { link, store, memory, index, call, learning, reports, now } = parts

  // Asked for before anything is changed in this start: the store counts back from the last change that there is.
  const touchedLast = memory.endedByForce ? store.profiles.touchedLast() : null

  const loading = createLoading({
    store,
    call: index.call,
    isGone: learning.isGone,
    doubtful: async () => {
      const touched = await touchedLast
      return [...(touched?.ok ? touched.value : []), ...learning.lost()]
    },
    onProgress: reports.searchable,
  })

  const listing = createListing({
    link,
    memory,
    call,
    loaded: loading.all,
    onGone: (ids) => learning.gone(ids, wasListed),
    onNew: reports.searchable,
    now,
  })

  /** One by one, so that a search does not have to wait for all of them. */
  const prepareOrders = async (): Promise<void> => {
    for (const column of sortColumns) await indexResult(index.call('order', column))
  }

  const filler = createFiller({
    ...parts.pace,
    list: listing.list,
    due: () => call('due', new Date(now().getTime() - staleMs).toISOString()),
    read: parts.read,
    filled: async () => {
      await learning.settle()
      memory.change({ filled: true })
      await memory.write()
      void prepareOrders()
    },
    onChange: reports.soon,
    now,
  })
  if (memory.value().paused) filler.pause(true)

  return {
    begin: () => {
      loading.begin()
      filler.start()
    },
    loaded: loading,
    state: async () => {
      const counts = await indexResult(index.call('counts', undefined))
      const { total, read } = counts.ok ? counts.value : { total: 0, read: 0 }
      const filling = filler.state()
      // Until the remembered rows are loaded, or while they cannot be counted, no count covers everything.
      const phase = loading.isDone() && counts.ok ? filling.phase : 'opening'
      return { ...filling, phase, total, read, listedAt: memory.value().listedAt }
    },
    pause: (paused) => {
      filler.pause(paused)
      memory.change({ paused })
      void memory.write()
    },
    refresh: () => {
      memory.change({ filled: false, paused: false })
      void memory.write()
      filler.refresh()
    },
    add: listing.add,
    saw: (id) => {
      filler.wasRead(id)
      listing.saw(id)
    },
    stop: filler.close,
  }
}
