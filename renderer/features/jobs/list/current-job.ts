import { create } from 'zustand'

const useStore = create<{ readonly profileId: number | null }>(() => ({ profileId: null }))

/** The profile of the current row in the list of jobs; null if there is none. */
export const currentJobProfile = (): number | null => useStore.getState().profileId
export const setCurrentJobProfile = (profileId: number | null): void => useStore.setState({ profileId })
