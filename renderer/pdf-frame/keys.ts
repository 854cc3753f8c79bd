import { pdfKeyNames, pdfKeys, type PdfKey } from '../lib/pdf-keys'
import { isShortcut } from '../lib/shortcut'

/** Which of the console's keys was pressed, if any. The page does not receive keys that are pressed in the frame. */
export const keyOf = (event: KeyboardEvent): PdfKey | undefined =>
  pdfKeyNames.find((name) => isShortcut(event, pdfKeys[name]))
