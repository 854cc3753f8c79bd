import { create } from 'zustand'

/** Whether the list of keys is open. */
export const useHelp = create(() => ({ opened: false }))
export const openHelp = (): void => useHelp.setState({ opened: true })
export const closeHelp = (): void => useHelp.setState({ opened: false })
