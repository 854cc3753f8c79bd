import { setTimeout as elapsed } from 'node:timers/promises'
import type { PdfPlace, PdfProgress } from '../../shared/domain/saved-pdfs'

/** PDFs of a list that are being saved. */
export interface PdfSave {
  readonly into: PdfPlace
  readonly progress: PdfProgress
}

interface Work {
  /** Aborted if the page takes its call back, or if the session ends. */
  readonly signal: AbortSignal
  readonly tell: (progress: PdfProgress) => void
}

/** The PDFs that are being saved in one go, from the moment in which their place is known. */
export interface PdfSaves {
  readonly during: <T>(into: PdfPlace, signal: AbortSignal, work: (parts: Work) => Promise<T>) => Promise<T>
  readonly all: () => readonly PdfSave[]
  /** Ends them, and resolves once their files are as they stay: the list of a folder is written, half a zip is gone. */
  readonly close: () => Promise<void>
}

/** A place that does not answer, such as a network drive that is gone, must not keep the session open. */
const patienceMs = 5_000

const nothing: PdfProgress = { done: 0, total: 0, bytes: 0 }

export const createPdfSaves = (): PdfSaves => {
  const ending = new AbortController()
  const saves = new Map<PdfSave, Promise<unknown>>()
  return {
    during: async (into, signal, work) => {
      const save: { into: PdfPlace; progress: PdfProgress } = { into, progress: nothing }
      const working = work({
        signal: AbortSignal.any([signal, ending.signal]),
        tell: (progress) => {
          save.progress = progress
        },
      })
      saves.set(save, working)
      try {
        return await working
      } finally {
        saves.delete(save)
      }
    },
    all: () => [...saves.keys()],
    close: async () => {
      ending.abort()
      const waiting = new AbortController()
      const late = elapsed(patienceMs, undefined, { signal: waiting.signal }).catch(() => undefined)
      await Promise.race([Promise.allSettled(saves.values()), late])
      waiting.abort()
    },
  }
}
