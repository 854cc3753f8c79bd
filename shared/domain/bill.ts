/** "Retrieve Bill-Based Cost and/or Usage Data" of the API document. */

/**
 * One record. Money and amounts are decimal text exactly as sent, so that nothing is rounded; null where absent.
 * Periods and due dates are calendar dates (`YYYY-MM-DD`) as sent, never shifted by a zone.
 */
export interface Bill {
  readonly billId: string | null
  readonly type: string
  readonly name: string | null
  readonly serviceAddress: string | null
  readonly accountNumber: string | null
  readonly serviceId: string | null
  readonly meterNumber: string | null
  readonly billDate: string | null
  readonly startDate: string | null
  readonly endDate: string | null
  /** The interpolated `date` that an older agent gave in place of a period. */
  readonly approximateDate: string | null
  readonly cost: string | null
  readonly currency: string | null
  readonly usage: string | null
  readonly units: string | null
  readonly exportedEnergy: string | null
  readonly ratePlan: string | null
  readonly retailEnergyProvider: string | null
  readonly previousBalance: string | null
  readonly paymentReceived: string | null
  readonly paymentDate: string | null
  readonly pastDueBalance: string | null
  readonly dueDate: string | null
  readonly currentCharges: string | null
  readonly totalAmountDue: string | null
  /** True, false, or null where the API did not say. */
  readonly cached: boolean | null
  readonly cachedJobId: string | null
  /** Whether the record names a PDF. The address itself never leaves the main process. */
  readonly hasPdf: boolean
  /** Fields that the document does not name, as text. */
  readonly extra: Readonly<Record<string, string>>
}

/** Null where the record has no such field: a name that every object has, such as `constructor`, is none. */
export const extraOf = ({ extra }: Bill, name: string): string | null =>
  Object.hasOwn(extra, name) ? (extra[name] ?? null) : null
