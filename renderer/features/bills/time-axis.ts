import { dayNumber, dayText, monthOf } from '../../../shared/coverage/calendar'
import { dateFormat } from '../../lib/date-format'

/** Days as numbers of calendar.ts. `to` is the day after the last. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Tick {
  /** The day at which the label begins. */
  readonly day: number
  readonly label: string
}

export interface TimeAxis {
  readonly years: readonly Tick[]
  /** Empty if there is only space for years. */
  readonly months: readonly Tick[]
}

const monthName = dateFormat({ month: 'short' })

const firstOf = (month: number): number =>
  dayNumber(
    `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`,
  ) ?? 0

const dateOf = (month: number): Date => new Date(`${dayText(firstOf(month))}T00:00:00Z`)

/** The number of months between two labels. 12 means that only years are labelled. */
const stepOf = (months: number): number => (months <= 19 ? 1 : months <= 40 ? 3 : 12)

const mostYears = 12

/**
 * The years of a span, each at its first day or at the beginning of the span, and its months if they can be told apart.
 */
export const timeAxis = ({ from, to }: Span): TimeAxis => {
  const [first, last] = [monthOf(from), monthOf(to - 1)]
  const step = stepOf(last - first + 1)
  const yearStep = Math.max(1, Math.ceil((last - first) / 12 / mostYears))
  const years: Tick[] = []
  const months: Tick[] = []
  for (let month = first; month <= last; month += 1) {
    const day = Math.max(from, firstOf(month))
    const isFirst = month === first
    // A label for the rest of a year is only shown if it does not touch that of the next year.
    const hasRoom = !isFirst || month % 12 < 10 || last - first < 3
    const year = Math.floor(month / 12)
    if ((isFirst && hasRoom) || (month % 12 === 0 && year % yearStep === 0)) {
      years.push({ day, label: String(year) })
    }
    if (step < 12 && month % step === 0) months.push({ day, label: monthName.format(dateOf(month)) })
  }
  return { years, months }
}
