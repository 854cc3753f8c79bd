import type { Bill } from '../../../shared/domain/bill'

/**
 * The records with the PDFs before and after that of `shown`, in this order of records. Records of the same bill share a
 * PDF: a step never ends at the same one.
 */
export const pdfsAround = (
  withPdf: readonly Bill[],
  shown: Bill | null | undefined,
): { readonly previous: Bill | undefined; readonly next: Bill | undefined } => {
  const exact = shown ? withPdf.indexOf(shown) : -1
  // After another reading there are new objects for the same records.
  const at =
    exact >= 0
      ? exact
      : withPdf.findIndex((bill) => bill.billId === shown?.billId && bill.type === shown.type)
  const isOther = (bill: Bill): boolean => bill.billId !== withPdf[at]?.billId
  return at < 0
    ? { previous: undefined, next: undefined }
    : { previous: withPdf.slice(0, at).findLast(isOther), next: withPdf.slice(at + 1).find(isOther) }
}
