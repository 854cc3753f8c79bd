import { IconAlertTriangle } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { IntervalMonth, MonthReading } from '../../../shared/domain/interval'
import type { Failure } from '../../../shared/errors/failure'
import { wordingOf } from '../../../shared/errors/wording'
import { fileSize } from '../../lib/numbers'
import { ApiWords } from '../../parts/api-words'
import { TimeAgo } from '../../ui/time-ago'
import { CompletenessMark } from './completeness-mark'
import classes from './month-list.module.css'
import { SaveSource } from './save-source'
import { completenessOf, completenessWords, formatWords, isoOf, monthName } from './words'

interface Props {
  readonly profileId: number
  readonly months: readonly IntervalMonth[]
  /** Those that have been read so far. */
  readonly readings: readonly MonthReading[]
}

/** Whether the API returned a source file because it has no normalised one, and the source file cannot be read. */
const unreadableSource = ({ format }: MonthReading, { code, status }: Failure): boolean =>
  format === 'source' && code === 'bad-reply' && status === undefined

const Trouble = ({ reading, failure }: { readonly reading: MonthReading; readonly failure: Failure }) => (
  <span className={classes.trouble} role="alert">
    <IconAlertTriangle size={14} aria-hidden />
    <span>
      {unreadableSource(reading, failure)
        ? 'Not shown: there is no normalised data, and the source file cannot be read'
        : `Not shown: ${wordingOf(failure).title}`}
      {failure.detail && ` (${failure.detail})`}
      <ApiWords text={failure.apiText} />
    </span>
  </span>
)

/** From the start of the first interval to that of the last, as the API lists them. */
const Extent = ({ record: { firstInterval, lastInterval } }: { readonly record: IntervalMonth }) => {
  const [first, last] = [isoOf(firstInterval), isoOf(lastInterval)]
  if (first === null && last === null) return null
  return (
    <span className="lc-muted" title="Start of the first and of the last interval">
      {first === null ? 'first not given' : <TimeAgo at={first} show="day" />} to{' '}
      {last === null ? 'last not given' : <TimeAgo at={last} show="day" />}
    </span>
  )
}

/**
 * The chosen months one by one: how complete they are, what they were read from, when and by which job they were
 * extracted, or why one is not shown.
 */
export const MonthList = ({ profileId, months, readings }: Props) => (
  <ul className={classes.list} aria-label="Chosen months">
    {months.map((record) => {
      const state = completenessOf(record)
      const reading = readings.find(({ month }) => month === record.month)
      return (
        <li key={record.month} className={classes.month}>
          <span className={classes.name}>{monthName(record.month, 'withYear')}</span>
          <span className={classes.state} data-state={state}>
            <CompletenessMark of={state} />
            {completenessWords[state]}
          </span>
          {reading?.readings.ok && <span className={classes.format}>{formatWords[reading.format]}</span>}
          <Extent record={record} />
          <span className="lc-muted">
            extracted <TimeAgo at={isoOf(record.extractionTime)} show="day" />
          </span>
          {record.sourceFileSize !== null && (
            <span className="lc-muted lc-num">{fileSize(record.sourceFileSize)}</span>
          )}
          {record.jobId && (
            <span className={clsx(classes.job, 'lc-mono', 'lc-muted')} title={`Job ${record.jobId}`}>
              {record.jobId}
            </span>
          )}
          <SaveSource profileId={profileId} meterId={record.meterId} month={record.month} />
          {reading && !reading.readings.ok && <Trouble reading={reading} failure={reading.readings.error} />}
        </li>
      )
    })}
  </ul>
)
