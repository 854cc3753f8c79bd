import { pdfLimits } from '../../lib/pdf-limits'
import type { PdfFailure } from '../../lib/pdf-messages'

interface Words {
  readonly title: string
  readonly advice: string
}

const save = 'It can be saved and opened in another program.'

const words: Record<PdfFailure, Words> = {
  'too-large': {
    title: `This PDF is larger than ${pdfLimits.bytes / 1024 / 1024} MB, the most that is shown here.`,
    advice: save,
  },
  'too-many-pages': {
    title: `This PDF has more than ${pdfLimits.pages} pages, the most that are shown here.`,
    advice: save,
  },
  'not-a-pdf': {
    title: 'What the API sent is not a PDF.',
    advice: 'Try again; if it keeps happening, tell your Link contact which profile and bill it was.',
  },
  damaged: {
    title: 'This PDF is damaged and cannot be read.',
    advice: 'Try again; if it keeps happening, tell your Link contact which profile and bill it was.',
  },
  'password-declined': {
    title: 'This PDF is protected by a password.',
    advice: 'Try again to enter it, or save the file.',
  },
  'too-slow': {
    title: `Reading this PDF took more than ${pdfLimits.seconds} seconds and was stopped.`,
    advice: save,
  },
  'viewer-stopped': {
    title: 'The viewer stopped on this PDF.',
    advice: `Try again. ${save}`,
  },
}

/** Why a PDF is not shown, in words for people. */
export const pdfFailureWords = (reason: PdfFailure): Words => words[reason]
