import type { Failure } from '../errors/failure'
import { pdfNames, type NameValues } from './pdf-names'

/** PDFs of many bills, saved in one go. */

/** A bill whose PDF is wanted. If several records are of one bill, its texts are those of all of them. */
export interface PdfBill {
  /** Null if the record has no ID, and therefore no PDF. */
  readonly billId: string | null
  /** Whether a record names a PDF. */
  readonly hasPdf: boolean
  readonly type: string
  readonly period: string | null
  readonly billDate: string | null
  readonly accountNumber: string | null
  readonly meterNumber: string | null
}

/** `zip`: one file, which is written whole or not at all. */
export const pdfPlaces = ['folder', 'zip'] as const
export type PdfPlace = (typeof pdfPlaces)[number]

/** How many of the PDFs that are wanted are through, whether saved or not, and the size of those saved. */
export interface PdfProgress {
  readonly done: number
  readonly total: number
  readonly bytes: number
}

export interface LeftPdf {
  readonly bill: PdfBill
  /** Null if no record of the bill names a PDF. */
  readonly failure: Failure | null
}

export interface SavedPdfs {
  /** The name of the folder or the file. */
  readonly savedTo: string
  /** Written now. */
  readonly saved: number
  /** Already there, from an earlier time. */
  readonly kept: number
  readonly bytes: number
  /** What has no PDF, or one that could not be saved, in the order of the list. */
  readonly left: readonly LeftPdf[]
  /** How many were not tried, because something ended it. */
  readonly untried: number
  /** What ended it; null if all were tried. */
  readonly stopped: Failure | null
}

const valuesOf = (profileId: number, label: string, bill: PdfBill): NameValues => ({
  label,
  profile: String(profileId),
  period: bill.period,
  type: bill.type,
  date: bill.billDate,
  account: bill.accountNumber,
  meter: bill.meterNumber,
  bill: bill.billId,
})

/** The file names of the PDFs of these bills, in their order: safe on each system, and none twice. */
export const namesOfPdfs = (
  pattern: string,
  profileId: number,
  label: string,
  bills: readonly PdfBill[],
): readonly string[] =>
  pdfNames(
    pattern,
    bills.map((bill) => valuesOf(profileId, label, bill)),
  )
