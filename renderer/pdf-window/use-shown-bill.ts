import { useMemo, useState } from 'react'
import type { Bill } from '../../shared/domain/bill'
import { recordName, recordSince } from '../../shared/domain/bill-change'
import type { PdfWindowContent } from '../../shared/ipc/calls/pdf'
import { canOpenPdf } from '../features/bills/bill-rows'
import { pdfCheckOf } from '../features/bills/pdf-check'
import { newestFirst, titleOf } from '../features/bills/period'
import { pdfsAround } from '../features/bills/pdfs-around'

const none: readonly Bill[] = []

const named = (bills: readonly Bill[], record: string): Bill | undefined => {
  const found = bills.filter((bill) => recordName(bill) === record)
  return found.length === 1 ? found[0] : undefined
}

/** A record, and the reading that it is of. */
interface Shown {
  readonly bill: Bill | undefined
  readonly bills: readonly Bill[]
}

/** The same record in a later reading; null if it is not there, or cannot be told from others. */
const inLater = (shown: Shown, bills: readonly Bill[], record: string): Shown | null => {
  const bill = shown.bill ? recordSince(shown.bill, shown.bills, bills) : named(bills, record)
  return bill || !shown.bill ? { bill, bills } : null
}

/**
 * The record whose PDF the window shows, and ways to the PDFs before and after it, of records of the same type. After
 * another reading it is that reading's; a record that is no longer there stays as it was. If the record cannot be told
 * from others, or is not stored, its PDF is shown without it.
 */
export const useShownBill = ({ billId, record, bills: read }: PdfWindowContent) => {
  const [shown, show] = useState<Shown>(() => ({ bill: named(read ?? none, record), bills: read ?? none }))
  // Where none is kept any more, nothing is known against the reading before.
  const bills = read ?? shown.bills
  const later = useMemo(
    () => (bills === shown.bills ? shown : inLater(shown, bills, record)),
    [shown, bills, record],
  )
  if (later && later !== shown) show(later)

  const { bill } = shown
  const check = useMemo(() => (bill ? pdfCheckOf(bill, shown.bills) : null), [bill, shown.bills])
  const { previous, next } = useMemo(() => {
    const same = newestFirst(bills.filter((one) => one.type === bill?.type && canOpenPdf(one)))
    return pdfsAround(same, bill)
  }, [bill, bills])
  return {
    billId: bill?.billId ?? billId,
    title: bill ? titleOf(bill) : 'Bill',
    check,
    /** The records were read again, and it is not among them. */
    isOld: later === null,
    previous: previous && (() => show({ bill: previous, bills })),
    next: next && (() => show({ bill: next, bills })),
  }
}
