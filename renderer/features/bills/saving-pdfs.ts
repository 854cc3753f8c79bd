import { notifications } from '@mantine/notifications'
import { createElement } from 'react'
import { create } from 'zustand'
import type { PdfProgress, SavedPdfs } from '../../../shared/domain/saved-pdfs'
import type { Failure } from '../../../shared/errors/failure'
import type { Request } from '../../../shared/ipc/contract'
import { call, failureOf } from '../../bridge/call'
import { PdfEndWords } from './pdf-end-words'

/** PDFs that are being saved. It goes on while other profiles are shown. */
export interface PdfSaving {
  readonly profileId: number
  /** Null until the person has chosen a place. */
  readonly progress: PdfProgress | null
  readonly stop: () => void
}

export interface PdfEnd {
  readonly profileId: number
  readonly into: Request<'bills:save-pdfs'>['into']
  readonly result: SavedPdfs | null
  /** Set if nothing began. */
  readonly failure: Failure | null
}

interface State {
  readonly saving: PdfSaving | null
  /** The last one, until somebody has seen how it ended. */
  readonly ended: PdfEnd | null
}

const useStore = create<State>()(() => ({ saving: null, ended: null }))

/** Whether a dialog is open that shows how it ends. */
let isWatched = false
export const watchPdfs = (): (() => void) => {
  isWatched = true
  return () => {
    isWatched = false
  }
}

export const usePdfSaving = (): PdfSaving | null => useStore(({ saving }) => saving)
export const usePdfEnd = (profileId: number): PdfEnd | null =>
  useStore(({ ended }) => (ended?.profileId === profileId ? ended : null))
export const forgetPdfEnd = (): void => useStore.setState({ ended: null })

/** In another connection the same IDs are other profiles. */
export const forgetSavedPdfs = (): void => {
  useStore.getState().saving?.stop()
  useStore.setState({ saving: null, ended: null })
}

/** Takes over what main tells of its progress. */
export const recordPdfProgress = (progress: PdfProgress): void => {
  const { saving } = useStore.getState()
  if (saving) useStore.setState({ saving: { ...saving, progress } })
}

const tellOf = ({ profileId, result, failure }: PdfEnd): void => {
  const stopped = failure ?? result?.stopped ?? null
  notifications.show({
    ...(stopped && { color: 'red' }),
    title: `PDFs of profile ${profileId}`,
    message: createElement(PdfEndWords, { result, stopped }),
    autoClose: stopped === null,
  })
}

/** One at a time: while one runs, this does nothing. */
export const savePdfs = async (request: Request<'bills:save-pdfs'>): Promise<void> => {
  if (useStore.getState().saving) return
  const controller = new AbortController()
  const saving = { profileId: request.profileId, progress: null, stop: () => controller.abort() }
  useStore.setState({ saving, ended: null })
  const end = (how: Pick<PdfEnd, 'result' | 'failure'> | null): void => {
    // It may have been forgotten with its connection.
    if (useStore.getState().saving?.stop !== saving.stop) return
    const ended = how && { profileId: request.profileId, into: request.into, ...how }
    useStore.setState({ saving: null, ended })
    if (ended && !isWatched) tellOf(ended)
  }
  try {
    const result = await call('bills:save-pdfs', request, controller.signal)
    end(result && { result, failure: null })
  } catch (error) {
    end({ result: null, failure: failureOf(error) })
  }
}
