import { keyWords } from '../../lib/key-words'
import { pdfKeys, type PdfKey } from '../../lib/pdf-keys'

const both = (a: PdfKey, b: PdfKey): string => `${keyWords(pdfKeys[a])}  ${keyWords(pdfKeys[b])}`
const one = (key: PdfKey, words: string): readonly [string, string] => [keyWords(pdfKeys[key]), words]

/** The keys of an open PDF that also work in a window of its own. */
export const pdfKeyWords: readonly (readonly [string, string])[] = [
  [both('previous', 'next'), 'Previous and next bill, with a PDF open'],
  one('find', 'Find in an open PDF'),
  one('next-difference', 'Next value on the PDF that differs from the record'),
  one('thumbnails', 'The pages of a PDF at its side, and away again'),
  one('outline', 'The outline of a PDF at its side, and away again'),
  one('to-page', 'To a page of a PDF: into the field for its number'),
  ['←  →', 'Previous and next page, in a PDF'],
  [both('zoom-in', 'zoom-out'), 'Make a PDF larger and smaller'],
  one('fit', 'Fit a PDF to its width, or to a whole page'),
  one('spread', 'Two pages of a PDF side by side, or one'),
  one('rotate', 'Turn the pages of a PDF'),
  one('print', 'Print a PDF'),
  one('copy-page', 'Copy the page of a PDF with its marks as a picture'),
  one('save', 'Save a PDF'),
]

/** The keys of a PDF beside its bills. */
export const besideKeyWords: readonly (readonly [string, string])[] = [
  one('widen', 'Full width for an open PDF, and back'),
  one('own-window', 'Open a PDF in a window of its own'),
]
