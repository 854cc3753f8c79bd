import { typeName } from '../../lib/type-name'
import { IconAlertSquareFilled, IconClockHour4 } from '@tabler/icons-react'
import { dayNumber } from '../../../shared/coverage/calendar'
import { usePrivateTitle } from '../../lib/privacy'
import type { ExpectedRow } from './bill-rows'
import classes from './bills-tab.module.css'
import { seriesName } from '../../lib/series-name'

interface Props {
  readonly row: ExpectedRow
  /** Whether bills of other types or meters are listed as well. */
  readonly several: boolean
  /** Whether only a part of the window is left for the list: what matters then comes first. */
  readonly isBeside: boolean
  readonly today: string
}

const daysLate = ({ expectedBy }: ExpectedRow['period'], today: string): number =>
  (dayNumber(today) ?? 0) - (dayNumber(expectedBy) ?? 0)

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** When bills of this series usually come. A bill counts as late only after the usual spread, which is why the day is said. */
const usually = ({ series: { issue, approximate }, period }: ExpectedRow): string => {
  if (approximate || issue.assumed) return ''
  const when = issue.days < 0 ? 'before the end of their period' : 'after the end of their period'
  const usual = issue.days === 0 ? 'on the last day of their period' : `${days(Math.abs(issue.days))} ${when}`
  return ` They usually come ${usual}; this one was expected by ${period.expectedBy}.`
}

/** The line for a period whose bill is missing or late. */
export const ExpectedLine = ({ row, several, isBeside, today }: Props) => {
  const { period, series } = row
  const late = period.state === 'late'
  const Icon = late ? IconClockHour4 : IconAlertSquareFilled
  const dates = series.approximate ? `around ${period.end}` : `${period.start} to ${period.end}`
  const when = series.approximate ? dates : `for ${dates}`
  const what = late ? `The bill ${when}` : `No bill ${when}`
  const whose = several && ` (${typeName(series.key.type)}, ${seriesName(series.key)})`
  const howLate = late ? ` is ${days(daysLate(period, today))} late.${usually(row)}` : '.'
  const short = `${late ? `${days(daysLate(period, today))} late` : 'No bill'}: ${dates}`
  return (
    <span
      className={classes.expected}
      data-state={period.state}
      title={usePrivateTitle([what, whose || '', howLate].join(''))}
    >
      <Icon size={14} className={classes.expectedIcon} aria-hidden />
      <span className={classes.expectedWords}>
        {isBeside ? short : what}
        {whose && <span className="lc-private">{whose}</span>}
        {!isBeside && howLate}
      </span>
    </span>
  )
}
