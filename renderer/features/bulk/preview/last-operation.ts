import { create } from 'zustand'
import type { BulkOperation } from '../../../../shared/domain/bulk'

/** What was started last, to be repeated by a key. In memory only. */
export const useLastOperation = create<{ readonly operation: BulkOperation | null }>(() => ({
  operation: null,
}))

/** In another connection there is nothing to repeat. */
export const forgetOperation = (): void => useLastOperation.setState({ operation: null })

export const rememberOperation = (operation: BulkOperation): void => {
  // An undo belongs to one run: there is nothing to repeat.
  if (operation.kind !== 'undo') useLastOperation.setState({ operation })
}
