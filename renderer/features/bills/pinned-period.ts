import { dayNumber } from '../../../shared/coverage/calendar'
import type { CoveredPeriod, SeriesCoverage } from '../../../shared/coverage/coverage'
import type { PinnedMoment } from '../../parts/profile-focus'
import type { Row } from './bill-rows'

/** A period as the moment that the other parts of the profile show: its middle. Null if it has no usable days. */
export const pinOfPeriod = (
  period: CoveredPeriod,
  coverage: readonly SeriesCoverage[],
): PinnedMoment | null => {
  const key = coverage.find(({ periods }) => periods.includes(period))?.key
  const [start, end] = [dayNumber(period.start), dayNumber(period.end)]
  if (!key || start === null || end === null) return null
  return { day: (start + end + 1) / 2, in: 'bills', period: { start, end, key } }
}

/** The period of a row of the list; null if its record has none. */
export const pinOfRow = (row: Row, coverage: readonly SeriesCoverage[]): PinnedMoment | null => {
  const period =
    row.kind === 'expected'
      ? row.period
      : coverage.flatMap(({ periods }) => periods).find(({ versions }) => versions?.bills.includes(row.bill))
  return period ? pinOfPeriod(period, coverage) : null
}
