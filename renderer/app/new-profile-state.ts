import { create } from 'zustand'
import type { NewProfileStart } from '../features/profiles/new-profile'

/** A new profile, asked for from outside the list: by a key, or at a utility provider that was looked up. */
export const useNewProfile = create<{ readonly start: NewProfileStart | undefined }>(() => ({
  start: undefined,
}))
export const openNewProfile = (start: NewProfileStart = {}): void => useNewProfile.setState({ start })
export const closeNewProfile = (): void => useNewProfile.setState({ start: undefined })
