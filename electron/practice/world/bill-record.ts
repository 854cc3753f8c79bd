import type { Service } from './providers'

/** One record of a bill; several records may be of one bill, then with the same `billId`. */
export interface BillRecord {
  readonly billId: string
  readonly type: Service | 'billing'
  /** The job that extracted it. */
  readonly jobId: string
  readonly hasPdf: boolean
  /** The other fields as the reference names them; those that its agent does not find are not there. */
  readonly fields: Readonly<Record<string, unknown>>
}
