import type { DirectoryState } from '../../shared/domain/directory'
import { coalesce } from '../lib/coalesce'

const intervalMs = 500

/** Reports how far the directory is: at most twice a second, since filling changes it with every profile that is read. */
export interface StateReports {
  /** Something else is known than before: a search may find something else. */
  readonly searchable: () => void
  readonly soon: () => void
  readonly close: () => void
}

export const createStateReports = (
  state: () => Promise<DirectoryState>,
  emit: (state: DirectoryState, searchable: boolean) => void,
): StateReports => {
  let searchable = false
  const report = coalesce(intervalMs, () => {
    const both = searchable
    searchable = false
    void state().then((now) => emit(now, both))
  })
  return {
    searchable: () => {
      searchable = true
      report.soon()
    },
    soon: report.soon,
    close: report.close,
  }
}
