import { typeName } from '../../lib/type-name'
import { IconAlertSquareFilled, IconClockHour4 } from '@tabler/icons-react'
import { dayNumber } from '../../../shared/coverage/calendar'
import { usePrivateTitle } from '../../lib/privacy'
import type { ExpectedRow } from './bill-rows'
import classes from './bills-tab.module.css'
import { seriesName } from './series-name'

interface Props {
  readonly row: ExpectedRow
  /** Whether bills of other types or meters are listed as well. */
  readonly several: boolean
  readonly today: string
}

const daysLate = ({ expectedBy }: ExpectedRow['period'], today: string): number =>
  (dayNumber(today) ?? 0) - (dayNumber(expectedBy) ?? 0)

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

const usually = ({ issue, approximate }: ExpectedRow['series']): string => {
  if (approximate || issue.assumed) return ''
  if (issue.days === 0) return ' Its bills usually come on the last day of their period.'
  const when = issue.days > 0 ? 'after its end' : 'before its end'
  return ` Its bills usually come ${days(Math.abs(issue.days))} ${when}.`
}

/** The line for a period whose bill is missing or late. */
export const ExpectedLine = ({ row, several, today }: Props) => {
  const { period, series } = row
  const late = period.state === 'late'
  const Icon = late ? IconClockHour4 : IconAlertSquareFilled
  const when = series.approximate ? `around ${period.end}` : `for ${period.start} to ${period.end}`
  const what = late ? `The bill ${when}` : `No bill ${when}`
  const whose = several && ` (${typeName(series.key.type)}, ${seriesName(series.key)})`
  const howLate = late ? ` is ${days(daysLate(period, today))} late.${usually(series)}` : '.'
  return (
    <span
      className={classes.expected}
      data-state={period.state}
      title={usePrivateTitle([what, whose || '', howLate].join(''))}
    >
      <Icon size={14} className={classes.expectedIcon} aria-hidden />
      <span className={classes.expectedWords}>
        {what}
        {whose && <span className="lc-private">{whose}</span>}
        {howLate}
      </span>
    </span>
  )
}
