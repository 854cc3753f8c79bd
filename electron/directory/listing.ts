import { setImmediate as nextTurn } from 'node:timers/promises'
import { shiftDay } from '../../shared/domain/days'
import { ok, type Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import { idList } from './id-list'
import type { IndexClient } from './index-client'
import type { Memory } from './remembered'

/** Which profiles there are: asks the server for their ids, and brings the index to the same. */
export interface Listing {
  /** All ids, or those of profiles made since the last time. */
  readonly list: (signal: AbortSignal) => Promise<Result<void>>
  /** Takes ids in of which nothing else is known. */
  readonly add: (ids: Int32Array) => Promise<void>
  /** A profile was made or read. A list of ids asked for earlier may lack it, and must not remove it. */
  readonly saw: (id: number) => void
}

interface ListingParts {
  readonly link: { readonly profiles: Pick<LinkClient['profiles'], 'list'> }
  readonly memory: Memory
  readonly call: IndexClient['call']
  /** Resolves once what was remembered is in the index. */
  readonly loaded: () => Promise<void>
  readonly onGone: (ids: readonly number[]) => void
  readonly onNew: () => void
  readonly now: () => Date
}

/** All ids are listed once in this time; in between only those of new profiles. */
const listAllMs = 24 * 60 * 60_000

export const createListing = (parts: ListingParts): Listing => {
  const { link, memory, call, now } = parts
  let seenMeanwhile: Set<number> | null = null

  const add: Listing['add'] = async (ids) => {
    const fresh = await call('add', ids)
    if (fresh.length > 0) parts.onNew()
  }

  const list: Listing['list'] = async (signal) => {
    await parts.loaded()
    const began = now()
    const { listedAt, filled } = memory.value()
    const since = listedAt === null ? Infinity : began.getTime() - Date.parse(listedAt)
    const all = !filled || since > listAllMs
    // One day earlier, since clocks and time zones differ.
    const createdFrom = all ? undefined : (shiftDay((listedAt ?? '').slice(0, 10), -1) ?? undefined)
    const seen = (seenMeanwhile = new Set<number>())
    const ids = await link.profiles.list({ createdFrom }, { signal, priority: 'fill' })
    if (!ids.ok) {
      seenMeanwhile = null
      return ids
    }
    // Up to 100,000 ids have just been read from a reply: let main do other work first.
    await nextTurn()
    await add(idList(ids.value))
    if (all) parts.onGone([...(await call('retain', idList([...ids.value, ...seen])))])
    seenMeanwhile = null
    if (all) memory.change({ listedAt: began.toISOString() })
    return ok(undefined)
  }

  return { list, add, saw: (id) => void seenMeanwhile?.add(id) }
}
