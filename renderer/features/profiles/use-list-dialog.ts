import { useState } from 'react'
import { useKeys } from '../../lib/use-keys'
import { usePastedText } from '../../lib/use-pasted-text'

export type ListDialog =
  | { readonly kind: 'create' }
  /** `text` was pasted in the list; empty if the person asked for the dialog. */
  | { readonly kind: 'paste'; readonly text: string }

/** Which dialog of the list is open. Pasting in the list opens the one for pasted lines. */
export const useListDialog = () => {
  const [dialog, setDialog] = useState<ListDialog | null>(null)
  const paste = (text: string): void => setDialog({ kind: 'paste', text })
  useKeys({ 'Mod+Shift+V': () => paste('') })
  usePastedText(paste)
  return { dialog, setDialog, paste }
}
