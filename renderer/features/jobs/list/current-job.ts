import { create } from 'zustand'

const useStore = create<{ readonly profileId: number | null }>(() => ({ profileId: null }))

/** The profile whose job is looked at in the list of jobs; null for none. */
export const currentJobProfile = (): number | null => useStore.getState().profileId
export const setCurrentJobProfile = (profileId: number | null): void => useStore.setState({ profileId })
