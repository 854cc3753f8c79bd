import type { PdfEvent } from '../lib/pdf-messages'

type Key = Extract<PdfEvent, { type: 'key' }>['key']

const plain: Record<string, Key> = {
  f: 'widen',
  F: 'widen',
  '[': 'previous',
  ']': 'next',
  Escape: 'close',
  d: 'next-difference',
  D: 'next-difference',
}
const withControl: Record<string, Key> = { f: 'find', s: 'save' }

/** Which of the console's keys was pressed, if any. The page does not receive keys that are pressed in the frame. */
export const keyOf = (event: KeyboardEvent): Key | undefined => {
  if (event.altKey || event.target instanceof HTMLInputElement) return undefined
  return event.ctrlKey || event.metaKey ? withControl[event.key.toLowerCase()] : plain[event.key]
}
