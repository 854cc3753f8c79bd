import type { SeriesCoverage } from '../../../shared/coverage/coverage'
import type { Bill } from '../../../shared/domain/bill'
import { detailsOf, type JobDays } from './fields'

/** One record of a period as a column. */
export interface RecordColumn {
  readonly bill: Bill
  readonly isThis: boolean
  /** Whether it is the record that is added up; null if none is. */
  readonly counts: boolean | null
}

/** A field in which the records of a period differ; null for a record without it. */
export interface RecordRow {
  readonly name: string
  readonly values: readonly (string | null)[]
  readonly private: boolean
}

export interface PeriodRecords {
  /** By the day of issue, the earliest first. */
  readonly columns: readonly RecordColumn[]
  /** Empty if all records say the same. */
  readonly rows: readonly RecordRow[]
  /** The number of records without a column. */
  readonly more: number
}

/** More columns could not be compared by eye. */
const mostColumns = 5

/** The first records, and always the current one and the one that counts. */
const withinReach = (bills: readonly Bill[], always: readonly (Bill | null)[]): readonly Bill[] => {
  const fixed = bills.filter((bill) => always.includes(bill))
  const others = bills.filter((bill) => !always.includes(bill)).slice(0, mostColumns - fixed.length)
  return bills.filter((bill) => fixed.includes(bill) || others.includes(bill))
}

const byIssue = (bills: readonly Bill[]): readonly Bill[] =>
  bills.toSorted((a, b) => ((a.billDate ?? '') < (b.billDate ?? '') ? -1 : a.billDate === b.billDate ? 0 : 1))

/** The records of this bill's period side by side, with their differences; null if it is the only record. */
export const periodRecords = (
  bill: Bill,
  coverage: readonly SeriesCoverage[],
  days: JobDays,
): PeriodRecords | null => {
  const versions = coverage
    .flatMap(({ periods }) => periods)
    .find((period) => period.versions?.bills.includes(bill))?.versions
  if (!versions || versions.bills.length < 2) return null
  const { counted } = versions
  const bills = withinReach(byIssue(versions.bills), [bill, counted])
  const details = bills.map((one) => new Map(detailsOf(one, days).map((detail) => [detail.id, detail])))
  const ids = new Set(details.flatMap((one) => [...one.keys()]))
  const rows = [...ids].flatMap((id): readonly RecordRow[] => {
    const values = details.map((one) => one.get(id)?.value ?? null)
    if (new Set(values).size === 1) return []
    const named = details.map((one) => one.get(id)).find((detail) => detail !== undefined)
    return [{ name: named?.name ?? id, values, private: named?.private ?? false }]
  })
  return {
    columns: bills.map((one) => ({
      bill: one,
      isThis: one === bill,
      counts: counted === null ? null : one === counted,
    })),
    rows,
    more: versions.bills.length - bills.length,
  }
}
