import { z } from 'zod'
import type { Bill } from '../../domain/bill'
import { call } from '../call'
import { connectionId, id, nothing, remoteId, text } from '../fields'

/** The record whose PDF a window of its own shows. */
const pdfOfWindow = z.strictObject({
  profileId: id,
  billId: remoteId,
  /** Its `recordName`: several records may be of the same bill. */
  record: text(20_000),
})

export type PdfOfWindow = z.infer<typeof pdfOfWindow>

/** What the window of a PDF shows. */
export interface PdfWindowContent extends PdfOfWindow {
  /** The profile's label; null if it has none, or if it is not known here. */
  readonly label: string | null
  /** The profile's records, as they were read last; null if none are kept here. */
  readonly bills: readonly Bill[] | null
  /** The API no longer has the profile. */
  readonly isGone: boolean
}

/** A length on paper, in points (1/72 inch). */
const points = z.number().min(1).max(20_000)

export const pdfCalls = {
  /**
   * Opens a window of its own for the PDF of a record. Fails with `too-many-windows`, and with `not-connected` in any other
   * connection than this one.
   */
  'pdf:open-window': call<null>()(pdfOfWindow.extend({ connectionId })),
  /** Asked by the page of such a window; for any other page it fails with `forbidden`. */
  'pdf:window': call<PdfWindowContent>()(nothing),
  /**
   * Prints what the calling page has put on its sheets, after the system's dialog. `printed` is false if the person
   * cancelled. The size is that of the first sheet. Fails with `print-failed`.
   */
  'pdf:print': call<{ readonly printed: boolean }>()(z.strictObject({ width: points, height: points })),
}
