import { useEffect } from 'react'
import { create } from 'zustand'

/** How many jobs run by the last answer of the list that is on the screen; null while none is. */
const useStore = create<{ readonly running: number | null }>(() => ({ running: null }))

export const useShownRunning = (): number | null => useStore(({ running }) => running)

/** The list tells its number for as long as it is shown. */
export const useTellRunning = (running: number | null): void => {
  useEffect(() => {
    useStore.setState({ running })
    return () => useStore.setState({ running: null })
  }, [running])
}
