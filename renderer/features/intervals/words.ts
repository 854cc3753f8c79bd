import type { IntervalMonth, MonthReading } from '../../../shared/domain/interval'
import { localTime } from '../../lib/time'
import { dateFormat } from '../../lib/date-format'
import { fileSize } from '../../lib/numbers'

const monthNames = {
  short: dateFormat({ month: 'short' }),
  withYear: dateFormat({ month: 'short', year: 'numeric' }),
  long: dateFormat({ month: 'long', year: 'numeric' }),
}

/** `2015-01` as `Jan`, `Jan 2015` or `January 2015`. */
export const monthName = (month: string, form: keyof typeof monthNames): string =>
  monthNames[form].format(new Date(`${month}-01T00:00:00Z`))

/** Unix seconds as ISO 8601; null if there are none, or if they are not a valid date. */
export const isoOf = (seconds: number | null): string | null => {
  const date = new Date((seconds ?? NaN) * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

export type Completeness = 'complete' | 'growing' | 'unsaid'

export const completenessOf = ({ complete }: IntervalMonth): Completeness =>
  complete === null ? 'unsaid' : complete ? 'complete' : 'growing'

export const completenessWords: Record<Completeness, string> = {
  complete: 'Complete',
  growing: 'Not complete yet',
  unsaid: 'Not known whether complete',
}

/** All that is known about a month before it is read, in one line. */
export const monthInWords = (record: IntervalMonth): string => {
  const extracted = isoOf(record.extractionTime)
  return [
    monthName(record.month, 'withYear'),
    completenessWords[completenessOf(record)].toLowerCase(),
    extracted && `extracted ${localTime(extracted) ?? ''}`,
    record.sourceFileSize !== null && `source file ${fileSize(record.sourceFileSize)}`,
    record.jobId && `job ${record.jobId}`,
  ]
    .filter(Boolean)
    .join(', ')
}

export const formatWords: Record<MonthReading['format'], string> = {
  json: 'Normalised JSON',
  csv: 'Normalised CSV',
  source: 'Source file',
}

/** `raw` is the readers' word for a file that names no unit. */
export const unitWords = (unit: string): string => (unit === 'raw' ? '(no unit given)' : unit)

const decimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 20 })

/** An exact decimal with separators, and without rounding. */
export const exactNumber = (text: string): string => decimal.format(text as Intl.StringNumericLiteral)

/** A value with its unit. */
export const withUnit = (value: number | string, unit: string): string =>
  `${exactNumber(String(value))} ${unitWords(unit)}`
