import { create } from 'zustand'

type Ids = Int32Array<ArrayBuffer>

/** Profiles that another view wants tags put on, until the dialog is answered. */
export const useTagRequest = create<{ readonly ids: Ids | null }>(() => ({ ids: null }))
export const askForTags = (ids: Ids): void => useTagRequest.setState({ ids })
export const closeTagRequest = (): void => useTagRequest.setState({ ids: null })
