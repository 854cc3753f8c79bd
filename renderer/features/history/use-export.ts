import type { HistoryCursor, HistoryEntry, HistoryKind, HistoryPage } from '../../../shared/history/history'
import { mostLines, type TableFormat } from '../../../shared/domain/table-format'
import { call } from '../../bridge/call'
import { localDay } from '../../lib/time'
import { useSaveTable } from '../../parts/use-save-table'
import { historyTable } from './history-table'
import type { ShowFields } from './words'

/** All pages, also those that are not shown yet, as far as a file has room for them. */
const readAll = async (profileId: number, kinds: readonly HistoryKind[]) => {
  const entries: HistoryEntry[] = []
  for (let after: HistoryCursor | null = null; ;) {
    const page: HistoryPage = await call('history:page', { profileId, kinds: [...kinds], after })
    entries.push(...page.entries)
    after = page.next
    if (after === null) return { entries, start: page.start }
    if (entries.length >= mostLines) return { entries, start: null }
  }
}

/** Saves the history of a profile, of these kinds, as a table. */
export const useExportHistory = (
  profileId: number,
  kinds: readonly HistoryKind[],
  showFields: ShowFields,
): { readonly save: (format: TableFormat) => void; readonly saving: boolean } => {
  const { save, saving } = useSaveTable()
  return {
    saving,
    save: (format) =>
      save(async () => {
        const { entries, start } = await readAll(profileId, kinds)
        const day = localDay(new Date().toISOString()) ?? ''
        return {
          name: `history of ${profileId} ${day}`.trim(),
          format,
          ...historyTable(entries, start, showFields),
        }
      }),
  }
}
