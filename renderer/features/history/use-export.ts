import type {
  HistoryCursor,
  HistoryEntry,
  HistoryKind,
  HistoryPage,
  HistoryStart,
} from '../../../shared/history/history'
import { mostLines, type TableFormat } from '../../../shared/domain/table-format'
import { call, CallError } from '../../bridge/call'
import { useEvent } from '../../bridge/use-event'
import { localDay } from '../../lib/time'
import { useSaveTable } from '../../parts/use-save-table'
import { historyTable } from './history-table'
import type { ShowFields } from './words'

interface Wanted {
  readonly connectionId: string
  readonly profileId: number
  readonly kinds: readonly HistoryKind[]
}

/** Whether the profile was forgotten between two pages: what was known of it has no beginning any more. */
const isForgotten = (before: HistoryStart, now: HistoryStart): boolean =>
  (before.knownFrom !== null && now.knownFrom === null) ||
  (before.billsFrom !== null && now.billsFrom === null)

/** All pages, also those that are not shown yet, as far as a file has room for them. */
const readAll = async ({ kinds, ...whose }: Wanted, signal: AbortSignal) => {
  const entries: HistoryEntry[] = []
  let first: HistoryPage | null = null
  for (let after: HistoryCursor | null = null; ;) {
    signal.throwIfAborted()
    const page: HistoryPage = await call('history:page', { ...whose, kinds: [...kinds], after }, signal)
    first ??= page
    if (isForgotten(first.start, page.start)) throw new CallError({ code: 'cancelled' })
    entries.push(...page.entries)
    after = page.next
    if (after === null) return { entries, start: page.start }
    if (entries.length >= mostLines) return { entries, start: null }
  }
}

/** Saves the history of a profile, of these kinds, as a table. A profile that is forgotten meanwhile saves nothing. */
export const useExportHistory = (
  wanted: Wanted,
  showFields: ShowFields,
): { readonly save: (format: TableFormat) => void; readonly saving: boolean } => {
  const { profileId } = wanted
  const { save, saving, giveUp } = useSaveTable()
  useEvent('profiles:changed', ({ forgotten = [] }) => {
    if (forgotten.includes(profileId)) giveUp()
  })
  return {
    saving,
    save: (format) =>
      save(async (signal) => {
        const { entries, start } = await readAll(wanted, signal)
        const day = localDay(new Date().toISOString()) ?? ''
        return {
          name: `history of ${profileId} ${day}`.trim(),
          format,
          ...historyTable(entries, start, showFields),
        }
      }),
  }
}
