import { useMemo, useState } from 'react'
import type { Bill } from '../../../shared/domain/bill'
import type { PdfDetection } from '../../lib/pdf-messages'
import { canOpenPdf } from './bill-rows'
import { pdfCheckOf } from './pdf-check'

/** The findings in the PDFs of bills, by record; null if a PDF could not be fetched or read. */
export type CheckedPdfs = ReadonlyMap<Bill, PdfDetection | null>

/**
 * The PDFs that were compared with their records since the tab was opened, and a way to compare all of them, one by
 * one.
 */
export const useCheckedPdfs = (listed: readonly Bill[], shown: readonly Bill[]) => {
  const [checked, setChecked] = useState<CheckedPdfs>(new Map())
  const [waiting, setWaiting] = useState<readonly Bill[]>([])
  const [next] = waiting
  const check = useMemo(() => (next ? pdfCheckOf(next, listed) : null), [next, listed])
  const keep = (bill: Bill, detection: PdfDetection | null): void =>
    setChecked((before) => new Map(before).set(bill, detection))
  const todo = shown.filter((bill) => canOpenPdf(bill) && !checked.get(bill))
  return {
    checked,
    keep,
    todo: todo.length,
    waiting: waiting.length,
    start: () => setWaiting(todo),
    stop: () => setWaiting([]),
    examining: {
      check,
      onExamined: ({ bill }: { readonly bill: Bill }, detection: PdfDetection | null) => {
        keep(bill, detection)
        setWaiting((before) => before.filter((one) => one !== bill))
      },
    },
  }
}
