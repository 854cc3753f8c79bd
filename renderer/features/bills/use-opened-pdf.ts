import { useMemo, useState } from 'react'
import type { Bill } from '../../../shared/domain/bill'
import type { PdfCheck } from '../../lib/pdf-check'
import type { PdfDetection } from '../../lib/pdf-messages'
import { canOpenPdf, type Row } from './bill-rows'
import { pdfCheckOf } from './pdf-check'
import { pdfsAround } from './pdfs-around'
import { titleOf } from './period'

/** What the tab passes to the component that shows PDFs. */
export interface PdfSlot {
  readonly profileId: number
  /** Null while no PDF is open; the viewer can already be loaded. */
  readonly billId: string | null
  readonly title: string
  /** The record with which the PDF is compared. */
  readonly check: PdfCheck | null
  /** A record whose PDF is compared with it without being shown. */
  readonly examining: {
    readonly check: PdfCheck | null
    /** Null if the PDF could not be fetched or read. */
    readonly onExamined: (check: PdfCheck, detection: PdfDetection | null) => void
  }
  /** The findings in the PDF that is shown. */
  readonly onChecked: (check: PdfCheck, detection: PdfDetection) => void
  /** Whether the PDF also takes the space of the bills, and a way to change that. */
  readonly isWide: boolean
  readonly onWiden: () => void
  readonly onClose: () => void
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}

/** The bill whose PDF is open, and ways to those before and after it that have one. `listed` has all records. */
export const useOpenedPdf = (
  profileId: number,
  rows: readonly Row[],
  listed: readonly Bill[],
  onOpen: (bill: Bill) => void,
) => {
  const [opened, setOpened] = useState<Bill | null>(null)
  const [isWide, setWide] = useState(false)
  const check = useMemo(() => opened && pdfCheckOf(opened, listed), [opened, listed])
  const open = (bill: Bill): void => {
    setOpened(bill)
    onOpen(bill)
  }
  const close = (): void => {
    setOpened(null)
    setWide(false)
  }
  const withPdf = rows.flatMap((row) => (row.kind === 'bill' && canOpenPdf(row.bill) ? [row.bill] : []))
  const { previous, next } = pdfsAround(withPdf, opened)
  const slot: Omit<PdfSlot, 'examining' | 'onChecked'> = {
    profileId,
    billId: opened?.billId ?? null,
    title: opened === null ? 'No bill' : titleOf(opened),
    check,
    isWide,
    onWiden: () => setWide(!isWide),
    onClose: close,
    onPrevious: previous && (() => open(previous)),
    onNext: next && (() => open(next)),
  }
  return { isOpen: opened !== null, open, slot }
}
