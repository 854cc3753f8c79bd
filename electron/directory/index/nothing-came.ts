import { localDayNumber } from '../../../shared/coverage/calendar'
import { unpackBills } from '../../../shared/coverage/packed'
import { judgedSeries } from '../../../shared/coverage/summary'
import type { IntervalSummary } from '../../../shared/domain/coverage'
import type { JobState, NothingNew } from '../../../shared/domain/job'
import type { BillFacts } from './bill-facts'

/** What has been read of the records of a profile. */
export interface Records {
  /** Null until its bills have been read. */
  readonly bills: BillFacts | null
  /** Null until its interval months have been read. */
  readonly intervals: IntervalSummary | null
}

/**
 * A message that nothing new came is as good as a reading on its day with the same bills: what had become due by then
 * has not come.
 */
const lackedThen = ({ packed }: BillFacts, at: string): boolean => {
  const bills = unpackBills(packed)
  if (!bills) return false
  const day = localDayNumber(new Date(at))
  return judgedSeries({ ...bills, day }, day).some(({ periods }) =>
    periods.some(({ state }) => state === 'late' || state === 'missing'),
  )
}

const billsLacked = ({ at, existing }: NothingNew, bills: BillFacts | null): boolean => {
  // Whether one is due among bills that nobody has read is not known; that there is none at all is.
  if (!bills || bills.types.length === 0) return existing === 0
  return at > bills.readAt && lackedThen(bills, at)
}

/**
 * Whether the last job brought nothing although something was due, by the message about its end and what was read before
 * it. A reading after the end shows for itself what is missing.
 */
export const nothingCame = (job: JobState | null | undefined, { bills, intervals }: Records): boolean => {
  const said = job?.finished ? job.nothingNew : undefined
  if (!said) return false
  return said.mode === 'bill'
    ? billsLacked(said, bills)
    : said.existing === 0 && (intervals === null || intervals.meters === 0)
}
