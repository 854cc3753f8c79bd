import { create } from 'zustand'
import type { NewProfileStart } from '../features/profiles/new-profile'

interface Asked {
  /** Null: nobody has asked. */
  readonly start: NewProfileStart | null
  /** How often it was asked: each time is a dialog of its own. */
  readonly count: number
}

/** A new profile, asked for from outside the list: by a key, or at a utility provider that was looked up. */
export const useNewProfile = create<Asked>(() => ({ start: null, count: 0 }))
export const openNewProfile = (start: NewProfileStart = {}): void =>
  useNewProfile.setState(({ count }) => ({ start, count: count + 1 }))
