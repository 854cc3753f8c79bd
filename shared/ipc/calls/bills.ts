import { z } from 'zod'
import type { Bill } from '../../domain/bill'
import type { BillChange } from '../../domain/bill-change'
import { pdfPlaces, type PdfProgress, type SavedPdfs } from '../../domain/saved-pdfs'
import { call } from '../call'
import { id, remoteId, seenFields, text } from '../fields'

const line = text(1000)

export const billsCalls = {
  /** `newBillIds` were not in the list that was last seen before today's reading began. */
  'bills:list': call<{ readonly bills: readonly Bill[]; readonly newBillIds: readonly string[] }>()(
    z.strictObject({ profileId: id, jobId: remoteId.optional() }),
  ),
  /** What changed in records from one reading of this console to the next, the newest first. */
  'bills:changes': call<readonly BillChange[]>()(z.strictObject({ profileId: id })),
  'bills:pdf': call<{ readonly bytes: Uint8Array<ArrayBuffer> }>()(
    z.strictObject({ profileId: id, billId: remoteId }),
  ),
  'bills:save-pdf': call<{ readonly savedTo: string | null }>()(
    z.strictObject({ profileId: id, billId: remoteId, suggestedName: text(200) }),
  ),
  /**
   * Saves the PDFs of many bills in a folder or a zip file that the person chooses; null if they changed their mind.
   * Ends early if the call is taken back, or by what the answer names.
   */
  'bills:save-pdfs': call<SavedPdfs | null>()(
    z.strictObject({
      profileId: id,
      label: seenFields.label,
      /** Of file names: shared/domain/pdf-names.ts. */
      pattern: text(200).min(1),
      into: z.enum(pdfPlaces),
      bills: z
        .array(
          z.strictObject({
            billId: line.min(1).nullable(),
            hasPdf: z.boolean(),
            type: line,
            period: line.nullable(),
            billDate: line.nullable(),
            accountNumber: line.nullable(),
            meterNumber: line.nullable(),
          }),
        )
        .max(10_000),
    }),
  ),
}

export interface BillsEvents {
  /** Of the PDFs that are being saved; at most five times a second. */
  'bills:saving-pdfs': PdfProgress
}
