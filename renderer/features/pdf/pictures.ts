import type { PagePicture, PdfCommand, PdfEvent } from '../../lib/pdf-messages'

/** What is asked of the frame about a picture, apart from the number of the question. */
export type WantedPicture = Omit<Extract<PdfCommand, { type: 'picture' }>, 'type' | 'number'>

export interface Pictures {
  /** Null if the page cannot be drawn, or if the frame was left before it answered. */
  readonly ask: (send: (command: PdfCommand) => void, wanted: WantedPicture) => Promise<PagePicture | null>
  readonly hear: (event: Extract<PdfEvent, { type: 'picture' }>) => void
  /** The frame will not answer any more. */
  readonly drop: () => void
}

/** Pictures of pages, each asked for by a message to the frame and given by its answer. */
export const createPictures = (): Pictures => {
  const waiting = new Map<number, (picture: PagePicture | null) => void>()
  let last = 0
  return {
    ask: (send, wanted) =>
      new Promise((resolve) => {
        last += 1
        waiting.set(last, resolve)
        send({ type: 'picture', number: last, ...wanted })
      }),
    hear: ({ number, picture }) => {
      waiting.get(number)?.(picture)
      waiting.delete(number)
    },
    drop: () => {
      for (const resolve of waiting.values()) resolve(null)
      waiting.clear()
    },
  }
}
