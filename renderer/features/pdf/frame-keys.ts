import { useEffect, useEffectEvent } from 'react'
import type { PdfKey } from '../../lib/pdf-keys'
import { isUnderDialog } from '../../lib/use-keys'
import type { PdfActions } from './pdf-actions'

export interface FrameKeys {
  readonly press: (key: PdfKey) => void
  readonly listen: (listener: (key: PdfKey) => void) => void
}

/** Passes keys on that are pressed in the frame. What they do is only known once its messages are heard. */
export const createFrameKeys = (): FrameKeys => {
  let hear: (key: PdfKey) => void = () => undefined
  return {
    press: (key) => hear(key),
    listen: (listener) => {
      hear = listener
    },
  }
}

/** Runs the action of a key that is pressed in the frame, which keeps the focus also while a dialog is above it. */
export const useFrameKeys = (keys: FrameKeys, actions: PdfActions): void => {
  const run = useEffectEvent((key: PdfKey) => {
    if (!isUnderDialog()) actions[key]?.()
  })
  useEffect(() => keys.listen(run), [keys])
}
