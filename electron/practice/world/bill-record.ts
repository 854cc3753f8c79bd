import type { Service } from './providers'

/** One record of a bill. Several records can belong to one bill, and then share its `billId`. */
export interface BillRecord {
  readonly billId: string
  readonly type: Service | 'billing'
  /** The job that extracted it. */
  readonly jobId: string
  readonly hasPdf: boolean
  /** The other fields, with the names of the reference. Fields that the agent does not find are absent. */
  readonly fields: Readonly<Record<string, unknown>>
}
