import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Result } from '../../shared/errors/failure'
import type { ManifestRow } from './pdf-manifest'

/** Whose PDFs they are. */
export interface PdfOwner {
  readonly profileId: number
  /** The ID of the connection: in another one the same profile ID is another customer's. */
  readonly connection: string
}

/** A PDF that was saved. */
export interface SavedFile {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** Where PDFs are put. Each fails with `disk-full`, `folder-gone` or `file-unwritable`. */
export interface PdfTarget {
  /** The name of the folder or the file, without its path. */
  readonly name: string
  /** Whether nothing is left of it unless it is closed as whole. */
  readonly isAllOrNothing: boolean
  /** The PDF of this bill from an earlier time; null if there is none, or if its file is not what it was. */
  readonly kept: (billId: string) => Promise<Result<SavedFile | null>>
  /** Saves it under this name, or a numbered one where the name is taken. */
  readonly put: (billId: string, name: string, bytes: Uint8Array) => Promise<Result<SavedFile>>
  /** Writes down what has been saved so far, in case that the program ends before its time. */
  readonly note: (rows: readonly ManifestRow[]) => Promise<Result<void>>
  /** Writes down the end. */
  readonly close: (rows: readonly ManifestRow[], isWhole: boolean) => Promise<Result<void>>
}

/** Bytes that are handled at a time, so that other calls of main are not blocked. */
export const pieceBytes = 1024 * 1024

export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes)
}

/** In hex. */
export const sha256Of = async (bytes: Uint8Array): Promise<string> => {
  const hash = createHash('sha256')
  for (const piece of piecesOf(bytes)) {
    hash.update(piece)
    if (bytes.length > pieceBytes) await nextTurn()
  }
  return hash.digest('hex')
}

export const manifestName = (profileId: number, number = 1): string =>
  number === 1 ? `manifest ${profileId}.csv` : `manifest ${profileId} (${number}).csv`
