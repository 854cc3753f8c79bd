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
  /** As they are shown. */
  readonly rows: readonly Row[]
  readonly selected: Row | null
}

const copy = (rows: readonly Row[]): void => {
  const { columns, lines } = billTable(rows)
  void copyTable(columns, lines)
}

const nameOf = (profileId: number): string =>
  `bills of ${profileId} ${localDay(new Date().toISOString()) ?? ''}`.trim()

/** The bills that are shown, for a spreadsheet; Ctrl+C copies the one that is chosen. */
export const ExportBills = ({ profileId, rows, selected }: Props) => {
  const { save, saving } = useSaveTable()
  const copySelected = (): void => {
    const marked = window.getSelection()?.toString() ?? ''
    // A text that is marked is what the person wants to copy.
    if (marked !== '') void navigator.clipboard.writeText(marked)
    else if (selected) copy([selected])
  }
  useKeys({ 'Mod+C': copySelected }, { enabled: selected !== null })
  return (
    <ExportMenu
      what={counted(rows.length, 'row')}
      disabled={rows.length === 0}
      busy={saving}
      onExport={(format) => save({ name: nameOf(profileId), format, ...billTable(rows) })}
    >
      <Menu.Item disabled={rows.length === 0} onClick={() => copy(rows)}>
        Copy {counted(rows.length, 'row')} as a table
      </Menu.Item>
    </ExportMenu>
  )
}
