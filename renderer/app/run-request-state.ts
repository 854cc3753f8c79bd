import { create } from 'zustand'
import type { RunRequest } from '../features/bulk/dialogs/confirm-run'

/** A run that another view asked for, until its preview is answered. */
export const useRunRequest = create<{ readonly request: RunRequest | null }>(() => ({ request: null }))
export const askForRun = (request: RunRequest): void => useRunRequest.setState({ request })
export const closeRunRequest = (): void => useRunRequest.setState({ request: null })
