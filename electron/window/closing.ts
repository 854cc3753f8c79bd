import type { BrowserWindow } from 'electron'
import type { BulkRun } from '../../shared/domain/bulk'
import type { PdfSave } from '../records/pdf-saves'

/** What closing the window would interrupt or lose. */
export interface UnderWay {
  /** Something is typed in a form and not saved. */
  readonly typed: boolean
  /** Changes that the page has asked for and that are not answered yet. */
  readonly changes: number
  /** Runs in progress or waiting for their turn. */
  readonly runs: readonly Pick<BulkRun, 'counts'>[]
  /** Providers whose held jobs are being started one after the other. */
  readonly releases: number
  /** PDFs that are being saved in one go. */
  readonly saves: readonly PdfSave[]
}

export const nothingUnderWay: UnderWay = { typed: false, changes: 0, runs: [], releases: 0, saves: [] }

const changesWords = (changes: number): string => {
  if (changes === 1) {
    return 'A change is on its way to the API. At its next start the console checks whether it was made, and sends nothing twice. Steps that were to follow it are not sent.'
  }
  return `${changes} changes are on their way to the API. At its next start the console checks whether they were made, and sends nothing twice. Steps that were to follow them are not sent.`
}

const runsWords = (runs: UnderWay['runs']): string => {
  const [only] = runs
  if (only && runs.length === 1) {
    const { total, waiting } = only.counts
    return `A bulk run is at ${total - waiting} of ${total} profiles. It continues at the next start.`
  }
  return `${runs.length} bulk runs have not ended. They continue at the next start.`
}

/** What becomes of PDFs whose saving is ended, and how it can be gone on with. */
export const saveWords = ({ into, progress: { done, total } }: PdfSave): string =>
  into === 'zip'
    ? `A zip file of PDFs is at ${done} of ${total}, and would not be kept: it is written whole or not at all. What has been read is kept, so that another start is quick.`
    : `PDFs are being saved into a folder: ${done} of ${total} are through. If you save into the same folder again, it goes on with the rest.`

/** The question before closing, in sentences; null where there is nothing to ask. */
export const questionOf = ({ typed, changes, runs, releases, saves }: UnderWay): string | null => {
  const sentences = [
    ...(typed ? ['What you have typed is not saved, and will be lost.'] : []),
    ...(changes > 0 ? [changesWords(changes)] : []),
    ...(runs.length > 0 ? [runsWords(runs)] : []),
    ...(releases > 0
      ? [
          'Jobs that were on hold are being started. The rest will be started when the console is opened again.',
        ]
      : []),
    ...saves.map(saveWords),
  ]
  return sentences.length > 0 ? sentences.join('\n\n') : null
}

type Window = Pick<BrowserWindow, 'close'> & {
  readonly on: (event: 'close', listener: (event: { preventDefault: () => void }) => void) => unknown
}

interface ClosingParts {
  readonly underWay: () => Promise<UnderWay>
  /** Puts the question to the person; true: close. */
  readonly ask: (question: string) => Promise<boolean>
  /** The question could not be put: the window stays open, and asks again when it is closed the next time. */
  readonly onFailure: (error: unknown) => void
}

/** Lets the window close if nothing would be lost or the person has agreed. Returns whether it may. */
export const guardClosing = (window: Window, { underWay, ask, onFailure }: ClosingParts): (() => boolean) => {
  let agreed = false
  let asking = false
  const decide = async (): Promise<void> => {
    try {
      const question = questionOf(await underWay())
      agreed = question === null || (await ask(question))
    } catch (error) {
      onFailure(error)
    } finally {
      asking = false
    }
    if (agreed) window.close()
  }
  window.on('close', (event) => {
    if (agreed) return
    event.preventDefault()
    if (asking) return
    asking = true
    void decide()
  })
  return () => agreed
}
