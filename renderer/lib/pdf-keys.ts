/**
 * The keys of an open PDF, in the page and in its frame: a key that is pressed in the frame reaches nobody else. They
 * are those of Chrome's viewer where these are free. Letters that lists and cases use beside a PDF (E, J, K, L, M, O, R, S,
 * T, U) are left to them.
 */
export const pdfKeys = {
  previous: '[',
  next: ']',
  find: 'Mod+F',
  'next-difference': 'D',
  'to-page': 'G',
  thumbnails: 'P',
  outline: 'C',
  'zoom-in': 'Plus',
  'zoom-out': '-',
  fit: '0',
  spread: '2',
  rotate: 'Mod+]',
  widen: 'F',
  'own-window': 'W',
  print: 'Mod+P',
  'copy-page': 'Mod+Shift+C',
  save: 'Mod+S',
  close: 'Escape',
} as const

export type PdfKey = keyof typeof pdfKeys

export const pdfKeyNames = Object.keys(pdfKeys) as [PdfKey, ...PdfKey[]]
