import { create } from 'zustand'
import type { BulkOperation } from '../../../../shared/domain/bulk'

/** The operation started last, which a key repeats. Kept in memory only. */
export const useLastOperation = create<{ readonly operation: BulkOperation | null }>(() => ({
  operation: null,
}))

/** Called when the connection changes: there is nothing to repeat in another one. */
export const forgetOperation = (): void => useLastOperation.setState({ operation: null })

export const rememberOperation = (operation: BulkOperation): void => {
  // An undo belongs to one run, a start of cases and values by row to these profiles: none of them can be repeated.
  const isOfOthers =
    operation.kind === 'undo' ||
    operation.kind === 'values' ||
    (operation.kind === 'job-start' && operation.again)
  if (!isOfOthers) useLastOperation.setState({ operation })
}
