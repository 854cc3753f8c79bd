import type { Bill } from '../../shared/domain/bill'
import type { CallOptions, Reply } from './call-options'

/** The bills of "Data Retrieval Service" of the API document. */
export interface BillService {
  /** "Retrieve Bill-Based Cost and/or Usage Data", of one job or of all; "Bills not found" is an empty list. */
  readonly list: (profileId: number, jobId?: string | null, options?: CallOptions) => Reply<readonly Bill[]>
  /** "Retrieve PDF from Bill": the file's bytes, at most 25 MB; `bad-reply` where they are no PDF. */
  readonly pdf: (profileId: number, billId: string, options?: CallOptions) => Reply<Uint8Array>
}
