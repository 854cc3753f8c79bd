import { useEffect } from 'react'
import { create } from 'zustand'

/** The number of running jobs in the list on the screen, by its last answer; null while it is not shown. */
const useStore = create<{ readonly running: number | null }>(() => ({ running: null }))

export const useShownRunning = (): number | null => useStore(({ running }) => running)

/** The list passes on its number for as long as it is shown. */
export const useTellRunning = (running: number | null): void => {
  useEffect(() => {
    useStore.setState({ running })
    return () => useStore.setState({ running: null })
  }, [running])
}
