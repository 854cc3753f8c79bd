import { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { WorkerWarning } from './worker-warnings'
import workerUrl from './worker?worker&url'

/** pdf.js's worker. It is started in advance, and replaced when it hangs or dies. */
export interface Engine {
  readonly worker: () => PDFWorker
  /** Ends the worker, whatever it is doing, and starts a new one. */
  readonly restart: () => void
}

const isImageWarning = (data: unknown): data is WorkerWarning =>
  typeof data === 'object' && data !== null && 'warning' in data

export const startEngine = (on: {
  readonly imageTooLarge: () => void
  readonly died: () => void
}): Engine => {
  const start = () => {
    const thread = new Worker(workerUrl, { type: 'module' })
    thread.addEventListener('message', ({ data }) => {
      if (isImageWarning(data)) on.imageTooLarge()
    })
    thread.addEventListener('error', on.died)
    return { thread, worker: PDFWorker.create({ port: thread }) }
  }
  let current = start()
  return {
    worker: () => current.worker,
    restart: () => {
      current.worker.destroy()
      current.thread.terminate()
      current = start()
    },
  }
}
