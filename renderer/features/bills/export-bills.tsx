import { Menu } from '@mantine/core'
import { counted } from '../../lib/numbers'
import { localDay } from '../../lib/time'
import { useKeys } from '../../lib/use-keys'
import { ExportMenu } from '../../parts/export-menu'
import { copyTable, useSaveTable } from '../../parts/use-save-table'
import type { Row } from './bill-rows'
import { billTable } from './bill-table'

interface Props {
  readonly profileId: number
  /** The rows as they are shown. */
  readonly rows: readonly Row[]
  /** What Ctrl+C copies: the selected rows, or else the current one. */
  readonly toCopy: readonly Row[]
}

export const copyRows = (rows: readonly Row[]): void => {
  const { columns, lines } = billTable(rows)
  void copyTable(columns, lines)
}

const nameOf = (profileId: number): string =>
  `bills of ${profileId} ${localDay(new Date().toISOString()) ?? ''}`.trim()

/** Exports the listed bills for a spreadsheet. Ctrl+C copies the selected ones. */
export const ExportBills = ({ profileId, rows, toCopy }: Props) => {
  const { save, saving } = useSaveTable()
  const copySelected = (): void => {
    const marked = window.getSelection()?.toString() ?? ''
    // If the person has marked a text, that is what they want to copy.
    if (marked !== '') void navigator.clipboard.writeText(marked)
    else copyRows(toCopy)
  }
  useKeys({ 'Mod+C': copySelected }, { enabled: toCopy.length > 0 })
  return (
    <ExportMenu
      what={counted(rows.length, 'row')}
      disabled={rows.length === 0}
      busy={saving}
      onExport={(format) => save({ name: nameOf(profileId), format, ...billTable(rows) })}
    >
      <Menu.Item disabled={rows.length === 0} onClick={() => copyRows(rows)}>
        Copy {counted(rows.length, 'row')} as a table
      </Menu.Item>
    </ExportMenu>
  )
}
