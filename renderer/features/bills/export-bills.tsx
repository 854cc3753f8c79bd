import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import type { Bill } from '../../../shared/domain/bill'
import { count, counted } from '../../lib/numbers'
import { localDay } from '../../lib/time'
import { useKeys } from '../../lib/use-keys'
import { ExportMenu } from '../../parts/export-menu'
import { copyTable, useSaveTable } from '../../parts/use-save-table'
import { canOpenPdf, type Row } from './bill-rows'
import { billTable } from './bill-table'
import { SavePdfsDialog } from './save-pdfs-dialog'
import type { PdfChoice } from './save-pdfs-form'
import { usePdfSaving } from './saving-pdfs'

interface Props {
  readonly profileId: number
  /** The rows as they are shown. */
  readonly rows: readonly Row[]
  /** What Ctrl+C copies: the selected rows, or else the current one. */
  readonly toCopy: readonly Row[]
  /** All records of the list, also those that are not shown. */
  readonly all: readonly Bill[]
}

export const copyRows = (rows: readonly Row[]): void => {
  const { columns, lines } = billTable(rows)
  void copyTable(columns, lines)
}

const nameOf = (profileId: number): string =>
  `bills of ${profileId} ${localDay(new Date().toISOString()) ?? ''}`.trim()

const billsIn = (rows: readonly Row[]): readonly Bill[] =>
  rows.flatMap((row) => (row.kind === 'bill' ? [row.bill] : []))

/** What is shown comes first. Of two that are equal only one is offered. */
const choicesOf = ({ rows, toCopy, all }: Props): readonly PdfChoice[] => {
  const choices: readonly PdfChoice[] = [
    { name: 'Shown', bills: billsIn(rows) },
    { name: 'Selected', bills: billsIn(toCopy) },
    { name: 'Whole list', bills: all },
  ]
  return choices.filter(
    ({ bills }, at) =>
      bills.length > 0 && choices.findIndex((other) => other.bills.length === bills.length) === at,
  )
}

/** The progress of saving PDFs while its dialog is closed. A click opens it. */
const SavingButton = ({ onClick }: { readonly onClick: () => void }) => {
  const progress = usePdfSaving()?.progress
  if (!progress) return null
  return (
    <Button variant="default" size="compact-sm" onClick={onClick}>
      Saving PDFs, {count(progress.done)} of {count(progress.total)}
    </Button>
  )
}

/** Exports the listed bills for a spreadsheet, and their PDFs. Ctrl+C copies the selected ones. */
export const ExportBills = (props: Props) => {
  const { profileId, rows, toCopy, all } = props
  const { save, saving } = useSaveTable()
  const [savesPdfs, setSavesPdfs] = useState(false)
  const copySelected = (): void => {
    const marked = window.getSelection()?.toString() ?? ''
    // If the person has marked a text, that is what they want to copy.
    if (marked !== '') void navigator.clipboard.writeText(marked)
    else copyRows(toCopy)
  }
  useKeys({ 'Mod+C': copySelected }, { enabled: toCopy.length > 0 })
  const openDialog = (): void => setSavesPdfs(true)
  return (
    <>
      <SavingButton onClick={openDialog} />
      <ExportMenu
        what={counted(rows.length, 'row')}
        disabled={rows.length === 0}
        busy={saving}
        onExport={(format) => save({ name: nameOf(profileId), format, ...billTable(rows) })}
      >
        <Menu.Item disabled={rows.length === 0} onClick={() => copyRows(rows)}>
          Copy {counted(rows.length, 'row')} as a table
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={!all.some(canOpenPdf)} onClick={openDialog}>
          Save PDFs…
        </Menu.Item>
      </ExportMenu>
      {savesPdfs && (
        <SavePdfsDialog
          profileId={profileId}
          choices={choicesOf(props)}
          onClose={() => setSavesPdfs(false)}
        />
      )}
    </>
  )
}
