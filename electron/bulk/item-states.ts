import type { ItemState } from '../../shared/domain/bulk'
import type { Failure } from '../../shared/errors/failure'
import type { ItemChange, StoredItem } from '../store/bulk-store'
import type { BulkParts } from './parts'
import { move, type RunRecord } from './run-record'

/** The stored states of a run's items, while they are being processed. */
export interface ItemStates {
  /** Begins with an item, as it was read. */
  readonly begin: (item: StoredItem) => void
  /** Drops an item from memory, unless its last state is still to be written. */
  readonly end: (item: StoredItem) => void
  /** Null once the state is on disk. */
  readonly write: (change: ItemChange) => Promise<Failure | null>
  /** Writes what could not be written before; null once all of it is on disk. */
  readonly writeAgain: () => Promise<Failure | null>
}

export interface ItemStatesHooks {
  readonly changed: () => void
  /** Called when an item has ended, for the time being. */
  readonly ended: () => void
}

export const createItemStates = (
  { store }: Pick<BulkParts, 'store'>,
  record: RunRecord,
  { changed, ended }: ItemStatesHooks,
): ItemStates => {
  /** States of items in progress, or whose next state could not be written. */
  const states = new Map<number, ItemState>()
  /** Written before anything else once the store works again. */
  const unwritten = new Map<number, ItemChange>()

  const write = async (change: ItemChange): Promise<Failure | null> => {
    const { place, state } = change
    const written = await store.bulk.changeItem(change)
    if (!written.ok) {
      // If the intent is not on disk, nothing is sent, and the item keeps waiting.
      unwritten.set(place, state === 'sent' ? { ...change, state: 'waiting' } : change)
      return written.error
    }
    unwritten.delete(place)
    move(record, states.get(place) ?? 'waiting', state)
    states.set(place, state)
    if (state === 'sent') record.sends.count()
    else if (state !== 'waiting') ended()
    changed()
    return null
  }

  return {
    begin: ({ place, state }) => {
      states.set(place, state)
    },
    end: ({ place }) => {
      if (!unwritten.has(place)) states.delete(place)
    },
    write,
    writeAgain: async () => {
      for (const change of [...unwritten.values()]) {
        const failure = await write(change)
        if (failure) return failure
        states.delete(change.place)
      }
      return null
    },
  }
}
