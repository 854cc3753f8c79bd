import { useMemo, useState } from 'react'
import { recordName } from '../../shared/domain/bill-change'
import type { PdfWindowContent } from '../../shared/ipc/calls/pdf'
import { canOpenPdf } from '../features/bills/bill-rows'
import { pdfCheckOf } from '../features/bills/pdf-check'
import { newestFirst, titleOf } from '../features/bills/period'
import { pdfsAround } from '../features/bills/pdfs-around'

/**
 * The record whose PDF the window shows, and ways to the PDFs before and after it, of records of the same type. If the
 * record cannot be told from others, or is not stored, its PDF is shown without it.
 */
export const useShownBill = ({ billId, record, bills }: PdfWindowContent) => {
  const [shown, show] = useState(() => {
    const named = bills.filter((bill) => recordName(bill) === record)
    return named.length === 1 ? named[0] : undefined
  })
  const check = useMemo(() => (shown ? pdfCheckOf(shown, bills) : null), [shown, bills])
  const around = useMemo(() => {
    const same = newestFirst(bills.filter((bill) => bill.type === shown?.type && canOpenPdf(bill)))
    return pdfsAround(same, shown)
  }, [shown, bills])
  const { previous, next } = around
  return {
    billId: shown?.billId ?? billId,
    title: shown ? titleOf(shown) : 'Bill',
    check,
    previous: previous && (() => show(previous)),
    next: next && (() => show(next)),
  }
}
